import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isRunning } from "./running-process.ts";

export interface Stage {
  /** Absolute path of the folder to build into. */
  readonly folder: string;
  /** Puts the finished folder in the place of the old one. */
  publish(): void;
  /** Removes what an unfinished build left; does nothing after `publish`. */
  discard(): void;
}

/**
 * Opens a folder beside the output, on the same file system, so that publishing is two renames: whoever reads the output
 * sees the old site or the new one, and a failed or killed build leaves the old one alone. What a killed build left
 * behind is cleared away first.
 *
 * @throws Error with a Chinese sentence when the folder cannot be made
 */
export function openStage(output: string): Stage {
  const target = resolve(output);
  const folder = `${target}.stage-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  try {
    clearRemains(target);
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(`不能写到 ${dirname(target)}：${error instanceof Error ? error.message : String(error)}`);
  }
  return {
    folder,
    publish() {
      const hadOld = existsSync(target);
      if (hadOld) renameSync(target, old);
      try {
        renameSync(folder, target);
      } catch (error) {
        if (hadOld) renameSync(old, target);
        throw error;
      }
      rmSync(old, { recursive: true, force: true });
    },
    discard() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Between the two renames of `publish` a killed build leaves no site, but the old one aside: it is put back. */
function clearRemains(target: string): void {
  const parent = dirname(target);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const [, kind, pid] = /\.(stage|old)-(\d+)$/.exec(name) ?? [];
    if (!kind || name !== `${basename(target)}.${kind}-${pid}` || isRunning(Number(pid))) continue;
    const path = join(parent, name);
    if (kind === "old" && !existsSync(target)) renameSync(path, target);
    else rmSync(path, { recursive: true, force: true });
  }
}

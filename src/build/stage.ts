import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

export interface Stage {
  /** Absolute path of the folder to build into. */
  readonly folder: string;
  /** Puts the finished folder in the place of the old one. */
  publish(): void;
  /** Removes what an unfinished build left; does nothing after `publish`. */
  discard(): void;
}

/** A program that a killed build had started may write one more file while its folder is being removed. */
const REMOVE = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 } as const;

/**
 * Opens a folder beside the output, on the same file system, so that publishing is two renames: whoever reads the output
 * sees the old site or the new one, and a failed or killed build leaves the old one alone. Whoever calls holds the lock of
 * the output (lock.ts).
 */
export function openStage(output: string): Stage {
  const target = resolve(output);
  const folder = `${target}.stage-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  mkdirSync(folder, { recursive: true });
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
      rmSync(old, REMOVE);
    },
    discard() {
      rmSync(folder, REMOVE);
    },
  };
}

/**
 * Repairs what a killed build left. Between the two renames of `publish` there is no site, but the old one aside: it is
 * put back. Everything else is cleared away; with the lock held, no other build can be using it.
 */
export function clearRemains(output: string): void {
  const target = resolve(output);
  for (const name of readdirSync(dirname(target))) {
    const [, of, kind] = /^(.*)\.(stage|old)-\d+$/.exec(name) ?? [];
    if (of !== basename(target)) continue;
    const path = join(dirname(target), name);
    if (kind === "old" && !existsSync(target)) renameSync(path, target);
    else rmSync(path, REMOVE);
  }
}

import { mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

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
 * sees the old site or the new one, and a failed or killed build leaves the old one alone.
 *
 * @throws Error with a Chinese sentence when the folder cannot be made
 */
export function openStage(output: string): Stage {
  const target = resolve(output);
  const beside = (suffix: string) => join(dirname(target), `${basename(target)}.${suffix}`);
  const folder = beside(`stage-${process.pid}`);
  const old = beside(`old-${process.pid}`);
  try {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(`不能写到 ${dirname(target)}：${error instanceof Error ? error.message : String(error)}`);
  }
  return {
    folder,
    publish() {
      let hadOld = true;
      try {
        renameSync(target, old);
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
        hadOld = false;
      }
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

import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { holdsLock } from "./lock.ts";
import { differencesFrom, manifestOf, readManifest } from "./manifest.ts";
import { syncPath } from "./sync.ts";

export interface Stage {
  /** Absolute path of the folder to build into, empty. */
  readonly folder: string;
  /** Absolute path for the list of its files. */
  readonly manifest: string;
}

/** A program that a killed build had started may write one more file while its folder is being removed. */
const REMOVE = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 } as const;

/**
 * Makes a folder beside the output, on the same file system, so that publishing is a matter of names: whoever reads the
 * output sees the old site or the new one, and a failed or killed build leaves the old one alone. Whoever calls holds the
 * lock of the output (lock.ts).
 *
 * @throws Error of the file system when the folder cannot be made
 */
export function openStage(output: string): Stage {
  const target = resolve(output);
  const stage = { folder: `${target}.stage-${process.pid}`, manifest: `${manifestOf(output)}.stage-${process.pid}` };
  mkdirSync(stage.folder);
  return stage;
}

/**
 * Puts the finished folder and its manifest in the place of the old ones, and lets the disk know. Two renames: a build
 * killed between them leaves the old site aside, and the next one puts it back.
 *
 * @throws Error when the lock is lost or the folder is not what the manifest says: then nothing was touched; or of the file
 *   system: then the old site is back in its place
 */
export function publishStage({ folder, manifest }: Stage, output: string): void {
  const target = resolve(output);
  const old = `${target}.old-${process.pid}`;
  if (!holdsLock(output)) throw new Error(`${output} 的锁不见了，可能有另一个生成正在写它；没有发布，请再运行一次。`);
  const [difference] = differencesFrom(readManifest(manifest), folder, "sizes");
  if (difference) throw new Error(`${difference.path} 与核对时不一样；没有发布，请再运行一次。`);
  const hadOld = existsSync(target);
  if (hadOld) renameSync(target, old);
  try {
    renameSync(folder, target);
  } catch (error) {
    if (hadOld) renameSync(old, target);
    throw error;
  }
  renameSync(manifest, manifestOf(output));
  syncPath(dirname(target));
  removeIfPossible(old);
}

/** Names a folder for the life of its file system, whatever it is called. */
export function identityOf(folder: string): string | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false, bigint: true });
  return stat?.isDirectory() ? `${stat.dev}:${stat.ino}` : undefined;
}

/** Removes what a build that failed has made; after publishing there is nothing left of it. */
export function discardStage({ folder, manifest }: Stage): void {
  removeIfPossible(folder);
  removeIfPossible(manifest);
}

/**
 * Repairs what a killed build left. When it had put the old site aside and not yet the new one in its place, the old one
 * is put back. Everything else is cleared away; with the lock held, no other build can be using it.
 */
export function clearRemains(output: string): void {
  const target = resolve(output);
  const [site, manifest] = [basename(target), basename(manifestOf(output))];
  for (const name of readdirSync(dirname(target))) {
    const [, of, kind] = /^(.*)\.(stage|old)-\d+$/.exec(name) ?? [];
    if (of !== site && of !== manifest) continue;
    const path = join(dirname(target), name);
    if (kind === "old" && !existsSync(target)) renameSync(path, target);
    else rmSync(path, REMOVE);
  }
}

/** What is left lies beside the site and is no part of it; the next build clears it away. */
function removeIfPossible(path: string): void {
  try {
    rmSync(path, REMOVE);
  } catch {
    // Said already by what failed, or of no importance to the site that was published.
  }
}

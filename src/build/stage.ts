import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";
import { holdsLock } from "../disk/lock.ts";
import { removeTree } from "../disk/remove-tree.ts";
import { syncPath } from "../disk/sync.ts";
import { type Found, walk } from "../disk/walk.ts";
import { differencesFrom, filesOf, manifestOf, readManifest } from "./manifest.ts";
import { filesWithin } from "./old-site.ts";

export interface Stage {
  /** Absolute path of the folder to build into, empty. */
  readonly folder: string;
  /** Absolute path for the list of its files. */
  readonly manifest: string;
}

/**
 * What lies in a workplace: the site in the making, its list, which folders it takes over from the old one, the old site set
 * aside, and the mark that it is ours.
 */
const INSIDE = {
  site: "site",
  manifest: "manifest.json",
  takeover: "takeover.json",
  old: "old",
  mark: "laiyuan-build",
} as const;
const Paths = z.array(z.string().startsWith("/"));
const MARK = "来源 Laiyuan：生成网站用的临时文件夹，可以删去。\n";

/**
 * Makes a workplace beside the output, on the same file system, so that publishing is a matter of names: whoever reads the
 * output sees the old site or the new one, and a failed or killed build leaves the old one alone. Whoever calls holds the
 * lock of the output (lock.ts).
 *
 * @throws Error of the file system when the folder cannot be made
 */
export function openStage(output: string): Stage {
  const workplace = mkdtempSync(`${resolve(output)}.build-`);
  const folder = join(workplace, INSIDE.site);
  try {
    writeFileSync(join(workplace, INSIDE.mark), MARK);
    mkdirSync(folder);
  } catch (error) {
    removeTree(workplace);
    throw error;
  }
  return { folder, manifest: join(workplace, INSIDE.manifest) };
}

/** Notes which folders of the old site come into the new one as they are, by their paths on the site. */
export function noteTakeover({ manifest }: Stage, folders: readonly string[]): void {
  writeFileSync(join(dirname(manifest), INSIDE.takeover), JSON.stringify(folders));
}

/**
 * Puts the finished folder and its manifest in the place of the old ones, and lets the disk know. Two renames, and between
 * them those of the folders that are taken over: a build killed among them leaves the old site aside, and the next one puts
 * everything back.
 *
 * @param found all that lies at the output
 * @throws Error when the lock is lost or the folder is not what the manifest says: then nothing was touched; or of the file
 *   system: then the old site is back in its place
 */
export function publishStage({ folder, manifest }: Stage, output: string, found?: readonly Found[]): void {
  const target = resolve(output);
  const old = join(dirname(folder), INSIDE.old);
  const taken = takeoverIn(dirname(manifest));
  if (!holdsLock(output)) throw new Error(`${output} 的锁不见了，可能有另一个生成正在写它；没有发布，请再运行一次。`);
  // Of every file it was asked a moment ago how it lies there, in a folder that is ours alone.
  const files = [...filesOf(folder), ...filesTaken(taken, target, found)].sort();
  const [difference] = differencesFrom(readManifest(manifest), folder, "names", files);
  if (difference) throw new Error(`${difference.path} 与核对时不一样；没有发布，请再运行一次。`);
  const hadOld = existsSync(target);
  if (hadOld) renameSync(target, old);
  try {
    for (const path of taken) renameSync(old + path, folder + path);
    renameSync(folder, target);
  } catch (error) {
    if (hadOld) putBack(old, folder, taken, target);
    throw error;
  }
  renameSync(manifest, manifestOf(output));
  syncPath(dirname(target));
}

function filesTaken(taken: readonly string[], target: string, found?: readonly Found[]): string[] {
  return taken.length === 0 ? [] : filesWithin(found ?? walk(target), new Set(taken));
}

/** What was taken over goes home, and the old site to its place. */
function putBack(old: string, site: string, taken: readonly string[], target: string): void {
  for (const path of taken) if (existsSync(site + path) && !existsSync(old + path)) renameSync(site + path, old + path);
  renameSync(old, target);
}

/** What a build noted; where it could not even write that down, nothing was moved. */
function takeoverIn(workplace: string): readonly string[] {
  const file = join(workplace, INSIDE.takeover);
  if (!existsSync(file)) return [];
  try {
    return Paths.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return [];
  }
}

/** Names a folder for the life of its file system, whatever it is called. */
export function identityOf(folder: string): string | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false, bigint: true });
  return stat?.isDirectory() ? `${stat.dev}:${stat.ino}` : undefined;
}

/** Removes the workplace of a build, with what is left in it: what a failed one has made, the old site after publishing. */
export function discardStage({ manifest }: Stage): void {
  const workplace = dirname(manifest);
  try {
    if (isWorkplace(workplace)) removeTree(workplace);
  } catch {
    // What is left lies beside the site and is no part of it; the next build clears it away.
  }
}

/**
 * Repairs what a killed build left. When it had put the old site aside and not yet the new one in its place, the old one
 * is put back, with what was taken over from it; when it had published the site and not yet its list, the list follows. Its workplace is cleared away; with
 * the lock held, no other build can be using it. What only has such a name, without our mark, is somebody else's.
 */
export function clearRemains(output: string): void {
  const target = resolve(output);
  for (const name of readdirSync(dirname(target))) {
    const workplace = join(dirname(target), name);
    if (!name.startsWith(`${basename(target)}.build-`) || !isWorkplace(workplace)) continue;
    const inside = (part: keyof typeof INSIDE) => join(workplace, INSIDE[part]);
    if (existsSync(inside("old")) && !existsSync(target))
      putBack(inside("old"), inside("site"), takeoverIn(workplace), target);
    else if (existsSync(inside("manifest")) && !existsSync(inside("site")))
      renameSync(inside("manifest"), manifestOf(output));
    removeTree(workplace);
  }
}

function isWorkplace(folder: string): boolean {
  const mark = join(folder, INSIDE.mark);
  if (!lstatSync(folder).isDirectory() || !lstatSync(mark, { throwIfNoEntry: false })?.isFile()) return false;
  return readFileSync(mark, "utf8") === MARK;
}

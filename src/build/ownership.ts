import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { withLocks } from "../disk/lock.ts";
import { replaceFile } from "../disk/replace-file.ts";
import { type Found, walk } from "../disk/walk.ts";
import { isClutter } from "../domain/file-name.ts";
import { UsageError } from "../terminal/outcome.ts";
import { isBundleName } from "./bundle-cache.ts";
import { type FileRecord, manifestOf, readManifest } from "./manifest.ts";
import { type Looked, listedOf, listingOf, lookAt, type OldSite } from "./old-site.ts";
import type { BuildOptions } from "./options.ts";

/** What a build touches and reads. */
export type BuildFolders = Pick<BuildOptions, "articles" | "data" | "output" | "cache">;

const MOVE = "把它移走，或换一个 --output。";
/** How many names a sentence lists. */
const MOST_NAMED = 3;
/** A cache says of itself that it is one, so that programs that make backups pass over it (bford.info/cachedir). */
const TAG = "CACHEDIR.TAG";
const TAG_TEXT = "Signature: 8a477f597d28d172789f06886806bc55\n# 来源 Laiyuan：可以整个删去，下次会重新建立。\n";

/**
 * Holds that a build may write at `output` at all, whatever lies there: not where it works, nor over what it reads.
 *
 * @throws UsageError with a Chinese sentence
 */
export function assertPlace(folders: BuildFolders): void {
  const { output } = folders;
  if (output.trim() === "") throw refusal("--output 是空的；脚本里的变量可能没有值。");
  const target = realPathOf(output);
  if (contains(target, realPathOf("."))) throw refusal(`--output ${output} 是正在工作的文件夹，或把它包在里面。`);
  for (const [name, folder] of Object.entries(sourcesOf(folders))) {
    if (folder.trim() === "") throw refusal(`${name}是空的；脚本里的变量可能没有值。`, "写明文件夹。");
    const source = realPathOf(folder);
    if (contains(target, source) || contains(source, target))
      throw refusal(`--output ${output} 与${name} ${folder} 互相包含，网站会盖掉它。`);
  }
}

/**
 * Holds that a build may put its site in the place of what lies at `output`: there is nothing, or an empty folder, or the
 * site that the manifest beside it lists and nothing else. Whatever else is there belongs to somebody, and a build that
 * replaces a folder would remove it.
 *
 * @returns what lies there
 * @throws UsageError with a Chinese sentence that says what is there and what to do
 */
export function assertReplaceable(output: string): OldSite {
  return assertOurs(output, "sizes");
}

/**
 * Holds the same once more, by names: somebody may have put a file there since it was looked at.
 * @param before what lay there, all of it ours
 * @returns what lies there now; of its files nobody is asked anything but their names
 * @throws UsageError
 */
export function assertStillReplaceable(output: string, { folder, listing }: Before): OldSite {
  if (listing !== undefined && lstatSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    const found = walk(folder);
    if (listingOf(found) === listing) return { folder, found, listing, files: new Map(), records: undefined };
  }
  return assertOurs(output, "names");
}

/** As much of a look as tells whether something has come or gone. */
export type Before = Pick<OldSite, "folder" | "listing">;

/** @param look whether files of the list may have another length; once that is known, names will do */
function assertOurs(output: string, look: "sizes" | "names"): OldSite {
  const [target, manifest] = [resolve(output), manifestOf(output)];
  const list = lstatSync(manifest, { throwIfNoEntry: false });
  const records = list?.isFile() ? recordsOf(output) : undefined;
  if (list && !records)
    throw refusal(`${manifest} 不是来源的清单，生成时会盖掉它。`, `把它和 ${output} 移走，或换一个 --output。`);
  const there = lstatSync(target, { throwIfNoEntry: false });
  const columns = records && listedOf(records);
  if (!there) return { folder: target, records: columns, found: [], listing: undefined, files: new Map() };
  if (there.isSymbolicLink()) throw refusal(`--output ${output} 是一个链接。`, "写它所指的文件夹。");
  if (!there.isDirectory()) throw refusal(`--output ${output} 不是文件夹。`);
  const looked = lookInto(target, records && look);
  const foreign = foreignIn(looked, records, look);
  if (foreign.length > 0) throw refusal(`--output ${output} 里有不是上次生成的东西：${listed(foreign)}。`, MOVE);
  return { ...looked, records: columns, listing: looked.found.length > 0 ? listingOf(looked.found) : undefined };
}

/**
 * Makes a folder ours for what can be made again, or finds that it is. Only then may anything be removed from it. One
 * build at a time claims it, or another would find a mark half written.
 *
 * @param print tells a person whom the build waits for
 * @throws UsageError with a Chinese sentence when something lies there that carries no mark of ours
 */
export async function claimFolder(root: string, print: (text: string) => void = () => {}): Promise<void> {
  if (isClaimed(root)) return;
  mkdirSync(dirname(root), { recursive: true });
  await withLocks([root], print, () => claim(root));
}

function claim(root: string): void {
  if (isClaimed(root)) return;
  const names = existsSync(root) ? readdirSync(root) : [];
  if (!names.every((name) => isFolderOfBundles(join(root, name))))
    throw refusal(`${root} 里有不认识的东西：${listed(names)}。`, "换一个文件夹；确实是以前留下的缓存，就删去它。");
  mkdirSync(root, { recursive: true });
  replaceFile(join(root, TAG), TAG_TEXT);
}

/** What a cache has looked like before it carried a mark; nobody else names files so. */
function isFolderOfBundles(path: string): boolean {
  return lstatSync(path).isDirectory() && readdirSync(path).every(isBundleName);
}

function isClaimed(root: string): boolean {
  const tag = join(root, TAG);
  return existsSync(tag) && lstatSync(tag).isFile() && readFileSync(tag, "utf8") === TAG_TEXT;
}

/**
 * What is in a folder and not of the list beside the output: files added or of another length, links, folders in which no
 * listed file lies. Without a list that fits the output, everything.
 */
function foreignIn(
  { folder, found, files }: Looked,
  records: readonly FileRecord[] | undefined,
  look: "sizes" | "names",
): string[] {
  if (!records)
    return readdirSync(folder)
      .filter((name) => !isClutterFile(join(folder, name)))
      .sort();
  const sizes = new Map(records.map(({ path, size }) => [path, size]));
  const folders = new Set<string>();
  for (const { path } of records) addFoldersAbove(path, folders);
  const isOurs = ({ path, kind }: Found): boolean => {
    if (kind !== "file") return kind === "folder" && folders.has(path);
    return look === "names" ? sizes.has(path) : sizes.has(path) && files.get(path)?.size === sizes.get(path);
  };
  return found
    .filter((found) => !isOurs(found) && !(found.kind === "file" && isClutter(found.name)))
    .map(({ path }) => path.slice(1))
    .sort();
}

/** What was never ours may be somebody's whole disk. */
function lookInto(folder: string, look: "sizes" | "names" | undefined): Looked {
  if (look === "sizes") return lookAt(folder);
  return { folder, found: look === undefined ? [] : walk(folder), files: new Map() };
}

function isClutterFile(path: string): boolean {
  return isClutter(basename(path)) && lstatSync(path).isFile();
}

/** Of `/a/b/c.html`: `/a/b` and `/a`. */
function addFoldersAbove(path: string, folders: Set<string>): void {
  for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
    const folder = path.slice(0, end);
    if (folders.has(folder)) return;
    folders.add(folder);
  }
}

/** Undefined when there is no list of ours. */
function recordsOf(output: string): readonly FileRecord[] | undefined {
  try {
    return readManifest(manifestOf(output));
  } catch {
    return undefined;
  }
}

/** The folders that a build reads, or keeps for the next one, by their Chinese names. */
function sourcesOf({ articles, data, cache }: BuildFolders): Readonly<Record<string, string>> {
  return { 文章文件夹: articles, 资料文件夹: data, ...(cache === undefined ? {} : { 缓存文件夹: cache }) };
}

/** Where a path leads through all links; what does not exist yet is taken as written. */
function realPathOf(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync.native(absolute);
  } catch {
    return dirname(absolute) === absolute ? absolute : join(realPathOf(dirname(absolute)), basename(absolute));
  }
}

/** Whether one folder is the other or lies above it. */
function contains(outer: string, inner: string): boolean {
  return outer === inner || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join("、")}${more > 0 ? ` 等 ${names.length} 个` : ""}`;
}

function refusal(what: string, todo = "换一个 --output，如 _site。"): UsageError {
  return new UsageError(`${what}${todo}什么也没有动。`);
}

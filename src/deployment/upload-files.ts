import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { isClutter } from "../domain/file-name.ts";
import { type Shown, shownIn } from "./fewer-pages.ts";
import { kindOf } from "./host/hashed-files.ts";
import { listOf, numberOf, parsedJson, textEntriesOf, textOf } from "./host/json.ts";
import type { HashedFile } from "./host/record.ts";

/** The folder is not what a build has made and looked at, or not for the public. */
export class RefusedError extends Error {}

/** A built site, every file of it held against the manifest of the build. */
export interface BuiltSite extends Shown {
  readonly folder: string;
  /** Every file by its path on the site. */
  readonly files: ReadonlyMap<string, HashedFile>;
  /** The article of every picture, by the beginning of the addresses of its files. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** Addresses as they stand in the record of a deployment: those of the other edition follow from them. */
const FIRST_EDITION = /^\/\d/;
const REDIRECTS = "/_redirects";
/** A preview says so with this file (`src/build/preview-mark.ts`). */
const PREVIEW = "/preview.json";
/** The host cannot be asked for such a name. */
const UNUSABLE = /[#?]/;

/**
 * Reads every file once: its digest for the host, and whether it is the file that the build has looked at
 * (docs/contracts/build.md).
 * @throws RefusedError with a Chinese sentence
 */
export function readBuiltSite(folder: string): BuiltSite {
  const manifest = manifestOf(folder);
  if (!existsSync(folder)) throw new RefusedError(`没有 ${folder}。先运行 npm run build。`);
  if (!existsSync(manifest))
    throw new RefusedError(`没有清单 ${manifest}，不知道 ${folder} 是不是完整的网站。先运行 npm run build。`);
  const listed = parsedJson(readFileSync(manifest, "utf8"));
  const left = new Map(listOf(listed, "files").map((record) => [textOf(record, "path") ?? "", record]));
  const files = new Map<string, HashedFile>();
  for (const path of pathsOf(folder)) {
    if (path === PREVIEW) throw new RefusedError("这是带草稿的预览（npm run build -- --drafts），不能公开。");
    if (UNUSABLE.test(path)) throw new RefusedError(`文件名里有 # 或 ?，主机不收：${path}。`);
    const bytes = readFileSync(join(folder, path));
    const record = left.get(path);
    left.delete(path);
    if (numberOf(record, "size") !== bytes.length || textOf(record, "sha256") !== digest("sha256", bytes))
      throw new RefusedError(`${path} 与生成时核对过的不一样。再运行一次 npm run build。`);
    files.set(path, { sha1: digest("sha1", bytes), size: bytes.length });
  }
  const [missing] = left.keys();
  if (missing !== undefined) throw new RefusedError(`少了 ${missing}。再运行一次 npm run build。`);
  const shown = shownOf(folder, [...files.keys()]);
  return {
    folder,
    files,
    articles: shown.articles.filter((path) => FIRST_EDITION.test(path)),
    withdrawn: shown.withdrawn.filter((path) => FIRST_EDITION.test(path)),
    moved: shown.moved,
    pictures: new Map(textEntriesOf(listed, "pictures")),
  };
}

/** What a built site shows of its articles, by its manifest; undefined when there is none. */
export function shownBy(folder: string): Shown | undefined {
  const manifest = manifestOf(folder);
  if (!existsSync(manifest)) return undefined;
  const listed = listOf(parsedJson(readFileSync(manifest, "utf8")), "files");
  const paths = listed.map((record) => textOf(record, "path") ?? "");
  return shownOf(folder, paths);
}

function manifestOf(folder: string): string {
  return `${resolve(folder)}.manifest.json`;
}

function shownOf(folder: string, paths: readonly string[]): Shown {
  return shownIn(paths, paths.includes(REDIRECTS) ? readFileSync(join(folder, REDIRECTS), "utf8") : "");
}

/** The files of a site whose names change with their content. */
export function hashedFilesOf({ files }: BuiltSite): ReadonlyMap<string, HashedFile> {
  return new Map([...files].filter(([path]) => kindOf(path) !== undefined));
}

export function digest(algorithm: "sha1" | "sha256", bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest("hex");
}

function pathsOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (entry.isDirectory()) return [];
      if (!entry.isFile()) throw new RefusedError(`${path} 不是普通文件，不能公开。`);
      if (isClutter(entry.name)) return [];
      return [`/${relative(folder, path).split(sep).join("/")}`];
    })
    .sort();
}

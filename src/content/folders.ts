import { type Dirent, existsSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isClutter, isDeviceName } from "../domain/file-name.ts";
import { ENTRIES_FOLDER } from "../domain/live.ts";
import { SLUG } from "../domain/text-rules.ts";
import { ProblemReport } from "./problem-report.ts";
import { isDraft } from "./salvaged-text.ts";
import { errorCode, throwIfOfMachine } from "./text-file.ts";

const YEAR = /^(?:19|20)\d{2}$/;
const MONTH = /^(?:0[1-9]|1[0-2])$/;

/** A folder whose place is the address of an article. */
export interface DatedFolder {
  readonly path: string;
  readonly year: string;
  readonly month: string;
  readonly slug: string;
}

/** `/2025/05/slug/` */
export function addressOf({ year, month, slug }: DatedFolder): string {
  return `/${year}/${month}/${slug}/`;
}

/**
 * Walks `<yyyy>/<mm>/<slug>/`, in the order of the addresses. Everything that does not fit is reported.
 *
 * @param years what lies in `root`
 */
export function datedFolders(years: readonly Dirent[], root: string, report: ProblemReport): DatedFolder[] {
  const folders: DatedFolder[] = [];
  for (const year of foldersIn(years, root, YEAR, report)) {
    const inYear = join(root, year);
    for (const month of foldersIn(entriesOf(inYear, report), inYear, MONTH, report)) {
      const inMonth = join(inYear, month);
      for (const slug of foldersIn(entriesOf(inMonth, report), inMonth, undefined, report)) {
        const path = join(inMonth, slug);
        if (SLUG.test(slug) && slug.length <= 80 && !isDeviceName(slug)) folders.push({ path, year, month, slug });
        else if (isDeviceName(slug))
          passOver("bad-slug", path, `“${slug}”是 Windows 的设备名，不能作文件夹名。`, report);
        else passOver("bad-slug", path, `文件夹名“${slug}”不能作地址。`, report);
      }
    }
  }
  return folders;
}

function foldersIn(
  entries: readonly Dirent[],
  folder: string,
  name: RegExp | undefined,
  report: ProblemReport,
): string[] {
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) report.add("symlink", path, "这是一个符号链接。");
    else if (!entry.isDirectory() || (name && !name.test(entry.name)))
      passOver("misplaced-file", path, "这里不该有这个文件或文件夹。", report);
    else return [entry.name];
    return [];
  });
}

/** Where nothing but drafts lie in the wrong place, it harms nobody. */
function passOver(code: "bad-slug" | "misplaced-file", path: string, message: string, report: ProblemReport): void {
  const own = new ProblemReport();
  own.add(code, path, message);
  report.include(own, holdsDraftsAlone(path));
}

/** Whether something is a folder with articles in it, all of which are drafts. */
export function holdsDraftsAlone(path: string): boolean {
  try {
    const names = readdirSync(path, { recursive: true, encoding: "utf8" });
    const records = names.filter((name) => basename(name) === "article.json");
    return records.length > 0 && records.every((name) => isDraft(join(path, dirname(name))));
  } catch {
    return false;
  }
}

/** What is in a folder, by name, without clutter. */
export function entriesOf(folder: string, report: ProblemReport): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !isClutter(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throwIfOfMachine(error);
    report.add("unreadable-file", folder, `打不开这个文件夹（${errorCode(error)}）。`);
    return [];
  }
}

export interface ArticleFolder extends DatedFolder {
  /** Files beside article.md and article.json. */
  readonly otherFiles: readonly string[];
  /** `live/….md`, the entries of a live page; absent where there is no such folder. */
  readonly entryFiles?: readonly string[];
  /** Whether article.md is there, and a file or folder; the record says whether it may be missing. */
  readonly hasText: boolean;
  /** There is something by that name that cannot be its text; the report was told. */
  readonly unusableText?: true;
}

/** One folder by its place; undefined when there is no article in it, the report then says why. */
export function findArticleFolder(folder: DatedFolder, report: ProblemReport): ArticleFolder | undefined {
  const all = entriesOf(folder.path, report);
  const has = (name: string) => all.some((entry) => entry.name === name);
  if (all.length === 0) {
    report.add("empty-article-folder", folder.path, "文章文件夹是空的。");
    return undefined;
  }
  const names = new Set<string>();
  let entryFiles: string[] | undefined;
  for (const entry of all) {
    const path = join(folder.path, entry.name);
    if (entry.isSymbolicLink()) report.add("symlink", path, "这是一个符号链接。");
    else if (entry.isDirectory() && entry.name === ENTRIES_FOLDER) entryFiles = entryFilesIn(path, report);
    else if (entry.isDirectory() && !entry.name.startsWith("article."))
      report.add("misplaced-file", path, "文章文件夹里不能再有文件夹。");
    else names.add(entry.name);
  }
  if (!has("article.json"))
    for (const name of ["article.md", "article.json"].filter((name) => !has(name)))
      report.add("missing-article-file", folder.path, `缺少 ${name}。`);
  if (!names.delete("article.json")) return undefined;
  const hasText = names.delete("article.md");
  const unusable = !hasText && has("article.md");
  const found = { ...folder, hasText, ...(unusable && { unusableText: true as const }), otherFiles: [...names] };
  return entryFiles ? { ...found, entryFiles } : found;
}

const ENTRY_FILE = /^(.+)\.md$/;

/** The files of entries, from the folder of their article. */
function entryFilesIn(folder: string, report: ProblemReport): string[] {
  return entriesOf(folder, report).flatMap((entry) => {
    const path = join(folder, entry.name);
    const [, name = ""] = ENTRY_FILE.exec(entry.name) ?? [];
    if (entry.isSymbolicLink()) report.add("symlink", path, "这是一个符号链接。");
    else if (entry.isDirectory()) report.add("misplaced-file", path, "live/ 里不能再有文件夹。");
    else if (!SLUG.test(name) || name.length > 80 || isDeviceName(name))
      report.add("bad-entry-name", path, `“${entry.name}”不能作一条的文件名。`);
    else return [`${ENTRIES_FOLDER}/${entry.name}`];
    return [];
  });
}

/**
 * The folders of articles, in the order of the addresses. Everything that does not fit is reported; what is in the folder of a
 * draft harms nobody.
 *
 * @param find looks into one of them
 */
export function findArticleFolders(root: string, report: ProblemReport, find = findArticleFolder): ArticleFolder[] {
  return datedFolders(entriesOf(root, report), root, report).flatMap((folder) => {
    const own = new ProblemReport();
    const found = find(folder, own);
    report.include(own, own.count > 0 && isDraft(folder.path));
    return found ?? [];
  });
}

/** Names of what lies in a folder, but clutter; none where there is no folder. */
export function filesIn(folder: string): string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !isClutter(name))
        .sort()
    : [];
}

import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { SLUG } from "../domain/text-rules.ts";
import type { ProblemReport } from "./problem-report.ts";
import { errorCode } from "./text-file.ts";

export interface ArticleFolder {
  readonly path: string;
  readonly year: string;
  readonly month: string;
  readonly slug: string;
  /** Files beside article.md and article.json. */
  readonly otherFiles: readonly string[];
}

const YEAR = /^(?:19|20)\d{2}$/;
const MONTH = /^(?:0[1-9]|1[0-2])$/;
/** Files that systems and editors leave everywhere and nobody wrote. Anything else is an article or a mistake. */
const CLUTTER = /^(?:\.DS_Store|\._.*|\.gitkeep|\..*\.sw[a-p]|.*~|Thumbs\.db|desktop\.ini)$/;

/** Walks `<yyyy>/<mm>/<slug>/`, in the order of the addresses. Everything that does not fit is reported. */
export function findArticleFolders(root: string, report: ProblemReport): ArticleFolder[] {
  const folders: ArticleFolder[] = [];
  for (const year of subfolders(root, YEAR, report)) {
    for (const month of subfolders(join(root, year), MONTH, report)) {
      for (const slug of subfolders(join(root, year, month), undefined, report)) {
        const path = join(root, year, month, slug);
        if (!SLUG.test(slug) || slug.length > 80) {
          report.add("bad-slug", path, `文件夹名“${slug}”不能作地址。`);
          continue;
        }
        const otherFiles = filesIn(path, report);
        if (otherFiles) folders.push({ path, year, month, slug, otherFiles });
      }
    }
  }
  return folders;
}

function subfolders(folder: string, name: RegExp | undefined, report: ProblemReport): string[] {
  return entries(folder, report).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) report.add("symlink", path, "这是一个符号链接。");
    else if (!entry.isDirectory() || (name && !name.test(entry.name)))
      report.add("misplaced-file", path, "这里不该有这个文件或文件夹。");
    else return [entry.name];
    return [];
  });
}

function filesIn(folder: string, report: ProblemReport): string[] | undefined {
  const all = entries(folder, report);
  if (all.length === 0) {
    report.add("empty-article-folder", folder, "文章文件夹是空的。");
    return undefined;
  }
  const names = new Set<string>();
  for (const entry of all) {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) report.add("symlink", path, "这是一个符号链接。");
    else if (entry.isDirectory() && !entry.name.startsWith("article."))
      report.add("misplaced-file", path, "文章文件夹里不能再有文件夹。");
    else names.add(entry.name);
  }
  const missing = ["article.md", "article.json"].filter((name) => !names.delete(name));
  for (const name of missing) {
    if (!all.some((entry) => entry.name === name)) report.add("missing-article-file", folder, `缺少 ${name}。`);
  }
  return missing.length > 0 ? undefined : [...names];
}

function entries(folder: string, report: ProblemReport): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !CLUTTER.test(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    report.add("unreadable-file", folder, `打不开这个文件夹（${errorCode(error)}）。`);
    return [];
  }
}

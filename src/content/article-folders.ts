import { join } from "node:path";
import { type DatedFolder, datedFolders, entriesOf } from "./folders.ts";
import type { ProblemReport } from "./problem-report.ts";

export interface ArticleFolder extends DatedFolder {
  /** Files beside article.md and article.json. */
  readonly otherFiles: readonly string[];
}

/** One folder by its place; undefined when there is no article in it, the report then says why. */
export function findArticleFolder(folder: DatedFolder, report: ProblemReport): ArticleFolder | undefined {
  const otherFiles = filesIn(folder.path, report);
  return otherFiles && { ...folder, otherFiles };
}

/** The folders of articles, in the order of the addresses. Everything that does not fit is reported. */
export function findArticleFolders(root: string, report: ProblemReport): ArticleFolder[] {
  return datedFolders(entriesOf(root, report), root, report).flatMap(
    (folder) => findArticleFolder(folder, report) ?? [],
  );
}

function filesIn(folder: string, report: ProblemReport): string[] | undefined {
  const all = entriesOf(folder, report);
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

import { join } from "node:path";
import { type DatedFolder, datedFolders, entriesOf } from "./folders.ts";
import type { ProblemReport } from "./problem-report.ts";

export interface ArticleFolder extends DatedFolder {
  /** Files beside article.md and article.json. */
  readonly otherFiles: readonly string[];
  /** Whether article.md is there; the record says whether it may be missing. */
  readonly hasText: boolean;
}

/** One folder by its place; undefined when there is no article in it, the report then says why. */
export function findArticleFolder(folder: DatedFolder, report: ProblemReport): ArticleFolder | undefined {
  const names = filesIn(folder.path, report);
  return names && { ...folder, hasText: names.delete("article.md"), otherFiles: [...names] };
}

/** The folders of articles, in the order of the addresses. Everything that does not fit is reported. */
export function findArticleFolders(root: string, report: ProblemReport): ArticleFolder[] {
  return datedFolders(entriesOf(root, report), root, report).flatMap(
    (folder) => findArticleFolder(folder, report) ?? [],
  );
}

/** The names of the files of an article but for its record, without which there is none. */
function filesIn(folder: string, report: ProblemReport): Set<string> | undefined {
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
  const gone = ["article.md", "article.json"].filter((name) => !all.some((entry) => entry.name === name));
  if (gone.includes("article.json"))
    for (const name of gone) report.add("missing-article-file", folder, `缺少 ${name}。`);
  const usable = names.delete("article.json") && (names.has("article.md") || gone.includes("article.md"));
  return usable ? names : undefined;
}

import { join } from "node:path";
import { type DatedFolder, datedFolders, entriesOf } from "./folders.ts";
import { ProblemReport } from "./problem-report.ts";
import { isDraft } from "./salvaged-text.ts";

export interface ArticleFolder extends DatedFolder {
  /** Files beside article.md and article.json. */
  readonly otherFiles: readonly string[];
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
  for (const entry of all) {
    const path = join(folder.path, entry.name);
    if (entry.isSymbolicLink()) report.add("symlink", path, "这是一个符号链接。");
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
  return { ...folder, hasText, ...(unusable && { unusableText: true }), otherFiles: [...names] };
}

/**
 * The folders of articles, in the order of the addresses. Everything that does not fit is reported; what is in the folder of a
 * draft harms nobody.
 */
export function findArticleFolders(root: string, report: ProblemReport): ArticleFolder[] {
  return datedFolders(entriesOf(root, report), root, report).flatMap((folder) => {
    const own = new ProblemReport();
    const found = findArticleFolder(folder, own);
    report.include(own, own.count > 0 && isDraft(folder.path));
    return found ?? [];
  });
}

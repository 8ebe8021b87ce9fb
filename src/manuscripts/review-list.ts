import { basename, join, relative } from "node:path";
import { readArticle } from "../content/article-file.ts";
import type { DatedFolder } from "../content/folders.ts";
import { readJsonFile } from "../content/json-file.ts";
import { type Place, ProblemReport, START } from "../content/problem-report.ts";
import type { SiteData } from "../content/site-data.ts";
import type { Problem } from "../domain/problem.ts";
import type { Composed } from "./compose.ts";
import type { ReviewNote } from "./draft.ts";

/** A thing to look at, with its place; those that the check knows carry its code. */
export type ReviewItem = Omit<Problem, "code"> & Partial<Pick<Problem, "code">>;

/**
 * Everything that a person must decide before the article can be published: what the check refuses, in the check's own
 * words, and what the recognition was not sure of.
 *
 * @param staged where the files are now
 * @param target where they will be; the places are told as there
 * @param input what the manuscript is called
 */
export function reviewList(
  staged: string,
  target: DatedFolder,
  composed: Composed,
  reviewNotes: readonly ReviewNote[],
  siteData: SiteData,
  input: string,
): ReviewItem[] {
  const found = checked(staged, target, siteData).map((problem) => ({ ...problem, file: shown(problem.file) }));
  const json = readJsonFile(join(staged, "article.json"), new ProblemReport());
  return [...found, ...reviewNotes.map(placed)];

  function placed({ at, message, code }: ReviewNote): ReviewItem {
    const place = (file: string, where: Place): ReviewItem => ({ file, ...where, message, ...(code && { code }) });
    if ("field" in at) return place(shown("article.json"), json?.locate(at.field) ?? START);
    if ("block" in at) return place(shown("article.md"), { line: composed.lines.get(at.block) ?? 1, column: 1 });
    return place(input, { line: at.line ?? 1, column: 1 });
  }

  function shown(file: string): string {
    const name = basename(file);
    const path = name === "article.json" || name === "article.md" ? join(target.path, name) : target.path;
    const near = relative(process.cwd(), path);
    return near.startsWith("..") ? path : near;
  }
}

function checked(staged: string, target: DatedFolder, siteData: SiteData): readonly Problem[] {
  const report = new ProblemReport();
  readArticle({ ...target, path: staged, otherFiles: [], hasText: true }, siteData, Date.now(), report);
  return [...report.problems, ...report.warnings];
}

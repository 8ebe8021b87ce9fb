import { join } from "node:path";
import { readCopyFacts } from "../content/copy-facts.ts";
import { addressOf, type DatedFolder } from "../content/folders.ts";
import { ProblemReport } from "../content/problem-report.ts";
import type { SiteData } from "../content/site-data.ts";
import { readTextFile } from "../content/text-file.ts";
import type { CopyRules } from "../domain/copy-rule.ts";
import { type CopyDesk, copyDesk } from "./copy-desk.ts";
import { type Found, gathered } from "./found.ts";
import { markdownPassages } from "./markdown-passages.ts";
import type { Passage } from "./passage.ts";
import { recordPassages } from "./record-passages.ts";

/** What the reader of articles allows. */
const LIMIT_MIB = 2;

/** A copy desk by the decisions in `_data`. @param amended what becomes of the weights of its rules */
export function deskOf(
  siteData: SiteData,
  data: string,
  report: ProblemReport,
  amended = (rules: CopyRules) => rules,
): { desk: CopyDesk; rules: CopyRules } {
  const { rules: decided, names } = readCopyFacts(data, report);
  const rules = amended(decided);
  return { desk: copyDesk({ rules, names, disclaimers: siteData.disclaimers }), rules };
}

/** Whether an article was taken down as a whole: nobody reads it any more, not even the build. */
export function isWithdrawn(folder: DatedFolder, { withdrawals }: SiteData): boolean {
  return withdrawals.some(({ path, picture }) => !picture && path === addressOf(folder));
}

/** The files of an article by name, as they were read. */
export type ArticleTexts = Readonly<Record<"article.json" | "article.md", string>>;

/**
 * Has the copy desk look over the two files of an article, as far as they can be read.
 * @param texts what is in them, when that is known
 * @returns with what was found the passages of article.md, to compare with those of other articles
 */
export function readCopy(
  folder: string,
  desk: CopyDesk,
  texts?: ArticleTexts,
): { found: readonly Found[]; body: readonly Passage[] } {
  const unheard = new ProblemReport();
  const found: Found[] = [];
  let body: readonly Passage[] = [];
  for (const name of ["article.json", "article.md"] as const) {
    const file = join(folder, name);
    const text = texts?.[name] ?? readTextFile(file, LIMIT_MIB, unheard);
    if (text === undefined) continue;
    const passages = passagesOf(file, text);
    if (name === "article.md") body = passages;
    found.push(...gathered(file, text, desk(passages)));
  }
  return { found, body };
}

/** The passages of a file of an article, by its name. */
export function passagesOf(file: string, text: string): Passage[] {
  return file.endsWith(".json") ? recordPassages(text) : markdownPassages(text);
}

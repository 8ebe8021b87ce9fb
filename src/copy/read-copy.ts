import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "jsonc-parser";
import type { z } from "zod";
import type { ReadArticle } from "../content/article-file.ts";
import { addressOf, type DatedFolder, filesIn } from "../content/folders.ts";
import { parseMarkdown } from "../content/markdown/parse.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { readRecord } from "../content/schema-problems.ts";
import type { SiteData } from "../content/site-data.ts";
import { readTextFile } from "../content/text-file.ts";
import { COPY_REMEDIES, CopyRules, isCopyCode, PreferredNames } from "../domain/copy-rule.ts";
import { ENTRIES_FOLDER } from "../domain/live.ts";
import { Glossary } from "../domain/site.ts";
import { severityIn } from "../domain/verdict.ts";
import { type CopyDesk, copyDesk, type HouseStyle } from "./copy-desk.ts";
import { type EntryText, entryPassages, entryTextIn } from "./entry-passages.ts";
import { type Found, gathered } from "./found.ts";
import { type MarkdownText, markdownPassages, passagesIn } from "./markdown-passages.ts";
import type { Passage } from "./passage.ts";
import { recordPassages, rolesIn } from "./record-passages.ts";

/** What the reader of articles allows. */
const LIMIT_MIB = 2;

/** What the copy desk goes by: `copy-rules.json` and `names.json`. */
export interface CopySettings {
  readonly rules: CopyRules;
  readonly names: PreferredNames;
}

/** Reads the files of the copy desk, neither of which need be there. One that is wrong counts as missing, and is reported. */
export function readCopySettings(folder: string, report: ProblemReport): CopySettings {
  const read = <T extends z.ZodType>(name: string, schema: T): z.output<T> | undefined => {
    const path = join(folder, name);
    return existsSync(path) ? readRecord(path, schema, report) : undefined;
  };
  return { rules: read("copy-rules.json", CopyRules) ?? {}, names: read("names.json", PreferredNames) ?? [] };
}

/** A copy desk by the decisions in `_data`. @param amended what becomes of the weights of its rules */
export function deskOf(
  { disclaimers, site, glossary }: SiteData,
  data: string,
  report: ProblemReport,
  amended = (rules: CopyRules) => rules,
): { desk: CopyDesk; rules: CopyRules; style: HouseStyle } {
  const { rules: decided, names } = readCopySettings(data, report);
  const rules = amended(decided);
  const traditional = site.traditional && { settings: site.traditional, glossary };
  const style = { rules, names, disclaimers, traditional };
  return { desk: copyDesk(style), rules, style };
}

/** The decisions of a house, with every rule off that stops no build. */
export function errorRules(rules: CopyRules): CopyRules {
  const codes = Object.keys(COPY_REMEDIES).filter(isCopyCode);
  return Object.fromEntries(codes.map((code) => [code, severityIn(rules, code) === "error" ? "error" : "off"]));
}

/** Whether an article was taken down as a whole: nobody reads it any more, not even the build. */
export function isWithdrawn(folder: DatedFolder, { withdrawals }: SiteData): boolean {
  return withdrawals.some(({ path, picture }) => !picture && path === addressOf(folder));
}

/** What is in the two files of an article, as far as they could be read. */
export interface ArticleTexts {
  readonly record?: string;
  readonly body?: MarkdownText;
  /** Of a live page. */
  readonly entries?: readonly EntryText[];
}

/** The texts of an article in which nothing is wrong, as it was read; undefined when it was not read now. */
export function textsOf({ typed }: ReadArticle): ArticleTexts | undefined {
  return typed && { record: typed.record, body: typed, entries: typed.entries };
}

/**
 * Has the copy desk look over the two files of an article.
 * @param texts what is in them, when they have been read
 * @returns with what was found the passages of article.md, to compare with those of other articles
 */
export function readCopy(
  folder: string,
  desk: CopyDesk,
  { record, body, entries = [] }: ArticleTexts = textsIn(folder),
): { found: readonly Found[]; body: readonly Passage[] } {
  const passages = body ? passagesIn(body) : [];
  const ofEntries = entries.map((entry) => ({ entry, own: entryPassages(entry) }));
  const own = ownWordsIn(record);
  const found = [
    ...(record === undefined ? [] : gathered(join(folder, "article.json"), record, desk(recordPassages(record), own))),
    ...(body ? gathered(join(folder, "article.md"), body.text, desk(passages, own)) : []),
    ...ofEntries.flatMap(({ entry: { name, text }, own: said }) => gathered(join(folder, name), text, desk(said, own))),
  ];
  return { found, body: [...passages, ...ofEntries.flatMap(({ own: said }) => said)] };
}

/** How an article wants its words written in the other script, as far as its record can be read. */
export function ownWordsIn(record = ""): Glossary {
  if (!record.includes('"traditional"')) return {};
  const value: unknown = parse(record);
  const own = typeof value === "object" && value !== null && "traditional" in value ? value.traditional : {};
  return Glossary.safeParse(own).data ?? {};
}

/** What is in the two files of an article. */
export function textsIn(folder: string): ArticleTexts {
  const unheard = new ProblemReport();
  const read = (name: string) => readTextFile(join(folder, name), LIMIT_MIB, unheard);
  const [record, text] = [read("article.json"), read("article.md")];
  return {
    ...(record !== undefined && { record }),
    ...(text !== undefined && { body: { text, paragraphs: parseMarkdown(text).paragraphs } }),
    entries: filesIn(join(folder, ENTRIES_FOLDER)).flatMap((file) => {
      const name = `${ENTRIES_FOLDER}/${file}`;
      return entryTextIn(name, read(name) ?? "") ?? [];
    }),
  };
}

/** The passages of a file of an article, by its name. */
export function passagesOf(file: string, text: string): Passage[] {
  if (file.endsWith(".json")) return recordPassages(text, rolesIn(file));
  const entry = basename(dirname(file)) === ENTRIES_FOLDER ? entryTextIn(file, text) : undefined;
  return entry ? entryPassages(entry) : markdownPassages(text);
}

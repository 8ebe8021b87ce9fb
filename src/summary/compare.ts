import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../content/json-text.ts";
import { ProblemReport } from "../content/problem-report.ts";
import { readPublication } from "../content/read-publication.ts";
import { readSiteData } from "../content/site-data.ts";
import { namedSource, type SourceNames } from "../content/source-registry.ts";
import { ArticleRecord } from "../domain/article-record.ts";
import { NO_CREDIT } from "../domain/attribution.ts";
import { KIND_LABELS } from "../domain/kind.ts";
import { type Problem, ProblemsError } from "../domain/problem.ts";
import { countCharacters } from "../domain/reading.ts";
import type { SourceRecord } from "../domain/source.ts";
import { Withdrawals } from "../domain/withdrawal.ts";
import type { Base } from "./base.ts";

/** An article's two files as text; undefined where there is none. */
interface ArticleText {
  readonly json: string | undefined;
  readonly markdown: string | undefined;
}

/** What a reader of a pull request wants to know of an article, right or wrong. */
export interface ArticleFacts {
  readonly title: string;
  /** 原创、综合、编译、转载; absent when the record is wrong. */
  readonly kind?: string;
  /** As the record writes them. */
  readonly published?: string;
  readonly publishAt?: string;
  readonly draft: boolean;
  readonly sources: readonly string[];
  readonly credits: readonly string[];
  /** Of the text, as for the reading time. */
  readonly characters: number;
}

/**
 * @param names undefined when the registry is wrong: sources then go by what the record calls them
 * @returns undefined when there is no such article
 */
function factsOf({ json, markdown }: ArticleText, names: SourceNames | undefined): ArticleFacts | undefined {
  if (json === undefined && markdown === undefined) return undefined;
  const value = fieldsOf(json);
  const record = ArticleRecord.safeParse(value).data;
  const characters = countCharacters(markdown ?? "");
  const named = (source: SourceRecord) => names?.resolve(source)?.name ?? namedSource(source);
  if (!record)
    return { title: String(value.title ?? "（没有标题）"), draft: false, sources: [], credits: [], characters };
  const { title, kind, published, publishAt, status, sources, pictures, charts, media } = record;
  return {
    title,
    kind: KIND_LABELS[kind],
    published,
    ...(publishAt !== undefined && { publishAt }),
    draft: status === "draft",
    sources: sources.map((source) => withAddress(named(source), source)),
    credits: [
      ...Object.entries({ ...pictures, ...media }).map(
        ([name, { credit, creditNote }]) => `${name}：${credit === null ? (creditNote ?? NO_CREDIT) : named(credit)}`,
      ),
      ...Object.entries(charts).map(([name, { credit }]) => `${name}：${named(credit)}`),
    ],
    characters,
  };
}

function withAddress(name: string, source: SourceRecord): string {
  return typeof source === "string" || source.url === undefined ? name : `${name} ${source.url}`;
}

/** The fields of a record by name; empty for what is no record. */
function fieldsOf(json: string | undefined): Readonly<Record<string, unknown>> {
  return z.record(z.string(), z.unknown()).safeParse(parseJson(json ?? "{}")).data ?? {};
}

/** What happened to one article. */
export interface ArticleChange extends ArticleFacts {
  readonly what: "new" | "changed" | "deleted";
  /** `/2025/05/slug/`, made of the folder's name whatever it is. */
  readonly path: string;
  /** Names of the fields of the record that differ; empty unless `changed`. */
  readonly fields: readonly string[];
  /** Other files of the folder that came, went or differ. */
  readonly files: readonly string[];
  /** Characters of the text before; absent unless the text differs. */
  readonly charactersBefore?: number;
  /** What the build says about this article's files. */
  readonly problems: readonly Problem[];
}

export interface Summary {
  readonly articles: readonly ArticleChange[];
  /** Newly on record in withdrawals.json. */
  readonly withdrawn: readonly {
    readonly path: string;
    readonly picture?: string | undefined;
    readonly media?: string | undefined;
    readonly reason: string;
  }[];
  /** What stops the build, of all files. */
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const ARTICLE = /^(\d{4}\/\d{2}\/[^/]+)\/(.+)$/;

/**
 * What the working tree changes against a base: articles, withdrawals, and what the build says about them.
 * @param now milliseconds since 1970
 */
export function compare(base: Base, folders: { articles: string; data: string }, now: number): Summary {
  const checked = check(folders, now);
  const names = readSiteData(folders.data, new ProblemReport())?.sourceNames;
  const byFolder = new Map<string, string[]>();
  for (const file of base.changedIn(folders.articles)) {
    const [, folder, name] = ARTICLE.exec(file) ?? [];
    if (folder !== undefined && name !== undefined) byFolder.set(folder, [...(byFolder.get(folder) ?? []), name]);
  }
  const problems = [...checked.errors, ...checked.warnings];
  const articles = [...byFolder].flatMap(([folder, files]) => {
    const before = textOf((name) => base.read(folders.articles, `${folder}/${name}`));
    const after = textOf((name) => workingFile(join(folders.articles, folder, name)));
    const own = problems.filter(({ file }) => file.includes(`${folder}/`) || file.endsWith(folder));
    return changeOf(folder, files, before, after, names, own) ?? [];
  });
  return { articles, withdrawn: newWithdrawals(base, folders.data), ...checked };
}

function changeOf(
  folder: string,
  files: readonly string[],
  before: ArticleText,
  after: ArticleText,
  names: SourceNames | undefined,
  problems: readonly Problem[],
): ArticleChange | undefined {
  const [then, now] = [factsOf(before, names), factsOf(after, names)];
  const facts = now ?? then;
  if (!facts) return undefined;
  const changed = then !== undefined && now !== undefined;
  return {
    ...facts,
    what: changed ? "changed" : now ? "new" : "deleted",
    path: `/${folder}/`,
    fields: changed ? differingFields(before, after) : [],
    files: files.filter((name) => name !== "article.json" && name !== "article.md"),
    ...(changed && before.markdown !== after.markdown && { charactersBefore: then.characters }),
    problems,
  };
}

function differingFields(before: ArticleText, after: ArticleText): string[] {
  const [then, now] = [fieldsOf(before.json), fieldsOf(after.json)];
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  return names.filter((name) => JSON.stringify(then[name]) !== JSON.stringify(now[name]));
}

function textOf(read: (name: string) => string | undefined): ArticleText {
  return { json: read("article.json"), markdown: read("article.md") };
}

/** A link is not followed: the summary is shown to others, and what it points to may not be theirs to see. */
function workingFile(path: string): string | undefined {
  return lstatSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path, "utf8") : undefined;
}

function check(folders: { articles: string; data: string }, now: number): Pick<Summary, "errors" | "warnings"> {
  try {
    return { errors: [], warnings: readPublication(folders, now, { drafts: true }).warnings };
  } catch (error) {
    if (error instanceof ProblemsError) return { errors: error.problems, warnings: [] };
    throw error;
  }
}

function newWithdrawals(base: Base, data: string): Summary["withdrawn"] {
  const read = (json: string | undefined) => Withdrawals.safeParse(parseJson(json ?? "[]")).data ?? [];
  const before = new Set(read(base.read(data, "withdrawals.json")).map((entry) => JSON.stringify(entry)));
  return read(workingFile(join(data, "withdrawals.json")))
    .filter((entry) => !before.has(JSON.stringify(entry)))
    .map(({ path, picture, media, reason }) => ({ path, picture, media, reason }));
}

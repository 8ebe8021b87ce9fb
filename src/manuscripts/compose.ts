import { basename, join } from "node:path";
import { readArticle } from "../content/article-file.ts";
import type { DatedFolder } from "../content/folders.ts";
import { readJsonFile } from "../content/json-file.ts";
import { type Place, ProblemReport, START, shownPath } from "../content/problem-report.ts";
import type { SiteData } from "../content/site-data.ts";
import type { ArticleRecord } from "../domain/article-record.ts";
import { Clock } from "../domain/clock.ts";
import { ARTICLE_SCHEMA_PATH } from "../domain/json-schemas.ts";
import type { Kind } from "../domain/kind.ts";
import type { Problem } from "../domain/problem.ts";
import { releaseStamp } from "../domain/release.ts";
import { plain } from "./escaped-text.ts";
import type { Decided } from "./fields.ts";
import type { Draft, ReviewNote } from "./manuscript.ts";
import { type WrittenBody, writtenBody } from "./written-body.ts";

const LONGEST_ID = 80;

/** The two files of an article. */
export interface Composed extends WrittenBody {
  readonly record: Partial<ArticleRecord>;
  readonly json: string;
}

/**
 * Writes an article's files from what was decided and what was recognised. A draft: an editor publishes it.
 * @param now milliseconds since 1970: of two articles dated alike the one begun later is the newer
 */
export function compose(fields: Decided, draft: Draft, now: number): Composed {
  const { title, kind, desk, authors, contributors, sources, section, published, slug } = fields;
  const record: Partial<ArticleRecord> = {
    $schema: ARTICLE_SCHEMA_PATH,
    id: `${published.day.replaceAll("-", "")}-${slug}`.slice(0, LONGEST_ID).replace(/-$/, ""),
    title,
    lede: draft.lede ?? "",
    published: published.iso,
    order: releaseStamp(now),
    kind,
    ...(draft.genre && { genre: draft.genre }),
    ...(desk && { desk }),
    ...(authors.length > 0 && { authors: [...authors] }),
    ...(contributors.length > 0 && { contributors: [...contributors] }),
    sources: [...sources],
    section,
    tags: [],
    ...(draft.pictures.size > 0 && { pictures: Object.fromEntries(draft.pictures) }),
    ...(draft.charts.size > 0 && { charts: Object.fromEntries(draft.charts) }),
    ...(draft.media.size > 0 && { media: Object.fromEntries(draft.media) }),
    status: "draft",
  };
  const { markdown, lines } = writtenBody(draft.body);
  return { record, json: `${JSON.stringify(record, null, 2)}\n`, markdown, lines };
}

/** What the command decided for want of anybody to ask, and what is hard to change once readers know it. */
export function ownGuesses(
  { published, slug }: Decided,
  given: { readonly day: boolean; readonly slug: boolean },
): ReviewNote[] {
  const day = `发布日期没有写明，先取了今天（${published.label}）；要改就改 published，文件夹的年、月与它一致。`;
  const name = `短名“${slug}”由标题的拼音拟定，就是网址的最后一段，发布以后不能再改；不合适就现在改文件夹名。`;
  return [...(given.day ? [] : [noteOn("published", day)]), ...(given.slug ? [] : [noteOn("id", name)])];
}

/**
 * What no machine can decide, besides what the recognition noted.
 * @param kind as a person said; undefined when it was recognised
 */
export function openQuestions(draft: Draft, siteData: SiteData, kind: Kind | undefined): ReviewNote[] {
  const credits = [...draft.pictures].flatMap(([name, { credit, creditNote }]): ReviewNote[] => {
    if (credit !== null) return [];
    const message = `图片“${name}”不知道出自哪里（${creditNote}），查到以后写进 credit。`;
    return [{ at: { field: ["pictures", name, "credit"] }, code: "missing-credit", message }];
  });
  const text = [draft.title ?? "", draft.lede ?? "", ...draft.body.map(({ escaped }) => plain(escaped))].join("\n");
  const tags = [...siteData.tags.values()].filter(({ name }) => text.includes(name));
  const named = tags.map(({ key, name }) => `${key} ${name}`).join("、");
  return [
    ...(kind ? [] : [noteOn("kind", "体裁是从来源行或导语认出来的，请核对：综合、编译还是转载。")]),
    ...credits,
    noteOn("tags", named ? `标签还没有选；文中提到的有 ${named}。` : "标签还没有选，见 _data/tags.json。"),
  ];
}

function noteOn(field: keyof ArticleRecord, message: string): ReviewNote {
  return { at: { field: [field] }, message };
}

/** A thing to look at, with its place; those that the check knows carry its code. */
export type ReviewItem = Omit<Problem, "code"> & Partial<Pick<Problem, "code">>;

/**
 * Everything that a person must decide before the article can be published: what the check refuses, in the check's own
 * words, and what the recognition was not sure of.
 *
 * @param staged where the files are now
 * @param others names of those that lie beside the two of the article
 * @param target where they will be; the places are reported as there
 * @param input what the manuscript is called
 */
export function reviewList(
  staged: string,
  others: readonly string[],
  target: DatedFolder,
  composed: Composed,
  reviewNotes: readonly ReviewNote[],
  siteData: SiteData,
  input: string,
): ReviewItem[] {
  const shown = (file: string) => {
    const isOfArticle = ["article.json", "article.md"].includes(basename(file));
    return shownPath(isOfArticle ? join(target.path, basename(file)) : target.path);
  };
  const report = new ProblemReport();
  readArticle({ ...target, path: staged, otherFiles: others, hasText: true }, siteData, new Clock(Date.now()), report);
  const found = [...report.problems, ...report.warnings].map((problem) => ({ ...problem, file: shown(problem.file) }));
  const json = readJsonFile(join(staged, "article.json"), new ProblemReport());
  const placed = ({ at, message, code }: ReviewNote): ReviewItem => {
    const place = (file: string, where: Place) => ({ file, ...where, message, ...(code && { code }) });
    if ("field" in at) return place(shown("article.json"), json?.locate(at.field) ?? START);
    if ("block" in at) return place(shown("article.md"), { line: composed.lines.get(at.block) ?? 1, column: 1 });
    return place(input, { line: at.line ?? 1, column: 1 });
  };
  return [...found, ...reviewNotes.map(placed)];
}

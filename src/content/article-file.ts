import { join } from "node:path";
import type { Article, Block } from "../domain/article.ts";
import { ArticleRecord } from "../domain/article-record.ts";
import { creditsOf } from "../domain/attribution.ts";
import type { Clock } from "../domain/clock.ts";
import { isPaidFor } from "../domain/genre.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { contentsOf, countCharacters, isLong, readingMinutes } from "../domain/reading.ts";
import { readAi } from "./article-ai.ts";
import { ArchiveReading } from "./article-archive.ts";
import { EMPTY_BODY, readBody } from "./article-body.ts";
import { readDates } from "./article-dates.ts";
import { readGenre } from "./article-genre.ts";
import { datesWith, readLive } from "./article-live.ts";
import { readLiveBody } from "./article-live-body.ts";
import { OriginalReading } from "./article-originals.ts";
import { readPlaceable } from "./article-placeable.ts";
import { readSources } from "./article-sources.ts";
import { readTopics } from "./article-topics.ts";
import type { TypedArticle } from "./article-typed.ts";
import { type ArticleFolder, addressOf } from "./folders.ts";
import { JsonFile, readJsonParts } from "./json-file.ts";
import { anchorsOf, type Linked, linksInBody } from "./links.ts";
import { MACHINE, type Outside } from "./outside.ts";
import type { Place, ProblemReport } from "./problem-report.ts";
import { salvagedRecord } from "./salvaged-record.ts";
import { isDraft, salvagedText } from "./salvaged-text.ts";
import { parseWith } from "./schema-problems.ts";
import { readSignatures } from "./signatures.ts";
import type { SiteData } from "./site-data.ts";
import { AskedFacts, SiteFacts } from "./site-facts.ts";
import { readTextFile, reportSecrets } from "./text-file.ts";

const BODY_LIMIT_MIB = 2;
/** What a preview shows of a draft without a text that could be shown. */
const NOTHING_YET = "（这里还没有可以显示的正文。）";
const NO_TEXT: readonly Block[] = [
  { kind: "text", html: `<p>${NOTHING_YET}</p>\n`, text: NOTHING_YET, links: [], ids: [] },
];

export interface ReadArticle extends Linked {
  /** The record's file, for problems found later. */
  readonly file: RecordFile;
  /** What was typed, for those who look over the wording; absent where the article was not read now. */
  readonly typed?: TypedArticle;
  /** SHA-256 over the files of record and text; absent where nobody has asked for it. */
  readonly digest?: string;
  /** Whether anything is wrong with it: then stand-ins are in the place of what is wrong, and it is never published. */
  readonly faulty: boolean;
}

export interface RecordFile {
  readonly path: string;
  /** Where a value (or, failing that, its nearest ancestor) stands in the file. */
  locate(place: readonly PropertyKey[]): Place;
}

/** All that an article is made of besides its folder: nothing else may reach it, for by these a kept reading is told from an old one. */
export interface ArticleInputs {
  readonly outside: Outside;
  readonly facts: AskedFacts;
  /** What was changed or checked was so before. */
  readonly clock: Clock;
  /** Whether the text is wanted as a page shows it; a check does without. */
  readonly html: boolean;
}

/**
 * Reads one article folder for whoever keeps no readings.
 * @param now milliseconds since 1970
 */
export function readArticle(
  folder: ArticleFolder,
  siteData: SiteData,
  clock: Clock,
  report: ProblemReport,
  html = true,
): ReadArticle | undefined {
  const facts = new AskedFacts(new SiteFacts(siteData));
  return articleIn(folder, { outside: MACHINE, facts, clock, html }, report);
}

/**
 * Reads one article folder, and reports everything that is wrong with it in one run.
 *
 * @returns with mistakes as far as it can be made out, which only previews of drafts may show; undefined when there is no section
 *   that it could be in
 */
export function articleIn(
  folder: ArticleFolder,
  { outside, facts, clock, html }: ArticleInputs,
  report: ProblemReport,
): ReadArticle | undefined {
  const before = report.count;
  const path = addressOf(folder);
  const page = facts.url + path;
  const recordPath = join(folder.path, "article.json");
  const file = readJsonParts(recordPath, report, outside) ?? illegible(recordPath, report);
  const bodyPath = join(folder.path, "article.md");
  const text = textIn(folder, bodyPath, report, outside);
  const record = parseWith(ArticleRecord, file) ?? salvagedRecord(file, `draft${path.replaceAll("/", "-")}`, page);
  const draft = file.reported.any || folder.unusableText ? isDraft(folder.path, outside) : record.status === "draft";
  if (!folder.hasText && !folder.unusableText) reportMissingText(folder, draft, report);

  const dates = readDates(record, folder, draft, file, { timeZone: facts.timeZone, clock });
  const old = new ArchiveReading(record, file, facts, dates);
  const originals = new OriginalReading(file, facts, dates);
  const { section, tags } = readTopics(record, facts, file);
  const live = readLive(record, folder, { outside, facts, clock }, dates, file);
  const { sources, policy } = readSources(record, file, facts, { old, originals }, live?.sources);
  const signed = readSignatures(record, file, facts, old.lacks);
  const ofGenre = { ...readGenre(record, file), ...readAi(record, facts, dates, file) };
  warnOfUnusedTerms(record, text, file);
  const placeable = readPlaceable(record, page, folder, { outside, facts, originals }, dates, old, file);
  const ofArchive = old.finish();
  const wanted = { ...wantedOf(record), html, page, mayBeAnything: mayBeAnything(file) };
  const body =
    text === undefined
      ? { ...EMPTY_BODY, entries: [] }
      : live
        ? readLiveBody(bodyPath, text, live.entries, placeable, wanted, report)
        : { ...readBody(bodyPath, text, placeable, wanted, report), entries: [] };
  const faulty = report.count > before || text === undefined;
  if (!section) return undefined;

  const article: Article = {
    ...asRecorded(record),
    slug: folder.slug,
    path,
    folder: folder.path,
    ...datesWith(dates.article, live, originals.told),
    ...signed,
    ...ofGenre,
    ...ofArchive,
    sources,
    section,
    tags,
    body: body.blocks.length > 0 || !faulty ? body.blocks : NO_TEXT,
    credits: creditsOf(body.blocks),
    minutes: readingMinutes(body.characters + countCharacters(record.lede)),
    long: isLong(body.characters),
    contents: contentsOf(body.subheads, body.characters),
    policy,
    comments: [],
  };
  return {
    article,
    status: draft ? "draft" : record.status,
    faulty,
    file,
    bodyPath,
    links: linksInBody(body.blocks, page),
    anchors: anchorsOf(body.blocks),
    typed: { record: file.text, text: text ?? "", paragraphs: body.paragraphs, entries: body.entries },
  };
}

/** What of a record has a say in how its text is read. */
function wantedOf(record: ArticleRecord) {
  const posters = Object.values(record.media).flatMap(({ poster }) => poster ?? []);
  return { posters, unsourcedQuotes: record.kind === "reprint", paidFor: isPaidFor(record) };
}

/** What of a record needs no judgement. */
function asRecorded(record: ArticleRecord) {
  const { id, title, lede, order, kind, genre, weight = "normal", desk, aliases, traditional, comments } = record;
  return {
    id,
    title: fullWidthPunctuation(title),
    lede: fullWidthPunctuation(lede),
    ...(order !== undefined && { order }),
    kind,
    weight,
    ...(desk && { desk }),
    aliases,
    traditional,
    // Whoever is paid for what stands there cannot be the judge of what is said against it.
    commentsOpen: comments === "open" && !isPaidFor({ genre }),
  };
}

/** Of what cannot be made out in the record, nothing can be missing from the text, and nothing be strange in it. */
function mayBeAnything({ reported }: JsonFile): (name: string) => boolean {
  return (name) =>
    ["pictures", "charts", "media", "quotes"].some((kind) => reported.covers([kind]) || reported.covers([kind, name]));
}

/** A mistyped term would be passed over without a word. */
function warnOfUnusedTerms({ traditional, ...rest }: ArticleRecord, text: string | undefined, file: JsonFile): void {
  const words = `${JSON.stringify(rest)}${text}`;
  for (const term of Object.keys(traditional))
    if (!words.includes(term)) file.warn("unused-term", ["traditional", term], `这一篇里没有“${term}”。`);
}

/** In the browser a record is written before its text; a draft that has come no further holds up nobody else. */
function reportMissingText({ path }: ArticleFolder, draft: boolean, report: ProblemReport): void {
  const code = "missing-article-file";
  if (draft) report.warn(code, path, "这篇草稿还没有正文 article.md。");
  else report.add(code, path, "缺少 article.md。");
}

/** The text, or what can be made out of it; undefined when there is nothing. */
function textIn({ hasText }: ArticleFolder, path: string, report: ProblemReport, outside: Outside): string | undefined {
  if (!hasText) return undefined;
  const strict = readTextFile(path, BODY_LIMIT_MIB, report, outside);
  const text = strict ?? salvagedText(path, BODY_LIMIT_MIB, outside);
  if (strict === undefined && text !== undefined) reportSecrets(text, path, report, outside);
  return text;
}

/** A record of which nothing can be made out; the report was told why. */
function illegible(path: string, report: ProblemReport): JsonFile {
  const file = new JsonFile({ path, text: "", value: undefined, sound: false }, report);
  file.reported.add([]);
  return file;
}

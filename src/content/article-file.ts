import { join } from "node:path";
import type { Article, Block, Section, Tag } from "../domain/article.ts";
import { ArticleRecord } from "../domain/article-record.ts";
import { creditsOf } from "../domain/attribution.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { contentsOf, countCharacters, isLong, readingMinutes } from "../domain/reading.ts";
import { EMPTY_BODY, type Placed, readBody } from "./article-body.ts";
import { type ArticleDates, readDates } from "./article-dates.ts";
import { readPictures } from "./article-pictures.ts";
import { readQuotes, readSources } from "./article-sources.ts";
import { type ArticleFolder, addressOf } from "./folders.ts";
import { JsonFile, readJsonParts } from "./json-file.ts";
import { type Linked, ownLinks } from "./links.ts";
import type { SourceParagraph } from "./markdown/parse.ts";
import type { ProblemReport } from "./problem-report.ts";
import { salvagedRecord } from "./salvaged-record.ts";
import { isDraft, salvagedText } from "./salvaged-text.ts";
import { parseWith } from "./schema-problems.ts";
import type { SiteData } from "./site-data.ts";
import { readTextFile, reportSecrets } from "./text-file.ts";

const BODY_LIMIT_MIB = 2;
/** What a preview shows of a draft without a text that could be shown. */
const NOTHING_YET = "（这里还没有可以显示的正文。）";
const NO_TEXT: readonly Block[] = [
  { kind: "text", html: `<p>${NOTHING_YET}</p>\n`, text: NOTHING_YET, links: [], ids: [] },
];

export interface ReadArticle extends Linked {
  /** The record's file, for problems found later. */
  readonly file: JsonFile;
  /** What is in the file of its text, and its paragraphs. */
  readonly bodyText: string;
  readonly paragraphs: readonly SourceParagraph[];
  /** Whether anything is wrong with it: then stand-ins are in the place of what is wrong, and it is never published. */
  readonly faulty: boolean;
}

/**
 * Reads one article folder, and reports everything that is wrong with it in one run.
 *
 * @param now milliseconds since 1970: what was changed or checked was so before
 * @param html whether the text is wanted as a page shows it; a check does without
 * @returns with mistakes as far as it can be made out, which only previews of drafts may show; undefined when there is no section
 *   that it could be in
 */
export function readArticle(
  folder: ArticleFolder,
  siteData: SiteData,
  now: number,
  report: ProblemReport,
  html = true,
): ReadArticle | undefined {
  const before = report.count;
  const path = addressOf(folder);
  const page = siteData.site.url + path;
  const recordPath = join(folder.path, "article.json");
  const file = readJsonParts(recordPath, report) ?? illegible(recordPath, report);
  const bodyPath = join(folder.path, "article.md");
  const text = textIn(folder, bodyPath, report);
  const record = parseWith(ArticleRecord, file) ?? salvagedRecord(file, `draft${path.replaceAll("/", "-")}`, page);
  const draft = file.reported.any || folder.unusableText ? isDraft(folder.path) : record.status === "draft";
  if (!folder.hasText && !folder.unusableText) reportMissingText(folder, draft, report);

  const dates = readDates(record, folder, draft, file, { timeZone: siteData.site.timeZone, now });
  const { section, tags } = readTopics(record, siteData, file);
  const { sources, policy } = readSources(record.kind, record.sources, file, siteData.sourceNames);
  if (!record.desk && record.authors.length === 0 && !file.reported.touches(["authors"]))
    file.flag("missing-byline", ["desk"], "desk 和 authors 都没有写。");
  warnOfUnusedTerms(record, text, file);
  const placeable = readPlaceable(record, page, folder, siteData, dates, file);
  const wanted = { unsourcedQuotes: record.kind === "reprint", html, page, mayBeAnything: mayBeAnything(file) };
  const body = text === undefined ? EMPTY_BODY : readBody(bodyPath, text, placeable, wanted, report);
  const faulty = report.count > before || text === undefined;
  if (!section) return undefined;

  const article: Article = {
    ...asRecorded(record),
    slug: folder.slug,
    path,
    folder: folder.path,
    ...dates.article,
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
  const texts = body.blocks.flatMap((block) => (block.kind === "text" ? block : []));
  return {
    article,
    status: draft ? "draft" : record.status,
    faulty,
    file,
    bodyPath,
    links: ownLinks(texts, page),
    anchors: texts.flatMap(({ ids }) => ids),
    bodyText: text ?? "",
    paragraphs: body.paragraphs,
  };
}

/** What of a record needs no judgement. */
function asRecorded({ id, title, lede, order, kind, desk, authors, aliases, traditional, comments }: ArticleRecord) {
  return {
    id,
    title: fullWidthPunctuation(title),
    lede: fullWidthPunctuation(lede),
    ...(order !== undefined && { order }),
    kind,
    ...(desk && { desk }),
    authors,
    aliases,
    traditional,
    commentsOpen: comments === "open",
  };
}

/** The section, or any that it could be shown in while the record has to be put right, and the tags. */
function readTopics(
  record: ArticleRecord,
  siteData: SiteData,
  file: JsonFile,
): { readonly section: Section | undefined; readonly tags: readonly Tag[] } {
  const section = siteData.sections.get(record.section);
  if (!section) file.flag("unknown-section", ["section"], `没有登记过栏目“${record.section}”。`);
  const tags = record.tags.flatMap((key, index) => {
    const tag = siteData.tags.get(key);
    if (!tag) file.flag("unknown-tag", ["tags", index], `没有登记过标签“${key}”。`);
    return tag ?? [];
  });
  const [someSection] = siteData.sections.values();
  return { section: section ?? someSection, tags };
}

/** Pictures and quotations by the name under which the text places them. */
function readPlaceable(
  record: ArticleRecord,
  page: string,
  folder: ArticleFolder,
  siteData: SiteData,
  { fields, readUntil, future, article: { published } }: ArticleDates,
  file: JsonFile,
): Map<string, Placed> {
  const sources = siteData.sourceNames;
  const pictures = readPictures(record.pictures, {
    file,
    folder,
    page,
    sources,
    withdrawn: withdrawnPictures(addressOf(folder), siteData),
    readUntil: (name, end) => readUntil(`图片“${name}”的使用`, end, ["pictures", name, "until"]),
  });
  const quotes = readQuotes(record.quotes, file, sources, fields, { future, standIn: published });
  const blocks = new Map<string, Placed>();
  for (const [name, picture] of pictures) blocks.set(name, { kind: "picture", picture });
  for (const [name, quote] of quotes) {
    if (blocks.has(name)) file.flag("duplicate-name", ["quotes", name], `图片和引语都叫“${name}”。`);
    blocks.set(name, { kind: "quote", quote });
  }
  return blocks;
}

/** Of what cannot be made out in the record, nothing can be missing from the text, and nothing be strange in it. */
function mayBeAnything({ reported }: JsonFile): (name: string) => boolean {
  return (name) =>
    [["pictures"], ["quotes"], ["pictures", name], ["quotes", name]].some((place) => reported.covers(place));
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
function textIn({ hasText }: ArticleFolder, path: string, report: ProblemReport): string | undefined {
  if (!hasText) return undefined;
  const strict = readTextFile(path, BODY_LIMIT_MIB, report);
  const text = strict ?? salvagedText(path, BODY_LIMIT_MIB);
  if (strict === undefined && text !== undefined) reportSecrets(text, path, report);
  return text;
}

/** A record of which nothing can be made out; the report was told why. */
function illegible(path: string, report: ProblemReport): JsonFile {
  const file = new JsonFile({ path, text: "", value: undefined, sound: false }, report);
  file.reported.add([]);
  return file;
}

/** Reasons by name. A picture's credit stays on the page when the picture itself goes. */
function withdrawnPictures(path: string, { withdrawals }: SiteData): Map<string, string> {
  const here = withdrawals.filter((withdrawal) => withdrawal.path === path);
  return new Map(
    here.flatMap(({ picture, reason, date }) => (picture ? [[picture, `${date.label}撤下：${reason}`]] : [])),
  );
}

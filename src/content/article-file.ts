import { join } from "node:path";
import type { Article, Block, Change } from "../domain/article.ts";
import { ArticleRecord } from "../domain/article-record.ts";
import { creditsOf } from "../domain/attribution.ts";
import { type DateStamp, dateStampOf, isBefore } from "../domain/date-stamp.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { contentsOf, countCharacters, isLong, readingMinutes } from "../domain/reading.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import { EMPTY_BODY, type Placed, readBody } from "./article-body.ts";
import { readPictures } from "./article-pictures.ts";
import { readQuotes, readSources } from "./article-sources.ts";
import { DateFields } from "./date-fields.ts";
import { type ArticleFolder, addressOf } from "./folders.ts";
import { type JsonFile, readJsonParts, reportIn } from "./json-file.ts";
import { type Linked, ownLinks } from "./links.ts";
import type { SourceParagraph } from "./markdown.ts";
import { type ProblemReport, START } from "./problem-report.ts";
import { salvagedRecord } from "./salvaged-record.ts";
import { isDraft, salvagedText } from "./salvaged-text.ts";
import { parseWith } from "./schema-problems.ts";
import type { SiteData } from "./site-data.ts";
import { readTextFile, reportSecrets } from "./text-file.ts";
import { ToldPlaces } from "./told-places.ts";

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
 * Reads one article folder, and tells everything that is wrong with it in one run.
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
  const file = readJsonParts(join(folder.path, "article.json"), report) ?? illegible(join(folder.path, "article.json"));
  const bodyPath = join(folder.path, "article.md");
  const text = textIn(folder, bodyPath, report);
  const record =
    parseWith(ArticleRecord, file, report) ?? salvagedRecord(file, `draft${path.replaceAll("/", "-")}`, page);
  const draft = file.told.any || folder.unusableText ? isDraft(folder.path) : record.status === "draft";
  if (!folder.hasText && !folder.unusableText) tellOfMissingText(folder, draft, report);

  const flag = (code: ErrorCode, path: readonly PropertyKey[], message: string) =>
    reportIn(file, report, code, path, message);
  const dates = new DateFields(file, { timeZone: siteData.site.timeZone, now }, report);
  const dated = dates.read(record.published, ["published"]);
  const embargo = record.publishAt === undefined ? undefined : dates.read(record.publishAt, ["publishAt"]);
  const published = embargo ?? dated;
  // In a draft everything stops nobody, and is told as what has to be mended.
  const future = draft || (published && published.epoch <= now) ? "error" : "reminder";
  const changes = readChanges();
  const until = record.until === undefined ? undefined : readUntil("转载", record.until, ["until"]);
  checkDates();
  const updated = changes.at(-1)?.date;
  const section = siteData.sections.get(record.section);
  if (!section) flag("unknown-section", ["section"], `没有登记过栏目“${record.section}”。`);
  const tags = record.tags.flatMap((key, index) => {
    const tag = siteData.tags.get(key);
    if (!tag) flag("unknown-tag", ["tags", index], `没有登记过标签“${key}”。`);
    return tag ? [tag] : [];
  });
  const { sources, policy } = readSources(record.kind, record.sources, file, siteData.sourceNames, report);
  if (!record.desk && record.authors.length === 0 && !file.told.touch(["desk"]) && !file.told.touch(["authors"]))
    flag("missing-byline", ["desk"], "desk 和 authors 都没有写。");
  warnOfUnusedTerms();
  const pictures = readPictures(
    record.pictures,
    file,
    folder,
    page,
    siteData.sourceNames,
    withdrawnPictures(path, siteData),
    (name, end) => readUntil(`图片“${name}”的使用`, end, ["pictures", name, "until"]),
    report,
  );
  const shownDate =
    published ?? dateStampOf(Date.parse(`${folder.year}-${folder.month}-02T12:00:00Z`), siteData.site.timeZone);
  const quotes = readQuotes(record.quotes, file, siteData, dates, { future, standIn: shownDate }, report);
  const body =
    text === undefined
      ? EMPTY_BODY
      : readBody(
          bodyPath,
          text,
          placeable(),
          { unsourcedQuotes: record.kind === "reprint", html, page, mayBeAnything },
          report,
        );
  const faulty = report.count > before || text === undefined;
  const [someSection] = siteData.sections.values();
  const shownSection = section ?? someSection;
  if (!shownSection) return undefined;

  const article: Article = {
    id: record.id,
    slug: folder.slug,
    path,
    folder: folder.path,
    title: fullWidthPunctuation(record.title),
    lede: fullWidthPunctuation(record.lede),
    published: shownDate,
    ...(embargo && dated && { dated }),
    ...(until && { until }),
    ...(record.order !== undefined && { order: record.order }),
    changes,
    ...(updated && { updated }),
    kind: record.kind,
    ...(record.desk && { desk: record.desk }),
    authors: record.authors,
    sources,
    section: shownSection,
    tags,
    body: body.blocks.length > 0 || !faulty ? body.blocks : NO_TEXT,
    credits: creditsOf(body.blocks),
    minutes: readingMinutes(body.characters + countCharacters(record.lede)),
    long: isLong(body.characters),
    contents: contentsOf(body.subheads, body.characters),
    policy,
    aliases: record.aliases,
    traditional: record.traditional,
    comments: [],
    commentsOpen: record.comments === "open",
  };
  const status = draft ? "draft" : record.status;
  const texts = body.blocks.flatMap((block) => (block.kind === "text" ? block : []));
  const links = ownLinks(
    texts.flatMap((block) => block.links),
    page,
  );
  const anchors = texts.flatMap(({ ids }) => ids);
  const { paragraphs } = body;
  return { article, status, faulty, bodyPath, links, anchors, file, bodyText: text ?? "", paragraphs };

  /** Of what cannot be made out in the record, nothing can be missing from the text, and nothing be strange in it. */
  function mayBeAnything(name: string): boolean {
    return [["pictures"], ["quotes"], ["pictures", name], ["quotes", name]].some((place) => file.told.cover(place));
  }

  /** The end of a licence. What ended before it came out never came out. */
  function readUntil(what: string, value: string, path: readonly PropertyKey[]): DateStamp | undefined {
    const stamp = dates.read(value, path);
    if (stamp && published && stamp.epoch <= published.epoch)
      flag("bad-until", path, `${what}期限到 ${stamp.label}，不晚于发布时间 ${published.label}。`);
    return stamp;
  }

  function placeable(): Map<string, Placed> {
    const blocks = new Map<string, Placed>();
    for (const [name, picture] of pictures) blocks.set(name, { kind: "picture", picture });
    for (const [name, quote] of quotes) {
      if (blocks.has(name)) flag("duplicate-name", ["quotes", name], `图片和引语都叫“${name}”。`);
      blocks.set(name, { kind: "quote", quote });
    }
    return blocks;
  }

  /** A mistyped term would be passed over without a word. */
  function warnOfUnusedTerms(): void {
    const { traditional, ...rest } = record;
    const words = `${JSON.stringify(rest)}${text}`;
    for (const term of Object.keys(traditional)) {
      if (words.includes(term)) continue;
      report.warn("unused-term", file.path, `这一篇里没有“${term}”。`, file.locate(["traditional", term]));
    }
  }

  function checkDates(): void {
    if (!dated) return;
    if (embargo && embargo.epoch < dated.epoch)
      flag("bad-publish-at", ["publishAt"], `禁发到 ${embargo.label}，早于发布时间 ${dated.label}。`);
    if (dated.year !== folder.year || dated.month !== folder.month) {
      const inFolder = `${folder.year}/${folder.month}`;
      const message = `发布于 ${dated.day}（${siteData.site.timeZone}），文件夹却是 ${inFolder}`;
      // Begun in one month and published in another, which the editor in the browser cannot move it to.
      if (inFolder < `${dated.year}/${dated.month}`)
        report.warn("date-folder-mismatch", file.path, `${message}：网址留在那个月。`, file.locate(["published"]));
      else flag("date-folder-mismatch", ["published"], `${message}。`);
    }
  }

  function readChanges(): Change[] {
    let earlier = published;
    return record.changes.flatMap(({ date, kind, text }, index) => {
      const at = ["changes", index, "date"];
      const stamp = dates.read(date, at);
      if (!stamp) return [];
      if (earlier && isBefore(stamp, earlier))
        flag("bad-change-date", at, `改动日期 ${stamp.label} 早于 ${earlier.label}。`);
      else dates.tellOfFuture(stamp, at, "改动日期", future);
      earlier = stamp;
      return { date: stamp, kind, text: fullWidthPunctuation(text) };
    });
  }
}

/** In the browser a record is written before its text; a draft that has come no further holds up nobody else. */
function tellOfMissingText({ path }: ArticleFolder, draft: boolean, report: ProblemReport): void {
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
function illegible(path: string): JsonFile {
  const told = new ToldPlaces();
  told.add([]);
  return { path, text: "", value: undefined, sound: false, told, locate: () => START, locateKey: () => START };
}

/** Reasons by name. A picture's credit stays on the page when the picture itself goes. */
function withdrawnPictures(path: string, { withdrawals }: SiteData): Map<string, string> {
  const here = withdrawals.filter((withdrawal) => withdrawal.path === path);
  return new Map(
    here.flatMap(({ picture, reason, date }) => (picture ? [[picture, `${date.label}撤下：${reason}`]] : [])),
  );
}

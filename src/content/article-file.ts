import { join } from "node:path";
import type { Article } from "../domain/article.ts";
import { ArticleRecord } from "../domain/article-record.ts";
import type { Change } from "../domain/change.ts";
import { type DateStamp, isBefore } from "../domain/date-stamp.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { contentsOf, countCharacters, isLong, readingMinutes } from "../domain/reading.ts";
import type { ErrorCode } from "../domain/verdict.ts";
import { EMPTY_BODY, type Placed, readBody } from "./article-body.ts";
import type { ArticleFolder } from "./article-folders.ts";
import { readPictures } from "./article-pictures.ts";
import { readQuotes } from "./article-quotes.ts";
import { readSources } from "./article-sources.ts";
import { DateFields } from "./date-fields.ts";
import type { Facts } from "./facts.ts";
import { addressOf } from "./folders.ts";
import { type JsonFile, readJsonFile } from "./json-file.ts";
import type { Linked } from "./own-links.ts";
import type { ProblemReport } from "./problem-report.ts";
import { parseWith } from "./schema-problems.ts";
import { readTextFile } from "./text-file.ts";

const BODY_LIMIT_MIB = 2;

export interface ReadArticle extends Linked {
  /** The record's file, for problems found later. */
  readonly file: JsonFile;
  /** What is in the file of its text. */
  readonly bodyText: string;
}

/**
 * Reads one article folder. Undefined when anything in it is wrong; the report has been told all of it.
 * @param now milliseconds since 1970: what was changed or checked was so before
 * @param html whether the text is wanted as a page shows it; a check does without
 */
export function readArticle(
  folder: ArticleFolder,
  facts: Facts,
  now: number,
  report: ProblemReport,
  html = true,
): ReadArticle | undefined {
  const before = report.count;
  const file = readJsonFile(join(folder.path, "article.json"), report);
  const bodyPath = join(folder.path, "article.md");
  const text = folder.hasText ? readTextFile(bodyPath, BODY_LIMIT_MIB, report) : undefined;
  const record = file && parseWith(ArticleRecord, file, report);
  if (!folder.hasText) tellOfMissingText(folder, record?.status, report);
  if (!file || !record || text === undefined) return undefined;

  const say = (code: ErrorCode, path: readonly PropertyKey[], message: string) =>
    report.add(code, file.path, message, file.locate(path));
  const dates = new DateFields(file, { timeZone: facts.site.timeZone, now }, report);
  const dated = dates.read(record.published, ["published"]);
  const embargo = record.publishAt === undefined ? undefined : dates.read(record.publishAt, ["publishAt"]);
  const published = embargo ?? dated;
  const future = record.status !== "draft" && published && published.epoch <= now ? "error" : "reminder";
  const changes = readChanges();
  const until = record.until === undefined ? undefined : readUntil("转载", record.until, ["until"]);
  checkDates();
  const updated = changes.at(-1)?.date;
  const section = facts.sections.get(record.section);
  if (!section) say("unknown-section", ["section"], `没有登记过栏目“${record.section}”。`);
  const tags = record.tags.flatMap((key, index) => {
    const tag = facts.tags.get(key);
    if (!tag) say("unknown-tag", ["tags", index], `没有登记过标签“${key}”。`);
    return tag ? [tag] : [];
  });
  const { sources, policy } = readSources(record.kind, record.sources, file, facts.sourceNames, report);
  if (!record.desk && record.authors.length === 0) say("missing-byline", [], "desk 和 authors 都没有写。");
  warnOfUnusedTerms();
  const path = addressOf(folder);
  const page = facts.site.url + path;
  const pictures = readPictures(
    record.pictures,
    file,
    folder,
    page,
    facts.sourceNames,
    withdrawnPictures(path, facts),
    (name, end) => readUntil(`图片“${name}”的使用`, end, ["pictures", name, "until"]),
    report,
  );
  const quotes = readQuotes(record.quotes, file, facts, dates, future, report);
  // A picture or quotation that failed above still counts as placed: one mistake, one message.
  const recorded = Object.keys(record.pictures).length + Object.keys(record.quotes).length;
  const body =
    pictures.size + quotes.size === recorded
      ? readBody(bodyPath, text, placeable(), { unsourcedQuotes: record.kind === "reprint", html, page }, report)
      : EMPTY_BODY;
  if (report.count > before || !dated || !published || !section) return undefined;

  const article: Article = {
    id: record.id,
    slug: folder.slug,
    path,
    folder: folder.path,
    title: fullWidthPunctuation(record.title),
    lede: fullWidthPunctuation(record.lede),
    published,
    ...(embargo && { dated }),
    ...(until && { until }),
    ...(record.order !== undefined && { order: record.order }),
    changes,
    ...(updated && { updated }),
    kind: record.kind,
    ...(record.desk && { desk: record.desk }),
    authors: record.authors,
    sources,
    section,
    tags,
    body: body.blocks,
    minutes: readingMinutes(body.characters + countCharacters(record.lede)),
    long: isLong(body.characters),
    contents: contentsOf(body.subheads, body.characters),
    policy,
    aliases: record.aliases,
    traditional: record.traditional,
    comments: [],
    commentsOpen: record.comments === "open",
  };
  return { article, status: record.status, bodyPath, links: body.links, anchors: body.anchors, file, bodyText: text };

  /** The end of a licence. What ended before it came out never came out. */
  function readUntil(what: string, value: string, path: readonly PropertyKey[]): DateStamp | undefined {
    const stamp = dates.read(value, path);
    if (stamp && published && stamp.epoch <= published.epoch)
      say("bad-until", path, `${what}期限到 ${stamp.label}，不晚于发布时间 ${published.label}。`);
    return stamp;
  }

  function placeable(): Map<string, Placed> {
    const blocks = new Map<string, Placed>();
    for (const [name, picture] of pictures) blocks.set(name, { kind: "picture", picture });
    for (const [name, quote] of quotes) {
      if (blocks.has(name)) say("duplicate-name", ["quotes", name], `图片和引语都叫“${name}”。`);
      blocks.set(name, { kind: "quote", quote });
    }
    return blocks;
  }

  /** A mistyped term would be passed over without a word. */
  function warnOfUnusedTerms(): void {
    const { traditional, ...rest } = record ?? {};
    const words = `${JSON.stringify(rest)}${text}`;
    for (const term of Object.keys(traditional ?? {})) {
      if (!file || words.includes(term)) continue;
      report.warn("unused-term", file.path, `这一篇里没有“${term}”。`, file.locate(["traditional", term]));
    }
  }

  function checkDates(): void {
    if (!dated) return;
    if (embargo && embargo.epoch < dated.epoch)
      say("bad-publish-at", ["publishAt"], `禁发到 ${embargo.label}，早于发布时间 ${dated.label}。`);
    if (dated.year !== folder.year || dated.month !== folder.month) {
      const inFolder = `${folder.year}/${folder.month}`;
      say(
        "date-folder-mismatch",
        ["published"],
        `发布于 ${dated.day}（${facts.site.timeZone}），文件夹却是 ${inFolder}。`,
      );
    }
  }

  function readChanges(): Change[] {
    let earlier = published;
    return (record?.changes ?? []).flatMap(({ date, kind, text }, index) => {
      const at = ["changes", index, "date"];
      const stamp = dates.read(date, at);
      if (!stamp) return [];
      if (earlier && isBefore(stamp, earlier))
        say("bad-change-date", at, `改动日期 ${stamp.label} 早于 ${earlier.label}。`);
      else dates.tellOfFuture(stamp, at, "改动日期", future);
      earlier = stamp;
      return { date: stamp, kind, text: fullWidthPunctuation(text) };
    });
  }
}

/** In the browser a record is written before its text; a draft that has come no further holds up nobody else. */
function tellOfMissingText({ path }: ArticleFolder, status: string | undefined, report: ProblemReport): void {
  const code = "missing-article-file";
  if (status === "draft") report.warn(code, path, "这篇草稿还没有正文 article.md。");
  else report.add(code, path, "缺少 article.md。");
}

/** Reasons by name. A picture's credit stays on the page when the picture itself goes. */
function withdrawnPictures(path: string, { withdrawals }: Facts): Map<string, string> {
  const here = withdrawals.filter((withdrawal) => withdrawal.path === path);
  return new Map(
    here.flatMap(({ picture, reason, date }) => (picture ? [[picture, `${date.label}撤下：${reason}`]] : [])),
  );
}

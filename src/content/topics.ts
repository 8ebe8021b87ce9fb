import { existsSync } from "node:fs";
import { join, parse } from "node:path";
import type { Article, PictureBearer } from "../domain/article.ts";
import { articleNameOf } from "../domain/article-name.ts";
import type { Picture } from "../domain/picture.ts";
import { fullWidthPunctuation } from "../domain/punctuation.ts";
import { SLUG } from "../domain/text-rules.ts";
import { type RecordedEvent, type Topic, TopicRecord, topicPath } from "../domain/topic.ts";
import { partOf, type Withdrawal } from "../domain/withdrawal.ts";
import { readOnlyPictures } from "./article-pictures.ts";
import { readCredit } from "./article-sources.ts";
import { DateFields } from "./date-fields.ts";
import { filesIn } from "./folders.ts";
import { type JsonFile, readJsonParts } from "./json-file.ts";
import { nearestArticle } from "./nearest-article.ts";
import { MACHINE } from "./outside.ts";
import { type PeopleContext, withoutList } from "./people.ts";
import type { ProblemReport } from "./problem-report.ts";
import { type Prose, readProse } from "./prose-pages.ts";
import { parseWith } from "./schema-problems.ts";

/** A topic, the links in its introduction, and its picture. */
export interface LinkedTopic extends Pick<Prose, "links" | "anchors"> {
  readonly topic: Topic;
  /** Of the introduction. */
  readonly file: string;
  readonly bearer?: PictureBearer;
}

/**
 * Reads the topics of `_data/topics/`, by the names of their files; there need be none.
 * @returns undefined when something is wrong; the report then says so
 */
export function readTopics(
  data: string,
  context: PeopleContext,
  report: ProblemReport,
): readonly LinkedTopic[] | undefined {
  const folder = join(data, "topics");
  const files = filesIn(folder);
  const keys = files.flatMap((file) => (file.endsWith(".json") ? parse(file).name : []));
  const before = report.count;
  const pictures = new Set<string>();
  const topics = keys.flatMap((key) => readTopic(folder, key, context, pictures, report) ?? []);
  for (const file of files) {
    const { name, ext } = parse(file);
    const known = ext === ".json" || pictures.has(file) || (ext === ".md" && keys.includes(name));
    if (!known) report.add("unrecorded-file", join(folder, file), `文件“${file}”不属于哪个专题。`);
  }
  reportFormerKeys(topics, keys, folder, report);
  return report.count > before ? undefined : topics;
}

/** An old address that leads to two topics, or lies on one, leads nowhere for sure. */
function reportFormerKeys(
  topics: readonly LinkedTopic[],
  keys: readonly string[],
  folder: string,
  report: ProblemReport,
): void {
  const taken = new Map(keys.map((key) => [key, key]));
  for (const { topic } of topics) {
    for (const old of topic.formerly ?? []) {
      const holder = taken.get(old);
      taken.set(old, topic.key);
      const message = `以前的键“${old}”已经是“${holder}”的键。`;
      if (holder !== undefined) report.add("alias-conflict", join(folder, `${topic.key}.json`), message);
    }
  }
}

function readTopic(
  folder: string,
  key: string,
  context: PeopleContext,
  pictures: Set<string>,
  report: ProblemReport,
): LinkedTopic | undefined {
  const path = join(folder, `${key}.json`);
  if (!SLUG.test(key)) {
    report.add("bad-slug", path, `文件名“${key}”不能作地址。`);
    return undefined;
  }
  const file = readJsonParts(path, report);
  const record = file && parseWith(TopicRecord, file);
  if (!file || !record) return undefined;
  const { title, summary, articles, picture, formerly } = record;
  if (picture?.file) pictures.add(picture.file);
  const address = topicPath(key);
  const shown = pictureOf(folder, key, record, file, context);
  const introduction = join(folder, `${key}.md`);
  const place = { path: address, url: context.url, titled: false };
  const prose = existsSync(introduction) ? readProse(introduction, place, report) : undefined;
  const topic: Topic = {
    key,
    path: address,
    title,
    summary: fullWidthPunctuation(summary),
    html: prose?.html ?? "",
    ...(shown && { picture: { ...shown, credit: withoutList(shown.credit) } }),
    articles: articles.map((name) => articleNameOf(name, context.url)),
    chronology: readEvents(record, file, context),
    ...(formerly && { formerly }),
  };
  return {
    topic,
    file: introduction,
    links: prose?.links ?? [],
    anchors: prose?.anchors ?? [],
    ...(shown && { bearer: { path: address, folder, body: [{ kind: "picture", picture: shown }] } }),
  };
}

/** What is shown of its picture; one whose licence has ended leaves no hole. */
function pictureOf(
  folder: string,
  key: string,
  { picture }: TopicRecord,
  file: JsonFile,
  { clock, timeZone, url, sourceNames }: PeopleContext,
): Extract<Picture, { shown: true }> | undefined {
  if (!picture) return undefined;
  const dates = new DateFields(file, { clock, timeZone });
  const read = readOnlyPictures(
    { [key]: picture },
    {
      file,
      recordAt: () => ["picture"],
      // What else lies there belongs to other topics.
      folder: { path: folder, otherFiles: filesIn(folder).filter((name) => name === picture.file), hasText: true },
      pageOf: () => url + topicPath(key),
      sources: sourceNames,
      outside: MACHINE,
      withdrawn: new Map(),
      readUntil: (_, until) => dates.read(until, ["picture", "until"]),
    },
  ).get(key);
  if (!read?.shown || (read.until && clock.hasCome(read.until.epoch))) return undefined;
  return read;
}

function readEvents({ chronology }: TopicRecord, file: JsonFile, { url, sourceNames }: PeopleContext): RecordedEvent[] {
  const events = chronology.map(({ date, text, article, source }, index): RecordedEvent => {
    const place = ["chronology", index];
    const what = `时间线上 ${date} 的一条`;
    if (article === undefined && source === undefined) file.flag("unsourced-event", place, `${what}没有写文章或来源。`);
    const citation = source && readCredit(source, [...place, "source"], what, true, file, sourceNames);
    return {
      day: date,
      text: fullWidthPunctuation(text),
      ...(article !== undefined && { article: articleNameOf(article, url) }),
      ...(citation && { source: withoutList(citation) }),
    };
  });
  return events.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/**
 * An article that a topic names and that is not there, or is gone, is left out; that stops nobody, and somebody is to know. One that
 * waits comes in when it is out.
 */
export function reportMissingArticles(
  topics: readonly Topic[],
  read: Iterable<Pick<Article, "id" | "path">>,
  withdrawals: readonly Withdrawal[],
  { data, url }: { readonly data: string; readonly url: string },
  report: ProblemReport,
): void {
  const known = new Set([...read].flatMap(({ id, path }) => [id, path]));
  const gone = new Set(withdrawals.flatMap((one) => (partOf(one) ? [] : [one.id, one.path])));
  for (const { key, articles, chronology } of topics) {
    const named = new Set([...articles, ...chronology.flatMap(({ article }) => article ?? [])]);
    const missing = new Set([...named].filter((name) => !known.has(name)));
    if (missing.size === 0) continue;
    // Where it stands is known to the file alone.
    const file = readJsonParts(join(data, "topics", `${key}.json`), report);
    for (const { name, place } of file ? namesIn(file, url) : []) {
      if (!missing.delete(name)) continue;
      const why = gone.has(name) ? "已经撤下" : `没有找到${nearestArticle(name, known)}`;
      file?.warn("unknown-topic-article", place, `专题里的文章“${name}”${why}。`);
    }
  }
}

/** Every article that a topic names, and where. */
function namesIn(file: JsonFile, url: string) {
  const record = parseWith(TopicRecord, file);
  const listed = record?.articles.map((written, index) => ({ written, place: ["articles", index] })) ?? [];
  const told = record?.chronology.flatMap(({ article }, index) => {
    return article === undefined ? [] : [{ written: article, place: ["chronology", index, "article"] }];
  });
  return [...listed, ...(told ?? [])].map(({ written, place }) => ({ name: articleNameOf(written, url), place }));
}

import type { z } from "zod";
import type { ArticleRecord } from "../../src/domain/article-record.ts";
import { readTypedDate } from "../../src/domain/date-stamp.ts";
import type { Kind } from "../../src/domain/kind.ts";
import { SECTION_KEYS, SITE, SOURCE_COUNT, sourceKey, TAG_COUNT, tagKey } from "./corpus-data.ts";
import { Prose } from "./prose.ts";
import { between, pick, type Random, seededRandom } from "./random.ts";
import { Words } from "./words.ts";

/** Part of the name of the cached folders: raise it whenever the text that comes out changes. */
export const CORPUS_VERSION = 4;
/** Every article is older than this, on every day the benchmark runs. */
export const CORPUS_NOW = "2026-01-01T00:00:00-08:00";
const FIRST_YEAR = 2023;
const MONTHS = 36;
/** As a desk of this kind of site publishes: much is taken over, little is its own. */
const KINDS = [
  "reprint",
  "reprint",
  "reprint",
  "compilation",
  "compilation",
  "compilation",
  "translation",
  "original",
] as const;
const PICTURES = 4;

export interface SampleArticle {
  /** `2025/05/story-000042` */
  readonly folder: string;
  readonly slug: string;
  readonly record: z.input<typeof ArticleRecord>;
  readonly markdown: string;
}

/**
 * Made-up articles of realistic length and make-up, one after the other, so that thirty thousand never stand in memory.
 * Article number n is the same bytes on every machine and in every corpus that has it.
 */
export function* sampleArticles(count: number): Generator<SampleArticle> {
  const words = new Words();
  for (let number = 0; number < count; number += 1) yield sampleArticle(number, words);
}

/** Article number `number`, from 0. */
export function sampleArticle(number: number, words = new Words()): SampleArticle {
  const random = seededRandom(number);
  const prose = new Prose(words, random);
  const slug = `story-${String(number).padStart(6, "0")}`;
  const { day, month, published } = publicationDate(random);
  const kind = pick(random, KINDS);
  const names = Array.from({ length: PICTURES }, (_, index) => `pic${index + 1}`);
  return {
    folder: `${month}/${slug}`,
    slug,
    record: {
      id: `${day}-${slug}`,
      title: prose.headline(),
      lede: prose.sentences(between(random, 50, 110)),
      published,
      kind,
      ...(random() < 0.5 ? { desk: "示例部" } : { authors: [`示例作者 ${two(between(random, 1, 40))}`] }),
      sources: sources(random, kind, number, prose),
      section: pick(random, SECTION_KEYS),
      tags: distinct(between(random, 2, 4), () => tagKey(skewed(random, TAG_COUNT))),
      pictures: Object.fromEntries(names.map((name) => [name, picture(random, prose)])),
    },
    // The mean of two draws is 2,000 characters with few very short or very long articles.
    markdown: prose.body(
      1150 + Math.floor(1600 * ((random() + random()) / 2)),
      names,
      `https://${sourceKey(between(random, 1, SOURCE_COUNT))}.example/news/${number}`,
    ),
  };
}

/** Hours at which no clock is changed. */
export function publicationDate(random: Random) {
  const index = Math.floor(random() * MONTHS);
  const month = `${FIRST_YEAR + Math.floor(index / 12)}/${two((index % 12) + 1)}`;
  const day = `${month.replace("/", "-")}-${two(between(random, 1, 28))}`;
  const time = `${two(between(random, 6, 21))}:${two(between(random, 0, 59))}:00`;
  return { month, day: day.replaceAll("-", ""), published: localDate(`${day}T${time}`) };
}

/** A reprint or translation has to give the address of its original. */
function sources(random: Random, kind: Kind, number: number, prose: Prose): z.input<typeof ArticleRecord>["sources"] {
  if (kind === "original") return [];
  const keys = distinct(between(random, 1, 3), () => sourceKey(skewed(random, SOURCE_COUNT)));
  return keys.map((key, index) => {
    if (kind === "compilation") return key;
    if (index > 0) return { source: key, authorGiven: false };
    return {
      source: key,
      url: `https://${key}.example/news/${number}`,
      title: prose.headline(),
      ...(random() < 0.6 ? { author: `示例记者 ${two(between(random, 1, 90))}` } : { authorGiven: false }),
    };
  });
}

function picture(random: Random, prose: Prose) {
  return {
    ...(random() < 0.7 && { caption: prose.caption() }),
    credit: sourceKey(skewed(random, SOURCE_COUNT)),
    unavailable: "示例文章没有图片文件",
  };
}

/** From 1 to `count`; the low numbers far more often, as a few topics and outlets make up most of the news. */
export function skewed(random: Random, count: number): number {
  return 1 + Math.floor(count * random() ** 2);
}

export function distinct(wanted: number, draw: () => string): string[] {
  const found = new Set<string>();
  while (found.size < wanted) found.add(draw());
  return [...found];
}

/** With the offset that the made-up paper's zone has then. @throws Error at an hour that the clocks skip or repeat */
function localDate(local: string): string {
  const written = readTypedDate(local, SITE.timeZone);
  if ("fault" in written) throw new Error(written.fault);
  return written.date.iso;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}

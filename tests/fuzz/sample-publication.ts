import type { z } from "zod";
import { between, pick, type Random } from "../../scripts/bench/random.ts";
import { AI_USES } from "../../src/domain/ai.ts";
import type { ArticleRecord } from "../../src/domain/article-record.ts";
import type { CommentRecord, RemovedComments } from "../../src/domain/comment.ts";
import { KINDS } from "../../src/domain/kind.ts";
import type { LiveEntryRecord } from "../../src/domain/live-record.ts";
import type { ProsePageKey } from "../../src/domain/site.ts";
import { partOf } from "../../src/domain/withdrawal.ts";
import { DATA, PAGES, PODCAST, type SampleData } from "./sample-data.ts";
import { sourcesOf } from "./sample-sources.ts";
import { paragraphs, sentence } from "./sample-text.ts";

/** The clock of every proof: after all dates that occur at first. */
export const PROOF_NOW = "2026-06-01T00:00:00-07:00";
export const DAY_MS = 86_400_000;

export interface SampleEntry {
  head: z.input<typeof LiveEntryRecord>;
  text: string;
}

/** An article of a sample publication. What it says has no meaning. */
export interface SampleArticle {
  month: number;
  slug: string;
  record: z.input<typeof ArticleRecord>;
  paragraphs: string[];
  /** What it said before. */
  earlier: string[][];
  /** What the files of its pictures and videos are made from, by the name of each. */
  seeds: Record<string, number>;
  /** What is in the files of its charts, by the name of the chart. */
  figures: Record<string, string>;
  /** Of a live page, by their names. */
  entries: Record<string, SampleEntry>;
  /** Id of the article that its text links to, as long as readers can see that. */
  linksTo?: string;
  comments: z.input<typeof CommentRecord>[];
}

/** A small publication in memory, plain data that can be edited, and written to disk as its editors would keep it. */
export interface SamplePublication {
  articles: SampleArticle[];
  data: SampleData;
  pages: Record<`${ProsePageKey}.md`, string>;
  removedComments: z.input<typeof RemovedComments>;
  /** Files that stand there in place of what would be written, or besides: mistakes. */
  instead: Record<string, string>;
  /** What the host's configuration says besides. */
  host: string;
  /** Name of the folder in which it lies. */
  checkout: string;
  /** The clock, milliseconds since 1970. */
  now: number;
  /** Whether it is built as a preview, and with a search index. */
  drafts: boolean;
  /** Which of the finished files the build reads. */
  verify: "new" | "all";
  search: boolean;
  /** Numbers that have been given out. */
  next: number;
}

/** What a sample publication has at first; edits bring the rest. Each costs a build processes of its own. */
export interface SampleKind {
  readonly traditional: boolean;
  readonly pictures: boolean;
  readonly search: boolean;
  /** Share cards; without a word, none. */
  readonly cards?: boolean;
}

export function samplePublication(
  random: Random,
  { traditional, pictures, search, cards }: SampleKind,
): SamplePublication {
  const publication: SamplePublication = {
    articles: [],
    data: structuredClone(DATA),
    pages: { ...PAGES },
    removedComments: {},
    instead: {},
    host: "",
    checkout: "here",
    now: Date.parse(PROOF_NOW),
    drafts: false,
    verify: "new",
    search,
    next: 1,
  };
  if (traditional) publication.data.site.traditional = { region: "taiwan" };
  if (cards) publication.data.site.shareCards = true;
  for (let left = between(random, 3, 5); left > 0; left -= 1) {
    const article = sampleArticle(publication, random);
    if (pictures && random() < 0.4) addPicture(article, publication, random);
    publication.articles.push(article);
  }
  // Without a draw, so that what follows stays what it was.
  if (publication.next % 2 === 0) publication.data.podcast = structuredClone(PODCAST);
  return publication;
}

export function sampleArticle(publication: SamplePublication, random: Random): SampleArticle {
  const number = publication.next++;
  const month = between(random, 1, 12);
  const kind = pick(random, KINDS);
  const article: SampleArticle = {
    month,
    slug: `proof-${number}`,
    record: {
      id: `20250101-proof-${number}`,
      title: `第${number}篇，${sentence(random)}`,
      lede: `${sentence(random)}。`,
      published: `2025-${String(month).padStart(2, "0")}-${between(random, 10, 20)}T17:30:00Z`,
      kind,
      desk: "编辑部",
      sources: sourcesOf(kind, publication.data),
      section: someKey(publication.data.sections, random),
      tags: [someKey(publication.data.tags, random)],
    },
    paragraphs: paragraphs(random),
    earlier: [],
    entries: {},
    seeds: {},
    figures: {},
    comments: [],
  };
  if (number % 3 === 0)
    article.record.ai = [
      {
        use: AI_USES[number % AI_USES.length] ?? "draft",
        system: "某系统",
        reviewed: { by: "编辑部", on: "2025-01-01T00:00:00Z" },
      },
    ];
  if (random() < 0.3) addQuote(article, publication, random);
  return article;
}

export function addPicture(article: SampleArticle, publication: SamplePublication, random: Random): void {
  const number = publication.next++;
  article.seeds[`p${number}`] = between(random, 0, 999_999);
  article.record.pictures = {
    ...article.record.pictures,
    [`p${number}`]: {
      file: `p${number}.png`,
      alt: `图${number}`,
      credit: someKey(publication.data.sources, random),
      licence: "CC BY 4.0",
    },
  };
}

export function addQuote(article: SampleArticle, publication: SamplePublication, random: Random): void {
  const number = publication.next++;
  article.record.quotes = {
    ...article.record.quotes,
    [`q${number}`]: {
      speaker: pick(random, ["市长", "议员", "街坊"]),
      platform: "press",
      source: someKey(publication.data.sources, random),
      text: `${sentence(random)}。`,
      url: `https://wire.example/said/${number}`,
      ...(number % 2 === 0 && { posted: "2026-01-04T08:00:00Z", archived: "https://archive.example/1" }),
      checked: "2026-01-05T08:00:00Z",
    },
  };
}

/** A key of a record, which has one. */
export function someKey(record: Readonly<Record<string, unknown>>, random: Random): string {
  const keys = Object.keys(record);
  return keys[between(random, 0, keys.length - 1)] ?? "";
}

export function addressOf({ month, slug }: Pick<SampleArticle, "month" | "slug">): string {
  return `/2025/${String(month).padStart(2, "0")}/${slug}/`;
}

/** Whether readers can see it. */
export function isLive({ data, now }: SamplePublication, article: SampleArticle): boolean {
  const { status, published, publishAt = published, until } = article.record;
  const isWithdrawn = data.withdrawals.some((one) => !partOf(one) && one.path === addressOf(article));
  return status !== "draft" && !isWithdrawn && Date.parse(publishAt) <= now && !(until && Date.parse(until) <= now);
}

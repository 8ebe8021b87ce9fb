import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DISCLAIMERS, PAGES, SECTIONS, SITE, SOURCES, TAGS } from "../../scripts/bench/corpus-data.ts";
import { between, type Random } from "../../scripts/bench/random.ts";
import { dotsPicture } from "./dots-picture.ts";

/** The clock of every proof: after all dates that occur. */
export const PROOF_NOW = "2026-06-01T00:00:00-07:00";

interface SampleComment {
  readonly id: string;
  readonly text: string;
}

/** An article of a sample publication. What it says has no meaning. */
export interface SampleArticle {
  readonly id: string;
  readonly month: number;
  slug: string;
  title: string;
  text: string;
  aliases: string[];
  changes: string[];
  draft: boolean;
  picture?: { name: string; seed: number; credit: string; alt: string };
  comments: SampleComment[];
}

/** A small publication in memory, which can be edited and written to disk as its editors would keep it. */
export interface SamplePublication {
  articles: SampleArticle[];
  /** Addresses with the ids of withdrawn articles; their folders stay. */
  withdrawn: { path: string; id: string }[];
  tagline: string;
  disclaimer: string;
  sectionName: string;
  sourceName: string;
  traditional: boolean;
  /** Numbers that have been given out. */
  next: number;
}

const FIRST_SECTION = Object.keys(SECTIONS)[0] ?? "";
const FIRST_SOURCE = Object.keys(SOURCES)[0] ?? "";
const FEW_SOURCES = Object.fromEntries(Object.entries(SOURCES).slice(0, 2));
const FIRST_TAG = Object.keys(TAGS)[0] ?? "";

export function samplePublication(random: Random, traditional: boolean): SamplePublication {
  const publication: SamplePublication = {
    articles: [],
    withdrawn: [],
    tagline: SITE.tagline,
    disclaimer: DISCLAIMERS.compilation,
    sectionName: SECTIONS[FIRST_SECTION]?.name ?? "",
    sourceName: SOURCES[FIRST_SOURCE]?.name ?? "",
    traditional,
    next: 1,
  };
  const count = between(random, 3, 6);
  for (let index = 0; index < count; index += 1) publication.articles.push(sampleArticle(publication, random));
  return publication;
}

export function sampleArticle(publication: SamplePublication, random: Random): SampleArticle {
  const number = publication.next++;
  const article: SampleArticle = {
    id: `20250101-proof-${number}`,
    month: between(random, 1, 12),
    slug: `proof-${number}`,
    title: `第${number}篇，${sentence(random)}`,
    text: text(random),
    aliases: [],
    changes: [],
    draft: false,
    comments: [],
  };
  if (random() < 0.5) article.picture = samplePicture(publication, random);
  return article;
}

export function samplePicture(publication: SamplePublication, random: Random): NonNullable<SampleArticle["picture"]> {
  const number = publication.next++;
  return { name: `p${number}`, seed: between(random, 0, 999_999), credit: FIRST_SOURCE, alt: `图${number}` };
}

const WORDS = ["城市", "港口", "预算", "学校", "桥梁", "天气", "列车", "图书馆", "森林", "议会", "公园", "电力"];

export function sentence(random: Random): string {
  return Array.from({ length: between(random, 3, 9) }, () => WORDS[between(random, 0, WORDS.length - 1)]).join("");
}

export function text(random: Random): string {
  return Array.from({ length: between(random, 2, 5) }, () => `${sentence(random)}，${sentence(random)}。`).join("\n\n");
}

/** Whether readers can see it. */
export function isLive(publication: SamplePublication, article: SampleArticle): boolean {
  return !article.draft && !publication.withdrawn.some(({ id }) => id === article.id);
}

export function addressOf({ month, slug }: SampleArticle): string {
  return `/2025/${String(month).padStart(2, "0")}/${slug}/`;
}

export interface SampleFolders {
  readonly articles: string;
  readonly data: string;
}

/** Writes the publication into a folder; what stood there before goes. */
export function writeSample(publication: SamplePublication, folder: string): SampleFolders {
  const folders = { articles: join(folder, "articles"), data: join(folder, "data") };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folders.articles, { recursive: true });
  const { tagline, disclaimer, sectionName, sourceName, traditional, withdrawn } = publication;
  const json: Readonly<Record<string, unknown>> = {
    site: { ...SITE, tagline, ...(traditional && { traditional: { region: "taiwan" } }) },
    sections: { ...SECTIONS, [FIRST_SECTION]: { ...SECTIONS[FIRST_SECTION], name: sectionName } },
    tags: TAGS,
    sources: { ...FEW_SOURCES, [FIRST_SOURCE]: { ...SOURCES[FIRST_SOURCE], name: sourceName } },
    disclaimers: { ...DISCLAIMERS, compilation: disclaimer },
    withdrawals: withdrawn.map((entry) => ({
      ...entry,
      date: "2026-01-01T00:00:00-08:00",
      reason: "测试",
      requestedBy: "测试",
    })),
    notices: [],
  };
  for (const [name, value] of Object.entries(json)) write(join(folders.data, `${name}.json`), JSON.stringify(value));
  for (const [name, page] of Object.entries(PAGES)) write(join(folders.data, "pages", name), page);
  for (const article of publication.articles) writeArticle(article, folders);
  return folders;
}

function writeArticle(article: SampleArticle, { articles, data }: SampleFolders): void {
  const folder = join(articles, addressOf(article));
  const { picture } = article;
  const summer = article.month >= 3 && article.month <= 10;
  const day = `2025-${String(article.month).padStart(2, "0")}-15T09:00:00-0${summer ? 7 : 8}:00`;
  const record = {
    id: article.id,
    title: article.title,
    lede: `${article.title}。`,
    published: day,
    kind: "compilation",
    desk: "编辑部",
    sources: [FIRST_SOURCE],
    section: FIRST_SECTION,
    tags: [FIRST_TAG],
    ...(article.draft && { status: "draft" }),
    ...(article.aliases.length > 0 && { aliases: article.aliases }),
    ...(article.changes.length > 0 && {
      changes: article.changes.map((change) => ({
        date: "2026-02-01T00:00:00-08:00",
        kind: "correction",
        text: change,
      })),
    }),
    ...(picture && {
      pictures: {
        [picture.name]: { file: `${picture.name}.png`, alt: picture.alt, credit: picture.credit, licence: "CC BY 4.0" },
      },
    }),
  };
  write(join(folder, "article.json"), JSON.stringify(record, null, 2));
  write(join(folder, "article.md"), `${picture ? `![](${picture.name})\n\n` : ""}${article.text}\n`);
  if (picture) write(join(folder, `${picture.name}.png`), dotsPicture(picture.seed));
  for (const comment of article.comments) {
    const entry = { ...comment, article: article.id, name: "读者", date: "2026-03-01T00:00:00Z", origin: "netlify" };
    write(join(data, "comments", addressOf(article), `${comment.id}.json`), JSON.stringify(entry));
  }
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

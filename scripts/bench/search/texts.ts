import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { z } from "zod";
import type { SampleArticle } from "../corpus.ts";
import { searchArticles, searchSources } from "./articles.ts";

/** A key of the house's list, a name, or either with whoever took the picture. */
const Credit = z
  .union([
    z.string(),
    z.object({ source: z.string().optional(), name: z.string().optional(), author: z.string().optional() }),
  ])
  .nullish();

/** As much of a record as readers see words of. */
const Given = z.object({
  title: z.string(),
  lede: z.string().default(""),
  published: z.string().default(""),
  authors: z.array(z.string()).default([]),
  desk: z.string().default(""),
  sources: z.array(Credit).default([]),
  pictures: z.record(z.string(), z.object({ caption: z.string().optional(), credit: Credit })).default({}),
  quotes: z
    .record(
      z.string(),
      z.object({ speaker: z.string(), role: z.string().optional(), text: z.string(), source: Credit }),
    )
    .default({}),
});

/** Between characters and figures or letters; it is typography, and means nothing. */
const SPACING = /(?<=\p{Script=Han}) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=\p{Script=Han})/gu;

/** What a reader of an article sees of its content, in pieces that do not run into each other. */
export interface ArticleText {
  /** `/2025/05/story-000042/` */
  readonly path: string;
  readonly title: string;
  /** `2025-05-19`, as it stands in the record. */
  readonly day?: string;
  readonly authors?: readonly string[];
  /** Names of whose the text is; an article says the first of many. */
  readonly origins?: readonly string[];
  /** Title, lede, paragraphs and subheads, captions, credits. */
  readonly pieces: readonly string[];
}

/** The texts of a corpus, in the order of the articles. */
export function searchTexts(count: number, length?: number): ArticleText[] {
  const sources = searchSources();
  const nameOf = (key: string) => sources[key]?.name ?? key;
  return Array.from(searchArticles(count, length), (article) => textOf(article, nameOf));
}

/**
 * The texts of a publication, out of its files as they are written: nothing of what reads and publishes them is asked.
 * @param site built from it; what is not published is not there
 */
export function givenTexts(folder: string, site: string): ArticleText[] {
  const names: Record<string, { name: string }> = JSON.parse(readFileSync(join(folder, "data/sources.json"), "utf8"));
  const records = readdirSync(join(folder, "articles"), { recursive: true, encoding: "utf8" });
  return records
    .filter((file) => basename(file) === "article.json")
    .flatMap((file): ArticleText[] => {
      const path = `/${dirname(file).split(sep).join("/")}/`;
      if (!existsSync(join(site, path, "index.html"))) return [];
      const record = Given.parse(JSON.parse(readFileSync(join(folder, "articles", file), "utf8")));
      const markdown = readFileSync(join(folder, "articles", dirname(file), "article.md"), "utf8");
      const { title, lede, authors, desk, sources, pictures, quotes, published } = record;
      const shown = Object.values(pictures).flatMap(({ caption, credit }) => [caption ?? "", creditIn(credit, names)]);
      const said = Object.values(quotes).flatMap(({ speaker, role = "", text, source }) => [
        speaker,
        role,
        text,
        creditIn(source, names),
      ]);
      const blocks = markdown
        .split(/\n\s*\n/)
        .map((block) => withoutMarkup(block.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")).replace(SPACING, ""));
      const origins = sources.map((source) => creditIn(source, names));
      const pieces = [title, lede, ...blocks, ...shown, ...said, ...authors, desk];
      const day = published.slice(0, 10);
      return [{ path, title, day, authors, origins, pieces: pieces.filter((piece) => piece !== "") }];
    });
}

function creditIn(credit: z.infer<typeof Credit>, names: Readonly<Record<string, { readonly name: string }>>): string {
  if (typeof credit === "string") return names[credit]?.name ?? credit;
  if (!credit) return "";
  const { source = "", name = names[source]?.name ?? source, author } = credit;
  return author === undefined ? name : `${name}，作者：${author}`;
}

/** @param nameOf gives the name under which a source is credited */
export function textOf({ folder, record, markdown }: SampleArticle, nameOf: (key: string) => string): ArticleText {
  const pictures = Object.values(record.pictures ?? {});
  const credits = pictures.flatMap(({ credit }) => (typeof credit === "string" ? [nameOf(credit)] : []));
  const pieces = [
    record.title,
    record.lede,
    ...markdown.split("\n\n").map(withoutMarkup),
    ...pictures.map(({ caption }) => caption ?? ""),
    ...credits,
  ];
  return {
    path: `/${folder}/`,
    title: record.title,
    day: record.published.slice(0, 10),
    pieces: pieces.filter((piece) => piece !== ""),
  };
}

/** The corpus uses subheads, bold text and placed pictures, nothing else of Markdown. */
function withoutMarkup(block: string): string {
  return block
    .trim()
    .replace(/^!\[\]\([^)]*\)$/, "")
    .replace(/^## /, "")
    .replaceAll("**", "");
}

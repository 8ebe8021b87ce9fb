import type { SampleArticle } from "../corpus.ts";
import { searchArticles, searchSources } from "./articles.ts";

/** What a reader of an article sees of its content, in pieces that do not run into each other. */
export interface ArticleText {
  /** `/2025/05/story-000042/` */
  readonly path: string;
  readonly title: string;
  /** Title, lede, paragraphs and subheads, captions, credits. */
  readonly pieces: readonly string[];
}

/** The texts of a corpus, in the order of the articles. */
export function searchTexts(count: number, length?: number): ArticleText[] {
  const sources = searchSources();
  const nameOf = (key: string) => sources[key]?.name ?? key;
  return Array.from(searchArticles(count, length), (article) => textOf(article, nameOf));
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
  return { path: `/${folder}/`, title: record.title, pieces: pieces.filter((piece) => piece !== "") };
}

/** The corpus uses subheads, bold text and placed pictures, nothing else of Markdown. */
function withoutMarkup(block: string): string {
  return block
    .trim()
    .replace(/^!\[\]\([^)]*\)$/, "")
    .replace(/^## /, "")
    .replaceAll("**", "");
}

import type { Article } from "../domain/article.ts";
import { labelledTitle } from "../domain/genre.ts";
import { fold } from "./fold.ts";
import type { ListedArticle } from "./listed-article.ts";
import { runsOf } from "./query.ts";
import { inSimplified } from "./script-pairs.ts";
import { simplifiedPairs } from "./simplified-characters.ts";

/** What is known of an article without its text. */
export interface Head extends ListedArticle {
  /** Runs of the folded title, in simplified characters. */
  readonly runs: readonly string[];
  /** Names in other letters that the text gives for Chinese ones, each with what stands before it: 总统特朗普, donald trump. */
  readonly given: readonly (readonly [before: string, name: string])[];
  readonly section: string;
  readonly sources: readonly string[];
  /** What else it is listed by: tags, authors. */
  readonly labels: readonly string[];
}

/** 特朗普（Donald Trump） */
const GIVEN = /([\p{Script=Han}·]{2,12})[（(]([A-Z][\p{Script=Latin}.'’ -]{2,40})[，,）)]/gu;
export function headOf(article: Article): Head {
  const { path, title, lede, body, tags, authors, sources, section, published } = article;
  const text = [title, lede, ...body.flatMap((block) => (block.kind === "text" ? block.text : []))].join("\n");
  const given = [...text.matchAll(GIVEN)].map(([, before = "", name = ""]): [string, string] => [
    before.replace(/^.*·/, ""),
    fold(name).text.trim(),
  ]);
  return {
    path,
    title: labelledTitle(article),
    runs: runsOf(fold(inSimplified(title, simplifiedPairs(title))).text),
    day: published.day,
    given: [...new Map(given.map((pair) => [pair.join(), pair])).values()],
    section: section.name,
    sources: [...new Set(sources.map(({ name }) => name))],
    labels: [...new Set([...tags, ...authors].map(({ name }) => name))],
  };
}

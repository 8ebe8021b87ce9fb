import { AI_USES, type AiUse, DIGITAL_SOURCES, type DigitalSource } from "../domain/ai.ts";
import { type Article, picturesOf } from "../domain/article.ts";

/** How often machines have had a hand in what is published, by what they did. */
export interface AiTally {
  readonly texts: readonly { readonly use: AiUse; readonly total: number; readonly unreviewed: number }[];
  readonly pictures: readonly { readonly source: DigitalSource; readonly total: number }[];
}

/** @returns without what no machine has done */
export function aiTallyOf(articles: readonly Article[]): AiTally {
  const works = articles.flatMap(({ ai = [] }) => ai);
  const made = articles.flatMap((article) => picturesOf(article).flatMap((picture) => picture.made ?? []));
  return {
    texts: AI_USES.map((use) => {
      const of = works.filter((work) => work.use === use);
      return { use, total: of.length, unreviewed: of.filter(({ reviewed }) => !reviewed).length };
    }).filter(({ total }) => total > 0),
    pictures: DIGITAL_SOURCES.map((source) => ({
      source,
      total: made.filter((one) => one === source).length,
    })).filter(({ total }) => total > 0),
  };
}

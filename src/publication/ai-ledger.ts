import { AI_USES, type AiUse } from "../domain/ai.ts";
import { type Article, picturesOf } from "../domain/article.ts";
import { mediaOf } from "../domain/block-pictures.ts";
import { DIGITAL_SOURCES, type DigitalSource } from "../domain/digital-source.ts";

/** How many works a machine has made in one way. */
interface MadeTally {
  readonly source: DigitalSource;
  readonly total: number;
}

/** How often machines have had a hand in what is published, by what they did. */
export interface AiTally {
  readonly texts: readonly { readonly use: AiUse; readonly total: number; readonly unreviewed: number }[];
  readonly pictures: readonly MadeTally[];
  /** Videos, sounds and documents. */
  readonly media: readonly MadeTally[];
}

/** @returns without what no machine has done */
export function aiTallyOf(articles: readonly Article[]): AiTally {
  const works = articles.flatMap(({ ai = [] }) => ai);
  return {
    texts: AI_USES.map((use) => {
      const of = works.filter((work) => work.use === use);
      return { use, total: of.length, unreviewed: of.filter(({ reviewed }) => !reviewed).length };
    }).filter(({ total }) => total > 0),
    pictures: madeIn(articles.flatMap(picturesOf)),
    media: madeIn(articles.flatMap(mediaOf)),
  };
}

function madeIn(works: readonly { readonly made?: DigitalSource }[]): MadeTally[] {
  return DIGITAL_SOURCES.map((source) => ({
    source,
    total: works.filter(({ made }) => made === source).length,
  })).filter(({ total }) => total > 0);
}

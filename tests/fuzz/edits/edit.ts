import { between, type Random } from "../../../scripts/bench/random.ts";
import { isLive, type SampleArticle, type SamplePublication } from "../sample-publication.ts";

/** One thing that happens to a publication. @returns false when there is nothing that it could happen to */
export type Edit = (publication: SamplePublication, random: Random) => boolean;

/** @param edit gives false when there is nothing to do to this one */
export function onArticle(
  edit: (article: SampleArticle, random: Random, publication: SamplePublication) => unknown,
  fewest = 0,
): Edit {
  return (publication, random) => {
    const live = publication.articles.filter((article) => isLive(publication, article));
    const article = someOf(live, random);
    return article !== undefined && live.length > fewest && edit(article, random, publication) !== false;
  };
}

export function someOf<T>(items: readonly T[], random: Random): T | undefined {
  return items[between(random, 0, items.length - 1)];
}

/** A record with one of its keys renamed, at the same place in its order. */
export function renamed<T>(record: Readonly<Record<string, T>>, from: string, to: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === from ? to : key, value]));
}

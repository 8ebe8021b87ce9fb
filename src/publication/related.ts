import type { Article } from "../domain/article.ts";
import { isPaidFor } from "../domain/genre.ts";
import { groupBy, groupByMany } from "./archive.ts";

const WANTED = 4;
/** Looking further back than this finds nothing fresher and costs time on long archives. */
const REACH = 40;

type Scored = readonly [article: Article, score: number];

/** More than all tags of an article together. */
const TOPIC_POINTS = 100;
const TAG_POINTS = 3;

/** No way leads from an article to what somebody has paid for. */
function editorial(list: readonly Article[]): readonly Article[] {
  return list.some(isPaidFor) ? list.filter((article) => !isPaidFor(article)) : list;
}

/** Finds what else to read: a shared topic counts most, then shared tags, then the section; among equals the nearest in time. */
export class RelatedArticles {
  readonly #topicsOf = new Map<Article, (readonly Article[])[]>();
  readonly #byTag: ReadonlyMap<string, readonly Article[]>;
  readonly #bySection: ReadonlyMap<string, readonly Article[]>;
  readonly #position: ReadonlyMap<Article, number>;

  /** @param articles newest first @param topics the articles of each, in the same order */
  constructor(articles: readonly Article[], topics: readonly (readonly Article[])[] = []) {
    this.#position = new Map(articles.map((article, index) => [article, index]));
    const own = editorial(articles);
    this.#byTag = groupByMany(own, ({ tags }) => tags.map(({ key }) => key));
    this.#bySection = groupBy(own, ({ section }) => section.key);
    for (const topic of topics)
      for (const article of topic)
        this.#topicsOf.set(article, [...(this.#topicsOf.get(article) ?? []), editorial(topic)]);
  }

  of(article: Article): Article[] {
    const scores = new Map<Article, number>();
    const add = (list: readonly Article[] | undefined, points: number) => {
      for (const other of this.#around(list ?? [], article)) scores.set(other, (scores.get(other) ?? 0) + points);
    };
    for (const topic of this.#topicsOf.get(article) ?? []) add(topic, TOPIC_POINTS);
    for (const { key } of article.tags) add(this.#byTag.get(key), TAG_POINTS);
    add(this.#bySection.get(article.section.key), 1);
    const distance = (other: Article) => Math.abs(other.published.epoch - article.published.epoch);
    const order = ([a, scoreA]: Scored, [b, scoreB]: Scored) =>
      scoreB - scoreA || distance(a) - distance(b) || (a.path < b.path ? -1 : 1);
    // Of a hundred candidates the fewest make it, so they are not sorted.
    const best: Scored[] = [];
    for (const candidate of scores) {
      const last = best[WANTED - 1];
      if (last && order(candidate, last) > 0) continue;
      best.push(candidate);
      best.sort(order).splice(WANTED);
    }
    return best.map(([other]) => other);
  }

  /**
   * What has come in its section next after it and is not related; at the head of the section, what was there before. A new
   * article so changes the pages of the last few before it and no others.
   */
  inSectionOf(article: Article): Article[] {
    const related = this.of(article);
    const near = this.#around(this.#bySection.get(article.section.key) ?? [], article).filter(
      (other) => !related.includes(other),
    );
    const own = this.#position.get(article) ?? 0;
    const newer = near.filter((other) => (this.#position.get(other) ?? 0) < own);
    return [...newer.slice(-WANTED), ...near.slice(newer.length)].slice(0, WANTED);
  }

  /** The neighbours of an article in a list that is sorted like the whole. */
  #around(list: readonly Article[], article: Article): Article[] {
    const place = this.#position.get(article) ?? 0;
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = list[middle];
      if (other && (this.#position.get(other) ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return list.slice(Math.max(0, low - REACH / 2), low + REACH / 2 + 1).filter((other) => other !== article);
  }
}

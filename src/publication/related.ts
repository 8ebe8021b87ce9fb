import type { Article } from "../domain/article.ts";

const WANTED = 4;
/** Looking further back than this finds nothing fresher and costs time on long archives. */
const REACH = 40;

type Scored = readonly [article: Article, score: number];

/** Finds what else to read: shared tags count most, then the section; among equals the nearest in time. */
export class RelatedArticles {
  readonly #byTag = new Map<string, Article[]>();
  readonly #bySection = new Map<string, Article[]>();
  readonly #position = new Map<Article, number>();

  /** @param articles newest first */
  constructor(articles: readonly Article[]) {
    for (const [index, article] of articles.entries()) {
      this.#position.set(article, index);
      for (const { key } of article.tags) push(this.#byTag, key, article);
      push(this.#bySection, article.section.key, article);
    }
  }

  of(article: Article): Article[] {
    const scores = new Map<Article, number>();
    const add = (list: readonly Article[] | undefined, points: number) => {
      for (const other of this.#around(list ?? [], article)) scores.set(other, (scores.get(other) ?? 0) + points);
    };
    for (const { key } of article.tags) add(this.#byTag.get(key), 3);
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

function push(lists: Map<string, Article[]>, key: string, article: Article): void {
  const list = lists.get(key);
  if (list) list.push(article);
  else lists.set(key, [article]);
}

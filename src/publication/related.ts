import type { Article } from "../domain/article.ts";
import { groupBy, groupByMany } from "./archive.ts";

const WANTED = 4;
/** Looking further back than this finds nothing fresher and costs time on long archives. */
const REACH = 40;

/** More than all tags of an article together. */
const TOPIC_POINTS = 100;
const TAG_POINTS = 3;

/** Places of articles in the publication, newest first. */
type Places = Int32Array;

/** Finds what else to read: a shared topic counts most, then shared tags, then the section; among equals the nearest in time. */
export class RelatedArticles {
  readonly #articles: readonly Article[];
  readonly #places: ReadonlyMap<Article, number>;
  readonly #epochs: Float64Array;
  readonly #topicsOf = new Map<number, Places[]>();
  readonly #byTag: ReadonlyMap<string, Places>;
  readonly #bySection: ReadonlyMap<string, Places>;
  /** By place: the points of an article while related ones are sought, and zero again. */
  readonly #points: Int32Array;
  /** What was found last: the page of an article asks twice. */
  #last: readonly [article: Article, related: readonly number[]] | undefined;

  /** @param articles newest first @param topics the articles of each, in the same order */
  constructor(articles: readonly Article[], topics: readonly (readonly Article[])[] = []) {
    this.#articles = articles;
    this.#places = new Map(articles.map((article, place) => [article, place]));
    this.#epochs = Float64Array.from(articles, ({ published }) => published.epoch);
    this.#byTag = this.#placesBy(groupByMany(articles, ({ tags }) => tags.map(({ key }) => key)));
    this.#bySection = this.#placesBy(groupBy(articles, ({ section }) => section.key));
    this.#points = new Int32Array(articles.length);
    for (const topic of topics) {
      const places = this.#placesOf(topic);
      for (const place of places) this.#topicsOf.set(place, [...(this.#topicsOf.get(place) ?? []), places]);
    }
  }

  of(article: Article): readonly Article[] {
    return this.#at(this.#relatedTo(article));
  }

  /**
   * What has come in its section next after it and is not related; at the head of the section, what was there before. A new
   * article so changes the pages of the last few before it and no others.
   */
  inSectionOf(article: Article): readonly Article[] {
    const related = this.#relatedTo(article);
    const own = this.#placeOf(article);
    const near = around(this.#bySection.get(article.section.key), own).filter((other) => !related.includes(other));
    const newer = near.filter((other) => other < own);
    return this.#at([...newer.slice(-WANTED), ...near.slice(newer.length)].slice(0, WANTED));
  }

  #relatedTo(article: Article): readonly number[] {
    if (this.#last?.[0] === article) return this.#last[1];
    const related = this.#seek(article);
    this.#last = [article, related];
    return related;
  }

  #seek(article: Article): readonly number[] {
    const own = this.#placeOf(article);
    const points = this.#points;
    const candidates: number[] = [];
    const add = (list: Places | undefined, more: number) => {
      for (const other of around(list, own)) {
        const before = points[other] ?? 0;
        if (before === 0) candidates.push(other);
        points[other] = before + more;
      }
    };
    for (const topic of this.#topicsOf.get(own) ?? []) add(topic, TOPIC_POINTS);
    for (const { key } of article.tags) add(this.#byTag.get(key), TAG_POINTS);
    add(this.#bySection.get(article.section.key), 1);
    // Of a hundred candidates the fewest make it, so they are not sorted.
    const best: number[] = [];
    for (const candidate of candidates) {
      let at = best.length;
      while (at > 0 && this.#comesBefore(candidate, best[at - 1] ?? 0, own)) at -= 1;
      if (at === WANTED) continue;
      best.splice(at, 0, candidate);
      best.length = Math.min(best.length, WANTED);
    }
    for (const candidate of candidates) points[candidate] = 0;
    return best;
  }

  #comesBefore(a: number, b: number, own: number): boolean {
    const more = (this.#points[a] ?? 0) - (this.#points[b] ?? 0);
    if (more !== 0) return more > 0;
    const nearer = this.#distance(b, own) - this.#distance(a, own);
    if (nearer !== 0) return nearer > 0;
    return (this.#articles[a]?.path ?? "") < (this.#articles[b]?.path ?? "");
  }

  #distance(one: number, other: number): number {
    return Math.abs((this.#epochs[one] ?? 0) - (this.#epochs[other] ?? 0));
  }

  #placeOf(article: Article): number {
    return this.#places.get(article) ?? 0;
  }

  #placesOf(list: readonly Article[]): Places {
    return Int32Array.from(list, (article) => this.#placeOf(article));
  }

  #placesBy(lists: ReadonlyMap<string, readonly Article[]>): ReadonlyMap<string, Places> {
    return new Map([...lists].map(([key, list]) => [key, this.#placesOf(list)]));
  }

  #at(places: readonly number[]): readonly Article[] {
    return places.flatMap((place) => this.#articles[place] ?? []);
  }
}

/** The neighbours of a place in a list. */
function around(list: Places | undefined, place: number): readonly number[] {
  if (!list) return [];
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  const near: number[] = [];
  const end = Math.min(list.length, low + REACH / 2 + 1);
  for (let at = Math.max(0, low - REACH / 2); at < end; at += 1) if (list[at] !== place) near.push(list[at] ?? 0);
  return near;
}

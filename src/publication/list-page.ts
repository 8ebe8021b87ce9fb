import type { Article } from "../domain/article.ts";

/** One page of a long list. */
export interface ListPage {
  readonly path: string;
  readonly articles: readonly Article[];
  /** How many articles the whole list has. */
  readonly total: number;
  /** Address of the page with newer articles. */
  readonly newer?: string;
  /** Address of the page with older articles. */
  readonly older?: string;
  /** Number in the address, from 1 = the oldest articles; absent on the front page of the list. */
  readonly number?: number;
}

/**
 * Cuts a list into pages that stay as they are when an article is added: full pages are numbered from the oldest
 * article, and the front page (`base`) shows the newest ones, between `size` and twice that. Only the front page changes
 * with a new article, so links into old pages and what a CDN has cached of them stay right.
 *
 * @param articles newest first
 * @param base address of the list, such as `/sections/world/`
 */
export function listPages(articles: readonly Article[], base: string, size: number): ListPage[] {
  const total = articles.length;
  const numbered = Math.max(0, Math.floor(total / size) - 1);
  const address = (number: number) => (number > numbered ? base : `${base}page/${number}/`);
  const pages: ListPage[] = [];
  for (let number = numbered + 1; number >= 1; number -= 1) {
    const front = number > numbered;
    const from = total - number * size;
    pages.push({
      path: address(number),
      articles: front ? articles.slice(0, total - numbered * size) : articles.slice(from, from + size),
      total,
      ...(front ? {} : { number, newer: address(number + 1) }),
      ...(number > 1 ? { older: address(number - 1) } : {}),
    });
  }
  return pages;
}

/** The first page of every list. */
export function frontPages<T extends { page: ListPage }>(lists: readonly T[]): T[] {
  return lists.filter(({ page }) => page.number === undefined);
}

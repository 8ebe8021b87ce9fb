import { createHash } from "node:crypto";
import type { Article } from "../domain/article.ts";

/** One page of a long list. */
export interface ListPage<Listed = Article> {
  readonly path: string;
  /** Newest first. */
  readonly articles: readonly Listed[];
  /** How many articles the whole list has; only the front page says it, so that no other changes with it. */
  readonly total: number;
  /** Whether it is the one with the newest articles, at the address of the list. */
  readonly front: boolean;
  /** Address of the page with newer articles. */
  readonly newer?: string;
  /** Address of the page with older articles. */
  readonly older?: string;
}

/**
 * Cuts a list into pages that stay as they are when an article is added, wherever it falls in the list. A page begins
 * where an article has the least rank of all within half a page around it; the rank is drawn from its permanent id, and
 * so is the address of the page. What is newest changes the front page alone. What is older changes the page that it
 * falls in; only when it, or one that it moves apart from it, comes to be the least there, a border nearby moves as well
 * (docs/decisions/0027 has the numbers).
 *
 * @param articles newest first
 * @param base address of the list, such as `/sections/world/`
 * @param size how many a page has, on the average; the front page has as many at least
 */
export function listPages(articles: readonly Article[], base: string, size: number): ListPage[] {
  const reach = Math.floor(size / 2);
  const ranks = articles.map(rankOf);
  const heads = articles.flatMap((article, at) => (at >= size && isBorder(ranks, at, reach) ? { at, article } : []));
  const starts = [
    { at: 0, path: base },
    ...heads.map(({ at, article }) => ({ at, path: `${base}page/${article.id}/` })),
  ];
  return starts.map(({ at, path }, index) => {
    const newer = starts[index - 1]?.path;
    const older = starts[index + 1]?.path;
    return {
      path,
      articles: articles.slice(at, starts[index + 1]?.at),
      total: articles.length,
      front: index === 0,
      ...(newer && { newer }),
      ...(older && { older }),
    };
  });
}

/** Near the end of the list there is none, so that the last page is not left with a few. */
function isBorder(ranks: readonly number[], at: number, reach: number): boolean {
  if (at + reach >= ranks.length) return false;
  const own = ranks[at] ?? 0;
  for (let near = at - reach; near <= at + reach; near += 1) if (near !== at && (ranks[near] ?? 0) <= own) return false;
  return true;
}

/** An article stands in many lists. */
const ranks = new WeakMap<Article, number>();

function rankOf(article: Article): number {
  const known = ranks.get(article);
  if (known !== undefined) return known;
  // As many bits as a number holds exactly: no two are alike.
  const rank = createHash("sha256").update(article.id).digest().readUIntBE(0, 6);
  ranks.set(article, rank);
  return rank;
}

/** The first page of every list. */
export function frontPages<T extends { page: ListPage }>(lists: readonly T[]): T[] {
  return lists.filter(({ page }) => page.front);
}

import type { Article, Section, Tag } from "../domain/article.ts";
import type { FrontPlan } from "../domain/front.ts";
import type { SourceRegistry } from "../domain/source.ts";
import { groupByMany } from "./archive.ts";
import { sectionLeadOf } from "./front.ts";
import { type ListPage, listPages } from "./list-page.ts";

/** How many articles a page of a list has on the average. */
export const LIST_SIZE = 40;

export interface SectionList {
  readonly section: Section;
  readonly page: ListPage;
  /** Of the first page: what stands at its head, larger. */
  readonly lead?: readonly Article[];
}

export interface TagList {
  readonly tag: Tag;
  readonly page: ListPage;
}

/** A registered source, as its page and the list of sources show it. */
export interface SourceEntry {
  readonly key: string;
  readonly name: string;
  readonly homepage: string;
  readonly country?: string;
}

export interface SourceList {
  readonly source: SourceEntry;
  /** Keys that the source had before. */
  readonly formerly?: readonly string[];
  readonly page: ListPage;
}

export function sectionListsOf(section: Section, articles: readonly Article[], front: FrontPlan): SectionList[] {
  return listPages(articles, `/sections/${section.key}/`, LIST_SIZE).map((page) => {
    const lead = page.front ? sectionLeadOf(articles, front) : [];
    return { section, page, ...(lead.length > 0 && { lead }) };
  });
}

export function tagListsOf(tags: ReadonlyMap<string, Tag>, articles: readonly Article[]): TagList[] {
  const byTag = groupByMany(articles, (article) => article.tags.map(({ key }) => key));
  return [...tags.values()].flatMap((tag) =>
    usedPages(byTag.get(tag.key), `/tags/${tag.key}/`).map((page) => ({ tag, page })),
  );
}

export function sourceListsOf(
  sources: SourceRegistry,
  bySource: ReadonlyMap<string, readonly Article[]>,
): SourceList[] {
  return Object.entries(sources).flatMap(([key, { name, url, country, formerly }]) => {
    const source: SourceEntry = { key, name, homepage: url, ...(country && { country }) };
    const former = formerly && { formerly };
    return usedPages(bySource.get(key), `/sources/${key}/`).map((page) => ({ source, page, ...former }));
  });
}

/** A tag or source that nothing uses has no page. */
function usedPages(articles: readonly Article[] | undefined, base: string): ListPage[] {
  return articles ? listPages(articles, base, LIST_SIZE) : [];
}

import type { ArticleEntry } from "../../../src/publication/article-summary.ts";
import type { ListPage } from "../../../src/publication/list-page.ts";
import { EmptyState } from "../empty-state/EmptyState.tsx";
import { ListPager } from "../list-pager/ListPager.tsx";
import { Entry, yearAbove } from "./Entry.tsx";

interface EntryListProps {
  readonly page: ListPage<ArticleEntry>;
  /** Said when there is nothing to list. */
  readonly empty: string;
  /** Whether entries name their section. */
  readonly label?: boolean;
  /** One that stands above it already. */
  readonly year?: string | undefined;
  /** Of each entry: why it stands here. */
  readonly notes?: readonly string[];
}

/** A page of a long list, newest first. */
export function EntryList({ page, empty, label = false, year, notes = [] }: EntryListProps) {
  if (page.articles.length === 0) return <EmptyState>{empty}</EmptyState>;
  return (
    <>
      <div class="entry-list">
        {page.articles.map((article, index) => (
          <Entry
            key={article.id}
            article={article}
            level={2}
            lede
            label={label}
            note={notes[index]}
            year={yearAbove(page.articles, index, year)}
          />
        ))}
      </div>
      <ListPager label="翻页" newer={page.newer} older={page.older} />
    </>
  );
}

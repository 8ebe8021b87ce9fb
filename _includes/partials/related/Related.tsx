import type { ArticleEntry } from "../../../src/publication/article-summary.ts";
import { Entry } from "../entry/Entry.tsx";

interface RelatedProps {
  readonly articles: readonly ArticleEntry[];
  /** That of the article, which says it. */
  readonly year: string;
}

export function Related({ articles, year }: RelatedProps) {
  if (articles.length === 0) return null;
  return (
    <section class="related" aria-labelledby="related-title">
      <h2 id="related-title" class="end-title">
        相关文章
      </h2>
      <div class="entry-columns">
        {articles.map((article) => (
          <Entry key={article.id} article={article} level={3} year={year} picture />
        ))}
      </div>
    </section>
  );
}

import type { ArticleSummary } from "../../../src/publication/article-summary.ts";
import { Entry } from "./Entry.tsx";

/** Something to read for whoever came in vain; nothing where there is nothing. */
export function Latest({ articles }: { readonly articles: readonly ArticleSummary[] }) {
  if (articles.length === 0) return null;
  return (
    <section class="latest" aria-labelledby="latest-title">
      <h2 id="latest-title" class="end-title">
        最新文章
      </h2>
      <div class="entry-list">
        {articles.map((article) => (
          <Entry key={article.id} article={article} level={3} label />
        ))}
      </div>
    </section>
  );
}

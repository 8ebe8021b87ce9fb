import type { ArticleSummary } from "../../../src/publication/article-summary.ts";
import { EntryMeta } from "../entry/EntryMeta.tsx";
import { Headline } from "../headline/Headline.tsx";

interface DiscussedProps {
  readonly articles: readonly ArticleSummary[];
  readonly today: string | undefined;
}

/** What readers say most about, in that order. */
export function Discussed({ articles, today }: DiscussedProps) {
  return (
    <section class="discussed" aria-labelledby="discussed">
      <h2 id="discussed" class="end-title">
        热议
      </h2>
      <ol>
        {articles.map((article) => (
          <li key={article.id}>
            <h3 class="entry-title headline">
              <a href={article.path}>
                <Headline text={article.title} genre={article.genre} />
              </a>
            </h3>
            <EntryMeta article={article} today={today} />
          </li>
        ))}
      </ol>
    </section>
  );
}

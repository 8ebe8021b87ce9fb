import type { ArticleSummary } from "../../../src/publication/article-summary.ts";
import type { Writer } from "../../../src/publication/people.ts";
import { EntryMeta } from "../entry/EntryMeta.tsx";
import { Headline } from "../headline/Headline.tsx";
import { Writers } from "./Writers.tsx";

/** An opinion on the front page, with those whose it is. */
export interface Opinion {
  readonly article: ArticleSummary;
  readonly writers: readonly Writer[];
}

/** Opinions in a row of their own, each with whose it is; nothing where there are none. */
export function OpinionBand({
  opinions,
  today,
}: {
  readonly opinions: readonly Opinion[];
  readonly today: string | undefined;
}) {
  if (opinions.length === 0) return null;
  return (
    <section class="band" aria-labelledby="opinions">
      <header>
        <h2 id="opinions">评论</h2>
        <p>作者自己的看法</p>
      </header>
      <div class="genre-row" data-count={opinions.length}>
        {opinions.map(({ article, writers }) => (
          <article key={article.id}>
            <Writers writers={writers} />
            <h3 class="entry-title headline">
              <a href={article.path}>
                <Headline text={article.title} genre={article.genre} />
              </a>
            </h3>
            <EntryMeta article={article} today={today} />
          </article>
        ))}
      </div>
    </section>
  );
}

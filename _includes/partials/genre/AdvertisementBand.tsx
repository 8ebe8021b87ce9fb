import type { ArticleSummary } from "../../../src/publication/article-summary.ts";
import { EntryMeta } from "../entry/EntryMeta.tsx";
import { Headline } from "../headline/Headline.tsx";

interface AdvertisementBandProps {
  readonly articles: readonly ArticleSummary[];
  readonly today: string | undefined;
}

/** What was paid for, at the foot of the front page and apart from all news; nothing where there is none. */
export function AdvertisementBand({ articles, today }: AdvertisementBandProps) {
  if (articles.length === 0) return null;
  return (
    <section class="band advertisements" aria-labelledby="advertisements">
      <header>
        <h2 id="advertisements">广告</h2>
        <p>由广告主付费刊登，不是本站的报道</p>
      </header>
      <div class="genre-row" data-count={articles.length}>
        {articles.map((article) => (
          <article key={article.id}>
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

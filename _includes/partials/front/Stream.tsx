import { newsDate } from "../../../src/domain/live.ts";
import type { ArticleSummary } from "../../../src/publication/article-summary.ts";
import { clockOf } from "../date-line/DateLine.tsx";
import { Headline } from "../headline/Headline.tsx";

/** 最新: one headline after the other, with the hour, day by day. */
export function Stream({ articles }: { readonly articles: readonly ArticleSummary[] }) {
  return (
    <section class="stream" aria-labelledby="newest">
      <h2 id="newest" class="end-title">
        最新
      </h2>
      <ol>
        {articles.map((article, index) => (
          <Line key={article.id} article={article} day={dayOf(articles[index - 1])} />
        ))}
      </ol>
    </section>
  );
}

function dayOf(article: ArticleSummary | undefined): string | undefined {
  return article && newsDate(article).day;
}

interface LineProps {
  readonly article: ArticleSummary;
  /** Of the one before it. */
  readonly day: string | undefined;
}

function Line({ article, day }: LineProps) {
  const { path, title, genre, section } = article;
  const published = newsDate(article);
  return (
    <li>
      {published.day !== day && (
        <p class="stream-day">
          <time datetime={published.day}>{published.shortLabel}</time>
        </p>
      )}
      <p class="stream-when">
        <span class="section-label" data-section={section.key}>
          {section.name}
        </span>
        {!published.dayOnly && (
          <time class="clock" datetime={published.iso} title={published.label}>
            {clockOf(published)}
          </time>
        )}
      </p>
      <a class="headline" href={path}>
        <Headline text={title} genre={genre} />
      </a>
    </li>
  );
}

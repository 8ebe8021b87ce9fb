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
          <Line key={article.id} article={article} before={articles[index - 1]} first={articles[0]} />
        ))}
      </ol>
    </section>
  );
}

interface LineProps {
  readonly article: ArticleSummary;
  readonly before: ArticleSummary | undefined;
  readonly first: ArticleSummary | undefined;
}

function Line({ article, before, first }: LineProps) {
  const { path, title, genre, section } = article;
  const published = newsDate(article);
  const { day, year, shortLabel } = published;
  // An archive that has moved in follows last week's news: without its year it would be of this one.
  const sameYear = first === undefined || newsDate(first).year === year;
  return (
    <li>
      {(before === undefined || newsDate(before).day !== day) && (
        <p class="stream-day">
          <time datetime={day}>{sameYear ? shortLabel : `${year}年${shortLabel}`}</time>
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

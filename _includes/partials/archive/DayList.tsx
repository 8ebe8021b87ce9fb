import type { ArchiveDay } from "../../../src/publication/archive.ts";
import type { ArticleSummary } from "../../../src/publication/article-summary.ts";
import { clockOf } from "../date-line/DateLine.tsx";
import { Headline } from "../headline/Headline.tsx";
import { SourceMark } from "../source-badge/SourceMark.tsx";

interface DayListProps {
  readonly days: readonly ArchiveDay<ArticleSummary>[];
}

/** A month day by day: the date once, then a line an article: when, in which section, what, from whom. */
export function DayList({ days }: DayListProps) {
  return (
    <div class="day-list">
      {days.map(({ day, label, articles }) => (
        <section key={day} aria-labelledby={`d${day}`}>
          <h2 id={`d${day}`}>
            <time datetime={day}>{label}</time>
            {articles.length > 1 && <span class="index-note">{articles.length}&nbsp;篇</span>}
          </h2>
          <ul>
            {articles.map((article) => (
              <DayLine key={article.id} article={article} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function DayLine({ article }: { readonly article: ArticleSummary }) {
  const { path, title, genre, section, published } = article;
  return (
    <li>
      {published.dayOnly ? <span /> : <time datetime={published.iso}>{clockOf(published)}</time>}
      <span class="section-label" data-section={section.key}>
        {section.name}
      </span>
      <a class="headline" href={path}>
        <Headline text={title} genre={genre} />
      </a>
      <SourceMark article={article} />
    </li>
  );
}

/** The way to each day of a long month. */
export function DayLinks({ days }: DayListProps) {
  return (
    <nav class="day-links" aria-label="按日">
      {days.map(({ day, label }) => (
        <a key={day} href={`#d${day}`} aria-label={label}>
          {Number(day.slice("2026-11-".length))}
        </a>
      ))}
    </nav>
  );
}

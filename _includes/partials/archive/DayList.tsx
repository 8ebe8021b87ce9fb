import type { ArchiveDay } from "../../../src/publication/archive.ts";
import type { ArticleSummary } from "../../../src/publication/article-summary.ts";
import { Headline } from "../headline/Headline.tsx";
import { SourceMark } from "../source-badge/SourceMark.tsx";

/** A month day by day: the date once, then the headlines. */
export function DayList({ days }: { readonly days: readonly ArchiveDay<ArticleSummary>[] }) {
  return (
    <div class="day-list">
      {days.map(({ day, label, articles }) => (
        <section key={day} aria-labelledby={`d${day}`}>
          <h2 id={`d${day}`}>
            <time datetime={day}>{label}</time>
          </h2>
          <ul>
            {articles.map((article) => (
              <li key={article.id}>
                <a class="headline" href={article.path}>
                  <Headline text={article.title} />
                </a>
                <SourceMark article={article} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

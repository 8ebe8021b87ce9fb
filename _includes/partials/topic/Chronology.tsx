import { labelledTitle } from "../../../src/domain/genre.ts";
import type { TopicEvent } from "../../../src/publication/topics.ts";
import { Citation } from "../source-attribution/Citation.tsx";

/** What happened when, each with what a reader can check it by; nothing where nothing is told. */
export function Chronology({ events }: { readonly events: readonly TopicEvent[] }) {
  if (events.length === 0) return null;
  return (
    <section class="topic-part" aria-labelledby="chronology-title">
      <h2 id="chronology-title" class="end-title">
        时间线
      </h2>
      <ol class="chronology">
        {events.map(({ day, label, text, article, source }) => (
          <li key={`${day} ${text}`}>
            <time datetime={day}>{label}</time>
            <p>{text}</p>
            {article && (
              <p class="chronology-source">
                见：<a href={article.path}>{labelledTitle(article)}</a>
              </p>
            )}
            {source && (
              <p class="chronology-source">
                来源：
                <Citation citation={source} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

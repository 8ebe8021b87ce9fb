import { labelledTitle } from "../../../src/domain/genre.ts";
import type { StorySoFar } from "../../../src/publication/topics.ts";

/** At the head of an article of a story that goes on: which, what it is about, and what came before. */
export function StoriesSoFar({ stories }: { readonly stories: readonly StorySoFar[] }) {
  return (
    <>
      {stories.map(({ title, path, summary, before }) => (
        <aside key={path} class="story" aria-label={`专题：${title}`}>
          <p>
            专题：<a href={path}>{title}</a>
          </p>
          <p>{summary}</p>
          {before && (
            <p>
              前情：<a href={before.path}>{labelledTitle(before)}</a>
            </p>
          )}
        </aside>
      ))}
    </>
  );
}

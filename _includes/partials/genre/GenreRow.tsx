import type { ComponentChildren } from "preact";
import { labelledTitle } from "../../../src/domain/genre.ts";
import type { ArticleEntry } from "../../../src/publication/article-summary.ts";
import { EntryMeta } from "../entry/EntryMeta.tsx";
import { Headline } from "../headline/Headline.tsx";

interface GenreRowProps {
  readonly stories: readonly { readonly article: ArticleEntry; readonly above?: ComponentChildren }[];
  readonly today: string | undefined;
}

/** Han of a line, as row.css has them in four columns. */
const TITLE = 13;
const LEDE = 16;
const MOST = 4;
/** What stands above a headline is as high as so many. */
const ABOVE = 2;

/** What is no news in a row of its own, in as many columns as there are; without pictures, which are for news. */
export function GenreRow({ stories, today }: GenreRowProps) {
  const linesOfLede = evenLines(stories);
  return (
    <div class="genre-row" data-count={stories.length}>
      {stories.map(({ article, above }, at) => (
        <article key={article.id}>
          {above}
          <h3 class="entry-title headline">
            <a href={article.path}>
              <Headline text={article.title} genre={article.genre} />
            </a>
          </h3>
          {(linesOfLede[at] ?? 0) > 0 && article.lede !== "" && (
            <p class="entry-lede" data-lines={linesOfLede[at]}>
              {article.lede}
            </p>
          )}
          <EntryMeta article={article} today={today} />
        </article>
      ))}
    </div>
  );
}

/** How much each tells of its lede, so that all are about as high as the shortest that tells all of it: a row ends together. */
function evenLines(stories: GenreRowProps["stories"]): number[] {
  const heads = stories.map(({ article, above }) => {
    return Math.ceil(labelledTitle(article).length / TITLE) + (above ? ABOVE : 0);
  });
  const whole = stories.map(({ article: { lede } }, at) => {
    return (heads[at] ?? 0) + Math.min(MOST, Math.ceil(lede.length / LEDE));
  });
  const height = Math.min(...whole);
  return heads.map((lines) => Math.max(0, height - lines));
}

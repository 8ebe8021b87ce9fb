import type { ArticleEntry } from "../../../src/publication/article-summary.ts";
import type { Writer } from "../../../src/publication/people.ts";
import { GenreRow } from "./GenreRow.tsx";
import { Writers } from "./Writers.tsx";

/** An opinion on the front page, with those whose it is. */
export interface Opinion {
  readonly article: ArticleEntry;
  readonly writers: readonly Writer[];
}

interface OpinionBandProps {
  readonly opinions: readonly Opinion[];
  readonly today: string | undefined;
}

/** Opinions in a row of their own, each with whose it is; nothing where there are none. */
export function OpinionBand({ opinions, today }: OpinionBandProps) {
  if (opinions.length === 0) return null;
  // Whoever has no picture here is named in the line below the headline.
  const stories = opinions.map(({ article, writers: [writer] }) => ({
    article,
    ...(writer?.portrait && { above: <Writers writers={[writer]} /> }),
  }));
  return (
    <section class="band genre-band" aria-labelledby="opinions">
      <header>
        <h2 id="opinions">评论</h2>
        <p>作者自己的看法</p>
      </header>
      <GenreRow stories={stories} today={today} />
    </section>
  );
}

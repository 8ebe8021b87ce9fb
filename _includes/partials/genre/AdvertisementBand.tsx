import type { ArticleEntry } from "../../../src/publication/article-summary.ts";
import { GenreRow } from "./GenreRow.tsx";

interface AdvertisementBandProps {
  readonly articles: readonly ArticleEntry[];
  readonly today: string | undefined;
}

/** What was paid for, at the foot of the front page and apart from all news; nothing where there is none. */
export function AdvertisementBand({ articles, today }: AdvertisementBandProps) {
  if (articles.length === 0) return null;
  return (
    <section class="band genre-band advertisements" aria-labelledby="advertisements">
      <header>
        <h2 id="advertisements">广告</h2>
        <p>由广告主付费刊登，不是本站的报道</p>
      </header>
      <GenreRow stories={articles.map((article) => ({ article }))} today={today} />
    </section>
  );
}

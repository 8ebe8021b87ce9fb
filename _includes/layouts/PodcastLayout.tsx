import { FEED_FILES } from "../../src/domain/address.ts";
import { creditOf } from "../../src/domain/attribution.ts";
import { clockOf } from "../../src/domain/media.ts";
import { PODCAST_PATH, type Podcast } from "../../src/domain/podcast.ts";
import { cardOf } from "../../src/domain/rendition.ts";
import type { Episode } from "../../src/publication/episodes.ts";
import { DateLine } from "../partials/date-line/DateLine.tsx";
import { EmptyState } from "../partials/empty-state/EmptyState.tsx";
import { Figure } from "../partials/figure/Figure.tsx";
import type { PageProps } from "./Document.tsx";
import { ListDocument } from "./ListDocument.tsx";

interface PodcastLayoutProps extends PageProps {
  readonly podcast: Pick<Podcast, "title" | "description" | "artwork">;
  readonly episodes: readonly (Pick<Episode, "path" | "published" | "sound"> & { readonly article: string })[];
}

/** What can be heard, newest first, each with whose it is; and where a listener's program finds it. */
export function PodcastLayout({ shell, podcast: { title, description, artwork }, episodes }: PodcastLayoutProps) {
  const feed = PODCAST_PATH + FEED_FILES.rss;
  return (
    <ListDocument
      shell={shell}
      title={title}
      description={description}
      path={PODCAST_PATH}
      image={artwork && { ...cardOf(artwork), alt: artwork.alt }}
      intro={
        <>
          <p>{description}</p>
          <p>
            把<a href={feed}>订阅地址</a>放进播客软件，新的一集一发布就能收到。
          </p>
        </>
      }
    >
      {artwork && (
        <div class="podcast-artwork">
          <Figure picture={artwork} lead />
        </div>
      )}
      {episodes.length === 0 && <EmptyState>还没有节目。</EmptyState>}
      <div class="entry-list">
        {episodes.map(({ path, article, published, sound }) => (
          <article key={`${path}${sound.name}`} class="entry">
            <h2 class="entry-title">
              <a href={path}>{sound.title}</a>
            </h2>
            {sound.description && <p class="entry-lede">{sound.description}</p>}
            <p class="entry-meta">
              <span>来源：{creditOf(sound)}</span>
              <span>{sound.licence}</span>
              {sound.duration !== undefined && <span>{clockOf(sound.duration)}</span>}
              <DateLine date={published} />
            </p>
            {article !== sound.title && <p class="entry-meta">文章：{article}</p>}
          </article>
        ))}
      </div>
    </ListDocument>
  );
}

import type { Section } from "../../src/domain/article.ts";
import type { ArticleEntry, ArticleSummary } from "../../src/publication/article-summary.ts";
import { EmptyState } from "../partials/empty-state/EmptyState.tsx";
import { Discussed } from "../partials/front/Discussed.tsx";
import { Stories } from "../partials/front/Stories.tsx";
import { Stream } from "../partials/front/Stream.tsx";
import { AdvertisementBand } from "../partials/genre/AdvertisementBand.tsx";
import { type Opinion, OpinionBand } from "../partials/genre/OpinionBand.tsx";
import { Document, type PageProps } from "./Document.tsx";

interface HomeLayoutProps extends PageProps {
  /** `2026年11月23日 星期一 农历十月十五` */
  readonly edition?: string | undefined;
  /** The day of the edition, that of the newest article. */
  readonly today?: string | undefined;
  /** The lead and what stands around it; where there is no stream, everything. */
  readonly opening: readonly ArticleEntry[];
  readonly stream: readonly ArticleSummary[];
  readonly discussed: readonly ArticleSummary[];
  readonly bands: readonly { readonly section?: Section | undefined; readonly articles: readonly ArticleEntry[] }[];
  readonly opinions: readonly Opinion[];
  readonly advertisements: readonly ArticleEntry[];
}

/** The front page. Sections without articles wait in the menu; here they would only be gaps. */
export function HomeLayout(props: HomeLayoutProps) {
  const { shell, edition, today, opening, stream, discussed, bands, opinions, advertisements } = props;
  return (
    <Document shell={shell} path="/" feed="/" edition={edition}>
      <div class="front">
        {opening.length === 0 && <EmptyState everywhere>还没有发布文章。</EmptyState>}
        {stream.length > 0 ? (
          <div class="opening">
            <Stories articles={opening} place="beside" level={2} label today={today} />
            <div class="beside">
              <Stream articles={stream} />
              {discussed.length > 0 && <Discussed articles={discussed} today={today} />}
            </div>
          </div>
        ) : (
          <Stories articles={opening} place="opening" level={2} label today={today} />
        )}
        <OpinionBand opinions={opinions} today={today} />
        {bands.map((band) => (
          <Band key={band.section?.key ?? ""} {...band} today={today} />
        ))}
        <AdvertisementBand articles={advertisements} today={today} />
      </div>
    </Document>
  );
}

interface BandProps {
  /** Whose it is; without one it gathers what is too little for bands of their own. */
  readonly section?: Section | undefined;
  readonly articles: readonly ArticleEntry[];
  readonly today: string | undefined;
}

function Band({ section, articles, today }: BandProps) {
  const id = section ? `s-${section.key}` : "others";
  return (
    <section class="band" data-section={section?.key} aria-labelledby={id}>
      <header>
        <h2 id={id}>{section ? <a href={`/sections/${section.key}/`}>{section.name}</a> : "其他"}</h2>
        {section && <p>{section.description}</p>}
      </header>
      <Stories articles={articles} place="band" level={3} label={!section} today={today} />
    </section>
  );
}

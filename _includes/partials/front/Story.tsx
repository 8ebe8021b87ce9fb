import { cutOf } from "../../../src/domain/focus.ts";
import type { ShownPicture } from "../../../src/domain/picture.ts";
import { renditionsIn, shownSizeOf } from "../../../src/domain/rendition.ts";
import type { ArticleEntry } from "../../../src/publication/article-summary.ts";
import { EntryMeta } from "../entry/EntryMeta.tsx";
import { Headline } from "../headline/Headline.tsx";
import { ListCredit } from "../picture/ListCredit.tsx";
import { ResponsivePicture, srcset } from "../picture/ResponsivePicture.tsx";
import type { Size } from "./arrange.ts";

/** Widths of the columns of stories.css. */
const LEAD = "(min-width:72rem) 35rem,(min-width:64rem) 48vw,calc(100vw - 2rem)";
const TWO_COLUMNS = "(min-width:72rem) 35rem,(min-width:64rem) 48vw,(min-width:48rem) 45vw,calc(100vw - 2rem)";
const COLUMN = "(min-width:72rem) 17rem,(min-width:64rem) 23vw,(min-width:48rem) 45vw";
/** No picture of a column is shown wider than this, at two pixels a point. */
const WIDEST_IN_COLUMN = 720;

/** Characters of a headline. */
const LONG = 20;
/** Characters of a headline and a lede. */
const SHORT = 66;

interface StoryProps {
  readonly article: ArticleEntry;
  readonly size: Size;
  /** Level of its heading on the page. */
  readonly level: 2 | 3;
  /** The first story of the page: the largest headline, and the one picture that is not waited for. */
  readonly lead?: boolean;
  /** The first of its band, which is large on a phone. */
  readonly heads?: boolean;
  /** Over all columns of text, its lede beside its headline. */
  readonly spread?: boolean;
  /** Over both columns of a tablet. */
  readonly across?: boolean | undefined;
  /** Its picture above its words where the place has it beside them. */
  readonly stacked?: boolean;
  /** Names the section; bands of one section leave it out. */
  readonly label?: boolean;
  /** How much of its lede it tells where it has to end with its neighbours. */
  readonly lines?: number | undefined;
  readonly today?: string | undefined;
  /** One that stands beside it already. */
  readonly year?: string | undefined;
}

/** One story of a front, as large as its place. */
export function Story({ article, size, level, lead = false, heads = false, ...told }: StoryProps) {
  const { spread, across, stacked, label, lines, today, year } = told;
  const Heading = level === 2 ? "h2" : "h3";
  const { section, path, title, genre } = article;
  const { picture } = article;
  const tells = lead || size !== "card" || !picture;
  const beside = !stacked && (size === "half" || (lead && size === "wide"));
  const kinds = [
    `story story-${size}`,
    lead && "story-lead",
    picture && "story-pictured",
    isLong(article) && "story-long",
    spread && "story-spread",
    spread && article.lede === "" && "story-untold",
    across && "story-across",
    stacked && "story-stacked",
    beside && isShort(article) && "story-few",
  ];
  return (
    <article class={kinds.filter(Boolean).join(" ")}>
      <div class="story-text">
        {label && (
          <p class="section-label" data-section={section.key}>
            {section.name}
          </p>
        )}
        <Heading class="entry-title headline">
          <a href={path}>
            <Headline text={title} genre={genre} />
          </a>
        </Heading>
        {tells && article.lede !== "" && (
          <p class="entry-lede" data-lines={lines}>
            {article.lede}
          </p>
        )}
        <EntryMeta
          article={article}
          short={size === "card" || size === "brief"}
          today={today}
          year={lead ? undefined : year}
        />
      </div>
      {picture && (
        <figure class="story-figure">
          <div class="story-picture">
            {lead ? (
              <ResponsivePicture picture={picture} sizes={LEAD} lead />
            ) : (
              <StoryPicture picture={picture} column={size === "card"} heads={heads} />
            )}
          </div>
          <ListCredit picture={picture} />
        </figure>
      )}
    </article>
  );
}

/** Whether its headline wants half of the room where its lede stands beside it. */
export function isLong(article: ArticleEntry | undefined): boolean {
  return (article?.title.length ?? 0) > LONG;
}

/** Whether its words would leave a hole beside a picture as wide as they are. */
export function isShort({ title, lede }: ArticleEntry): boolean {
  return title.length + lede.length < SHORT;
}

interface StoryPictureProps {
  readonly picture: ShownPicture;
  readonly column: boolean;
  readonly heads: boolean;
}

/** Where the headline beside it says what it is about. */
function StoryPicture({ picture, column, heads }: StoryPictureProps) {
  const all = renditionsIn("webp", picture);
  const files = column ? all.filter(({ width }, index) => width <= WIDEST_IN_COLUMN || index === 0) : all;
  const { width, height } = shownSizeOf(picture);
  return (
    <img
      src={files[0]?.path}
      srcset={srcset(files)}
      sizes={column ? `${COLUMN},${heads ? "calc(100vw - 2rem)" : "8.5rem"}` : TWO_COLUMNS}
      alt=""
      width={width}
      height={height}
      data-cut={cutOf(picture)}
      data-tone={picture.tone}
      loading="lazy"
      decoding="async"
    />
  );
}

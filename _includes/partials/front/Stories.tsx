import type { ArticleEntry } from "../../../src/publication/article-summary.ts";
import { areFew, type Block, blocksOf, type Place, type Side, type Size } from "./arrange.ts";
import { isLong, isShort, Story } from "./Story.tsx";
import { heightOf, linesAlone, linesOfHalf, tellingBeside } from "./side-lines.ts";
import { acrossOf } from "./tablet.ts";

/** Columns of text that a band has at most. */
const MOST_OF_TEXT = 4;
/** Classes of so many columns of text. */
const SHAPES = {
  0: "",
  2: " stories-flow stories-pairs",
  3: " stories-flow stories-threes",
  4: " stories-flow stories-fours",
} as const;

interface StoriesProps extends Told {
  readonly articles: readonly ArticleEntry[];
  readonly place: Place;
}

/** What is the same of all stories. */
interface Told {
  readonly level: 2 | 3;
  /** Whether they name their section. */
  readonly label?: boolean;
  readonly today?: string | undefined;
  /** That of the lead, which says it. */
  readonly year?: string | undefined;
}

/** Stories in rows of columns, every row full, and in columns of text. */
export function Stories({ articles, place, ...told }: StoriesProps) {
  const lead = place === "band" ? undefined : articles[0];
  const kind = areFew(articles, place) ? " stories-few" : place === "beside" ? " stories-narrow" : "";
  return (
    <div class={`story-blocks${kind}`}>
      {blocksOf(articles, place).map((block) => (
        <Rows key={block.stories[0]?.id} block={block} place={place} lead={lead} told={told} />
      ))}
    </div>
  );
}

interface RowsProps {
  readonly block: Block<ArticleEntry>;
  readonly place: Place;
  readonly lead: ArticleEntry | undefined;
  readonly told: Told;
}

function Rows({ block, place, lead, told }: RowsProps) {
  const { stories, sizes, side } = block;
  const [first] = stories;
  const half = side && first && sizes[0] === "half" ? linesOfHalf(first, side.stories, side.columns) : undefined;
  const lines = !side && isOneRow(sizes, place) ? linesAlone(stories) : [half];
  const columns = side ? 0 : columnsOf(sizes, place);
  const across = acrossOf(block);
  const stacked = !side && stories.some((story, index) => sizes[index] === "half" && isShort(story));
  const rows = stories.map((article, index) => (
    <Story
      key={article.id}
      article={article}
      size={sizes[index] ?? "card"}
      lead={article === lead}
      heads={index === 0 && place === "band"}
      across={across.stories[index]}
      stacked={stacked && sizes[index] === "half"}
      spread={columns > 0 && isSpread(stories, index, { columns, lead, place })}
      lines={lines[index]}
      {...told}
    />
  ));
  const below = lead && !lead.picture && first === lead ? " stories-below" : "";
  if (!side) return <div class={`stories${SHAPES[columns]}${below}`}>{rows}</div>;
  // Those of its own row; a lead without a picture stands above it.
  const from = below ? 1 : 0;
  const beside = stories.slice(from, side.at || stories.length);
  const besideSizes = beside.map((story, at) => (story === lead ? "lead" : (sizes[from + at] ?? "card")));
  return (
    <div class={`stories stories-sided${below}`}>
      {rows.slice(0, side.at)}
      <Texts side={side} across={across.side} height={heightOf(beside, besideSizes, half)} told={told} />
      {rows.slice(side.at)}
    </div>
  );
}

interface TextsProps {
  readonly side: Side<ArticleEntry>;
  /** Both columns of a tablet. */
  readonly across: boolean;
  readonly height: number;
  readonly told: Told;
}

/** What stands beside pictures, in the columns that they leave free. */
function Texts({ side: { stories, columns }, across, height, told }: TextsProps) {
  const { large, lines } = tellingBeside(stories, columns, height);
  const odd = stories.length % 2 === 1;
  const shape = `${columns === 2 ? " stories-pairs" : ""}${across ? " story-across" : ""}${large ? " story-texts-large" : ""}`;
  return (
    <div class={`stories-flow story-texts${shape}`}>
      {stories.map((article, index) => (
        <Story
          key={article.id}
          article={article}
          size="brief"
          spread={odd && index === 0 && columns === 2}
          across={odd && index === 0 && across}
          lines={lines[index]}
          {...told}
        />
      ))}
    </div>
  );
}

function isOneRow(sizes: readonly Size[], place: Place): boolean {
  return place === "band" && sizes.length > 1 && sizes.length <= MOST_OF_TEXT && sizes[0] === "brief";
}

/** Columns through which stories flow as text; none where they stand in rows. */
function columnsOf(sizes: readonly Size[], place: Place): keyof typeof SHAPES {
  const flowing = sizes.filter((size) => size === "brief").length;
  if (flowing === 0) return 0;
  if (place === "band" && flowing % MOST_OF_TEXT === 0) return MOST_OF_TEXT;
  // Of three columns, two would be left over.
  return place === "beside" || flowing % 3 === 2 ? 2 : 3;
}

interface Flow {
  readonly columns: number;
  readonly lead: ArticleEntry | undefined;
  readonly place: Place;
}

/** Whether a story takes all columns: what would be left over, and a lead, but for one of so many words that half of three columns is no room. */
function isSpread(stories: readonly ArticleEntry[], index: number, { columns, lead, place }: Flow): boolean {
  const from = stories[0] === lead ? 1 : 0;
  if (index < from) return place !== "beside" || !isLong(stories[index]);
  return index === from && (stories.length - from) % columns === 1;
}

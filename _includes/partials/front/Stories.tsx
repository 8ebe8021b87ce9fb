import type { ArticleEntry } from "../../../src/publication/article-summary.ts";
import { type Block, blocksOf, type Place, type Side, type Size } from "./arrange.ts";
import { Story } from "./Story.tsx";
import { heightOf, linesAlone, linesOfHalf, tellingBeside } from "./side-lines.ts";

/** Columns of text that a band has at most. */
const MOST_OF_TEXT = 4;

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
}

/** Stories in rows of columns, every row full, and in columns of text. */
export function Stories({ articles, place, ...told }: StoriesProps) {
  const lead = place === "band" ? undefined : articles[0];
  return (
    <div class={place === "beside" ? "story-blocks stories-narrow" : "story-blocks"}>
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

function Rows({ block: { stories, sizes, side }, place, lead, told }: RowsProps) {
  const [first] = stories;
  const half = side && first && sizes[0] === "half" ? linesOfHalf(first, side.stories, side.columns) : undefined;
  const lines = !side && isOneRow(sizes, place) ? linesAlone(stories) : [half];
  const rows = stories.map((article, index) => (
    <Story
      key={article.id}
      article={article}
      size={sizes[index] ?? "card"}
      lead={article === lead}
      lines={lines[index]}
      {...told}
    />
  ));
  const below = lead && !lead.picture && first === lead ? " stories-below" : "";
  if (!side) return <div class={shapeOf(sizes, place) + below}>{rows}</div>;
  // Those of its own row; a lead without a picture stands above it.
  const from = below ? 1 : 0;
  const beside = stories.slice(from, side.at || stories.length);
  const besideSizes = beside.map((story, at) => (story === lead ? "lead" : (sizes[from + at] ?? "card")));
  return (
    <div class={`stories stories-sided${below}`}>
      {rows.slice(0, side.at)}
      <Texts side={side} height={heightOf(beside, besideSizes, half)} told={told} />
      {rows.slice(side.at)}
    </div>
  );
}

interface TextsProps {
  readonly side: Side<ArticleEntry>;
  readonly height: number;
  readonly told: Told;
}

/** What stands beside pictures, in the columns that they leave free. */
function Texts({ side: { stories, columns }, height, told }: TextsProps) {
  const { large, lines } = tellingBeside(stories, columns, height);
  return (
    <div class={`stories-flow story-texts${columns === 2 ? " stories-pairs" : ""}${large ? " story-texts-large" : ""}`}>
      {stories.map((article, index) => (
        <Story key={article.id} article={article} size="brief" lines={lines[index]} {...told} />
      ))}
    </div>
  );
}

function isOneRow(sizes: readonly Size[], place: Place): boolean {
  return place === "band" && sizes.length > 1 && sizes.length <= MOST_OF_TEXT && sizes[0] === "brief";
}

function shapeOf(sizes: readonly Size[], place: Place): string {
  const flowing = sizes.filter((size) => size === "brief").length;
  if (flowing === 0) return "stories";
  if (place === "band" && flowing % MOST_OF_TEXT === 0) return "stories stories-flow stories-fours";
  // Of three columns, two would be left over.
  const pairs = place === "beside" || flowing % 3 === 2;
  return `stories stories-flow ${pairs ? "stories-pairs" : "stories-threes"}`;
}

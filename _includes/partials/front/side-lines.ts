import { labelledTitle } from "../../../src/domain/genre.ts";
import type { ArticleEntry } from "../../../src/publication/article-summary.ts";
import type { Size } from "./arrange.ts";

/*
 * Stories side by side end together when each tells so much of its lede as its neighbours are high. How high one gets follows from
 * how many lines it takes, and so from its length: close enough, since pictures take what is left over. Pixels, and Han of a line,
 * as the styles of fronts have them at 72rem.
 */
const SMALL = { title: 14, titleLine: 28, lede: 18, ledeLine: 25, rest: 55 };
/** Where there is room for few. */
const LARGE = { title: 11, titleLine: 31, lede: 14, ledeLine: 31, rest: 55 };
/** The first of an odd number stands over both columns, its lede beside its headline. */
const SPREAD = { title: 14, titleLine: 0, lede: 17, ledeLine: 25, rest: 32 };
/** Pictures are at least so high, and above their words, or beside them. */
const CARD = { picture: 150, title: 14, titleLine: 27, lede: 1, ledeLine: 0, rest: 50 };
const BIG = { picture: 240, title: 19, titleLine: 39, lede: 38, ledeLine: 25, rest: 45 };
const HALF = { ...LARGE, rest: 55 };
const HALF_PICTURE = 150;
const LEAD = { picture: 382, title: 14, titleLine: 50, lede: 29, ledeLine: 33, rest: 60 };
const MOST_OF_BIG = 3;
const MOST_OF_LEAD = 5;
const MOST = 8;
/** Of a row of text alone. */
const MOST_ALONE = 4;
const FULL = 0.9;

type Told = Pick<ArticleEntry, "title" | "lede" | "genre">;

/** How texts are told. */
export interface Telling {
  readonly large: boolean;
  /** Of each lede at most. */
  readonly lines: readonly number[];
}

/** How high pictures with their words are at least. @param sizes of each; `lead` is the lead of the page, which others stand below */
export function heightOf(
  stories: readonly Told[],
  sizes: readonly (Size | "lead")[],
  linesOfHalf: number = MOST,
): number {
  const heights = stories.map((story, at) => {
    const size = sizes[at];
    if (size === "lead") return LEAD.picture + textHeight(story, LEAD, MOST_OF_LEAD);
    if (size === "big") return BIG.picture + textHeight(story, BIG, MOST_OF_BIG);
    return size === "half"
      ? Math.max(HALF_PICTURE, textHeight(story, HALF, linesOfHalf))
      : CARD.picture + textHeight(story, CARD, 1);
  });
  const [first = 0, ...others] = heights;
  return sizes[0] === "lead" ? first - others.reduce((sum, height) => sum + height, 0) : Math.max(...heights);
}

/** How much texts in columns tell that are to be so high. */
export function tellingBeside(stories: readonly Told[], columns: number, height: number): Telling {
  const small = tellingIn(SMALL, stories, columns, height);
  const telling = small.full >= FULL ? small : tellingIn(LARGE, stories, columns, height);
  return { large: telling !== small, lines: telling.lines };
}

/** How much texts tell that stand in one row alone: as the one that has least to say. */
export function linesAlone(stories: readonly Told[]): number[] {
  // Fewer columns are wider: of four, three and two.
  const wider = 4 / stories.length;
  const measure = { ...SMALL, title: SMALL.title * wider, lede: SMALL.lede * wider };
  const height = Math.min(...stories.map((story) => textHeight(story, measure, MOST_ALONE)));
  return stories.map((story) => fitting(story, measure, height));
}

/** How much the words beside a picture tell where what stands beside both is short. @returns undefined where they may tell all */
export function linesOfHalf(half: Told, texts: readonly Told[], columns: number): number | undefined {
  if (texts.length !== columns) return undefined;
  const shortest = Math.min(...texts.map((story) => textHeight(story, LARGE, MOST)));
  return fitting(half, HALF, Math.max(HALF_PICTURE, shortest));
}

function tellingIn(measure: typeof SMALL, stories: readonly Told[], columns: number, height: number) {
  if (stories.length === columns) {
    const lines = stories.map((story) => fitting(story, measure, height));
    const heights = stories.map((story, at) => textHeight(story, measure, lines[at] ?? 1));
    return { lines, full: Math.min(...heights) / height };
  }
  const [first, ...others] = stories;
  const spread = columns > 1 && stories.length % columns === 1 && first ? first : undefined;
  const flowing = spread ? others : stories;
  let full = 0;
  let most = 1;
  while (most < MOST && full < 1) {
    most += 1;
    const flown = flowing.reduce((sum, story) => sum + textHeight(story, measure, most), 0) / columns;
    full = (flown + (spread ? textHeight(spread, SPREAD, most) : 0)) / height;
  }
  return { lines: stories.map(() => most), full };
}

/** Lines of its lede with which a story is about so high. */
function fitting(story: Told, measure: typeof SMALL, height: number): number {
  const room = Math.round((height - textHeight(story, measure, 0)) / measure.ledeLine);
  return Math.min(MOST, Math.max(1, room));
}

function textHeight(story: Told, measure: typeof SMALL, most: number): number {
  const title = lines(labelledTitle(story), measure.title) * measure.titleLine;
  return title + Math.min(most, lines(story.lede, measure.lede)) * measure.ledeLine + measure.rest;
}

function lines(text: string, length: number): number {
  return Math.max(1, Math.ceil(text.length / length));
}

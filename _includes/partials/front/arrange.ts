/**
 * How large a story stands on a front: over two columns and two rows, over all columns, over two, in one with its picture or
 * lede; in a column of text with a short lede.
 */
export type Size = "big" | "wide" | "half" | "card" | "brief";

/** What the arrangement has to know of a story. */
interface Shape {
  readonly picture?: object | undefined;
}

/** Text in the columns that a row of pictures leaves free. */
export interface Side<Story extends Shape> {
  readonly stories: readonly Story[];
  readonly columns: 1 | 2;
  /** Of the stories with pictures so many stand before it. */
  readonly at: number;
}

/** Stories that stand together: in full rows of columns, or as text in columns that end together. */
export interface Block<Story extends Shape> {
  readonly stories: readonly Story[];
  /** Of each. */
  readonly sizes: readonly Size[];
  readonly side?: Side<Story> | undefined;
}

/** What a front's stories stand in: a band of the page, what opens it, and the same with something beside it. */
export type Place = "band" | "opening" | "beside";

const CARDS: readonly Size[] = ["card", "card", "card", "card"];
const HALVES: readonly Size[] = ["half", "half"];
const MIXED: readonly Size[] = ["half", "card", "card"];
const BIG: readonly Size[] = ["big", ...CARDS];
/** Beside the lead with its picture stand two with theirs; where none or one has any, so many texts are as high. */
const BESIDE_LEAD = 2;
const TEXTS_BESIDE_LEAD: Readonly<Record<number, number>> = { 0: 3, 1: 2 };
/** Of a whole page: they are no rows yet, and stand below each other in one column. */
const FEW = 2;

/** Whether the page has so little that one column holds it, as that of a first day. */
export function areFew(stories: readonly object[], place: Place): boolean {
  return place === "opening" && stories.length <= FEW;
}

/**
 * Blocks for the stories of a place. A picture is as high as two stories without one, so as neighbours in a row they would leave a
 * hole: what has a picture stands in rows; what has none flows as text through the columns that these leave free, and below them.
 */
export function blocksOf<Story extends Shape>(stories: readonly Story[], place: Place): readonly Block<Story>[] {
  if (areFew(stories, place)) return [{ stories, sizes: stories.map((): Size => "wide") }].filter(hasStories);
  const blocks = place === "band" ? bandBlocks(stories) : openingBlocks(stories, place);
  return blocks.filter(hasStories);
}

function hasStories({ stories }: Block<Shape>): boolean {
  return stories.length > 0;
}

function bandBlocks<Story extends Shape>(stories: readonly Story[]): readonly Block<Story>[] {
  const [pictured, bare] = parted(stories);
  // What heads the band stands first, with a picture or without.
  const first = stories[0]?.picture !== undefined;
  const row = bare.length > 0 ? rowWithText(pictured.length, bare.length) : undefined;
  if (!row) {
    const rows = { stories: pictured, sizes: rowsWithBig(pictured.length) };
    return first ? [rows, flowing(bare)] : [flowing(bare), rows];
  }
  const { sizes, texts, columns } = row;
  const side: Side<Story> = { stories: bare.slice(0, texts), columns, at: first ? pictured.length : 0 };
  return [{ stories: pictured, sizes, side }, flowing(bare.slice(texts))];
}

interface RowWithText {
  readonly sizes: readonly Size[];
  /** So many of the stories without a picture, in so many of four columns. */
  readonly texts: number;
  readonly columns: 1 | 2;
}

/** A row that few pictures do not fill, with about as much text beside them as they are high; undefined where they do. */
function rowWithText(pictures: number, texts: number): RowWithText | undefined {
  if (pictures === 1) return { sizes: [texts < 4 ? "half" : "big"], texts: Math.min(6, texts), columns: 2 };
  if (pictures === 2 && texts === 1) return { sizes: ["half", "card"], texts, columns: 1 };
  if (pictures === 2) return { sizes: ["card", "card"], texts: Math.min(4, texts), columns: 2 };
  return pictures === 3 ? { sizes: ["card", "card", "card"], texts: Math.min(2, texts), columns: 1 } : undefined;
}

/** The first is the lead of its page and stands above all others. */
function openingBlocks<Story extends Shape>(
  [lead, ...others]: readonly Story[],
  place: Place,
): readonly Block<Story>[] {
  if (!lead) return [];
  const [pictured, bare] = parted(others);
  const stories = [lead, ...pictured];
  // Text like them.
  if (stories.length === 1 && !lead.picture)
    return [{ stories: [lead, ...bare], sizes: ["wide", ...bare.map((): Size => "brief")] }];
  if (place === "opening") {
    if (lead.picture && (stories.length === 5 || stories.length > 6))
      return [{ stories, sizes: rowsWithBig(stories.length) }, flowing(bare)];
    return [{ stories: [lead], sizes: [lead.picture ? "wide" : "brief"] }, ...bandBlocks(others)];
  }
  return lead.picture ? besidePicture(stories, bare) : besideWords(stories, bare);
}

function besidePicture<Story extends Shape>(
  stories: readonly Story[],
  bare: readonly Story[],
): readonly Block<Story>[] {
  const beside = Math.min(BESIDE_LEAD, stories.length - 1);
  const taken = bare.slice(0, TEXTS_BESIDE_LEAD[beside] ?? 0);
  const side: Side<Story> | undefined = taken.length > 0 ? { stories: taken, columns: 1, at: 1 + beside } : undefined;
  const sizes: readonly Size[] = ["big", ...CARDS.slice(0, beside), ...rowsBeside(stories.length - 1 - beside)];
  return [{ stories, sizes, side }, flowing(bare.slice(taken.length))];
}

function besideWords<Story extends Shape>(stories: readonly Story[], bare: readonly Story[]): readonly Block<Story>[] {
  const count = stories.length - 1;
  const over = count % 3;
  // Of three columns one picture leaves two, and two leave one.
  const taken = bare.slice(0, over === 0 ? 0 : 6 - 2 * over);
  const rest = flowing(bare.slice(taken.length));
  if (taken.length === 0) return [{ stories, sizes: ["wide", ...rowsBeside(count)] }, rest];
  const side: Side<Story> = { stories: taken, columns: over === 1 ? 2 : 1, at: 1 + over };
  return [{ stories, sizes: ["wide", ...stories.slice(1).map((): Size => "card")], side }, rest];
}

function parted<Story extends Shape>(stories: readonly Story[]): readonly [pictured: Story[], bare: Story[]] {
  return [stories.filter(({ picture }) => picture), stories.filter(({ picture }) => !picture)];
}

function flowing<Story extends Shape>(stories: readonly Story[]): Block<Story> {
  return { stories, sizes: stories.map(() => "brief") };
}

/** Full rows of four columns, for whatever number there is; six are two rows, and a big one among ten would leave a row of one. */
function rowsWithBig(n: number): readonly Size[] {
  return n >= 5 && n !== 6 ? [...BIG, ...rowsOf(n - 5)] : rowsOf(n);
}

function rowsOf(n: number): readonly Size[] {
  if (n === 1) return ["wide"];
  const fours = Array.from({ length: Math.floor(n / 4) }, () => CARDS);
  const rest = n % 4;
  if (rest === 0) return fours.flat();
  if (rest === 2) return [HALVES, ...fours].flat();
  if (rest === 3) return [MIXED, ...fours].flat();
  // Five are three and two.
  return [MIXED, HALVES, ...fours.slice(1)].flat();
}

/** The same for three columns. */
function rowsBeside(n: number): readonly Size[] {
  const threes = Array.from({ length: 3 * Math.floor(n / 3) }, (): Size => "card");
  const rest = n % 3;
  if (rest === 0) return threes;
  return rest === 1 ? ["wide", ...threes] : ["half", "card", ...threes];
}

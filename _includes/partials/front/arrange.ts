/**
 * How large a story stands on a front: over two columns and two rows, over all columns, over two, in one with its picture or
 * lede, in one as a headline; in a column of text with a short lede.
 */
export type Size = "big" | "wide" | "half" | "card" | "line" | "brief";

/** What the arrangement has to know of a story. */
interface Shape {
  readonly picture?: object | undefined;
}

const CARDS: readonly Size[] = ["card", "card", "card", "card"];
const LINES: readonly Size[] = ["line", "line", "line", "line"];
const HALVES: readonly Size[] = ["half", "half"];
const MIXED: readonly Size[] = ["half", "card", "card"];
const BIG: readonly Size[] = ["big", ...CARDS];

/** Whether stories have no picture among them: they stand in columns like text, which end together whatever their lengths. */
export function areText(stories: readonly Shape[]): boolean {
  return stories.every(({ picture }) => !picture);
}

/**
 * Sizes for the stories of a band, in their order, so that every row of four columns is full: whatever number there is, it is cut
 * into full rows. Only a picture fills two rows; what has none shows its lede in the picture's place, or stands as a headline
 * where a row has no picture at all.
 */
export function sizesOf(stories: readonly Shape[]): readonly Size[] {
  const n = stories.length;
  if (areText(stories)) return stories.map(() => "brief");
  // Six are two mixed rows; a big one among ten would leave a row of one.
  const rows = stories[0]?.picture && n >= 5 && n !== 6 ? [BIG, ...rowsOf(n - 5)] : rowsOf(n);
  let at = 0;
  return rows.flatMap((row) => {
    const own = stories.slice(at, at + row.length);
    at += row.length;
    return row === CARDS && areText(own) ? LINES : row;
  });
}

/** The same for the front page's opening where nothing stands beside it. The first is its lead. */
export function openingSizes(stories: readonly Shape[]): readonly Size[] {
  const [lead, ...others] = stories;
  if (!lead) return [];
  if (lead.picture && (stories.length === 5 || stories.length > 6)) return sizesOf(stories);
  const pictured = others.filter(({ picture }) => picture).length;
  // Rows of few pictures among few stories would be half empty.
  return ["wide", ...(2 * pictured < others.length ? others.map((): Size => "brief") : rowsOf(others.length).flat())];
}

/** And where something does, on three columns: the lead and two, or the lead over all of them; then rows of three. */
export function besideSizes([lead, ...others]: readonly Shape[]): readonly Size[] {
  return [lead?.picture ? "big" : "wide", ...others.map((): Size => (areText(others) ? "brief" : "card"))];
}

function rowsOf(n: number): (readonly Size[])[] {
  if (n === 1) return [["wide"]];
  const fours = Array.from({ length: Math.floor(n / 4) }, () => CARDS);
  const rest = n % 4;
  if (rest === 0) return fours;
  if (rest === 2) return [HALVES, ...fours];
  if (rest === 3) return [MIXED, ...fours];
  // Five are three and two.
  return [MIXED, HALVES, ...fours.slice(1)];
}

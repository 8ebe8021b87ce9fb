import { EM, glyphsOf, inkOf, movedBy, pathOf, placedOf } from "./outlines.ts";

/** A drawing, and how wide it is where it is as high as a line of it. */
export interface Drawing {
  readonly svg: string;
  readonly ratio: number;
}

/** Above and below the line of writing, where Han characters end; a name in Latin letters has the room of one in Han. */
const HEAD = -0.85 * EM;
const FOOT = 0.09 * EM;
/** A name that is longer stands in two lines: in one it would be too small to read on a phone. */
const LONGEST_LINE = 9 * EM;
const LEADING = 1.05 * EM;

/** Of icons, on the grid of outlines. */
const ICON = 256;
/** The accent of the light theme and its raised paper (src/styles/tokens.css). */
const GROUND = "#b3261e";
const PAPER = "#fffdf9";
/** Three lines of a column, for a character that the font has not. */
const COLUMN = "M56 72h144v28h-144zM56 120h144v16h-144zM56 156h96v16h-96z";

/** The name of a publication, drawn. @returns undefined when the font of cards has not all of its characters */
export async function drawName(name: string): Promise<Drawing | undefined> {
  const glyphs = await glyphsOf(name);
  if (!glyphs) return undefined;
  const width = glyphs.reduce((sum, { advance }) => sum + advance, 0);
  const middle = width > LONGEST_LINE ? middleOf(name) : name.length;
  const lines = [[...name.slice(0, middle)].length, glyphs.length].map((end, row, ends) =>
    placedOf(glyphs.slice(row === 0 ? 0 : ends[0], end), row * LEADING),
  );
  const placed = lines.flat();
  const ink = inkOf(placed);
  const [top, bottom] = [Math.min(ink.top, HEAD), Math.max(ink.bottom, FOOT)];
  const [wide, high] = [ink.right - ink.left, Math.ceil(bottom - top)];
  const path = pathOf(movedBy(placed, -ink.left, -Math.floor(top)));
  return { svg: svgOf(wide, high, `<path d="${path}"/>`), ratio: wide / high };
}

/** Where a name is cut in two: behind the space or the word that ends nearest to its middle. */
function middleOf(name: string): number {
  const words = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(name)].map(({ index }) => index).slice(1);
  const off = (index: number) => Math.abs(name.length / 2 - index);
  return words.toSorted((a, b) => off(a) - off(b))[0] ?? name.length;
}

/** The mark of a publication in tabs and on home screens. @param corner how round it is; some systems cut corners themselves */
export async function drawIcon(character: string, corner: number): Promise<string> {
  const glyphs = await glyphsOf(character);
  const rounded = corner > 0 ? ` rx="${corner}"` : "";
  return svgOf(
    ICON,
    ICON,
    `<rect width="${ICON}" height="${ICON}"${rounded} fill="${GROUND}"/><path fill="${PAPER}" d="${glyphs ? centred(glyphs) : COLUMN}"/>`,
  );
}

/** In the middle of an icon, as large as its font has it. */
function centred(glyphs: Parameters<typeof placedOf>[0]): string {
  const placed = placedOf(glyphs, 0);
  const { left, top, right, bottom } = inkOf(placed);
  return pathOf(movedBy(placed, Math.round((ICON - left - right) / 2), Math.round((ICON - top - bottom) / 2)));
}

function svgOf(width: number, height: number, content: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `${content}</svg>\n`
  );
}

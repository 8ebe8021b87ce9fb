/**
 * The pieces our drawings are made of, in SVG. Lengths are parts of a sheet 1080 wide, which a phone shows
 * at a third: text of 30 is then 10 pixels high. Colours are the site's.
 */

export const INK = "#1c1a18";
export const SOFT = "#5d574e";
export const CINNABAR = "#b3261e";
const PAPER = "#faf8f3";
const RAISED = "#fffdf9";
const LINE = "#ddd6c8";
const FONT = "Noto Sans CJK SC";

interface TextStyle {
  readonly size?: number;
  readonly colour?: string;
  readonly bold?: boolean;
  readonly anchor?: "start" | "middle";
  readonly mono?: boolean;
}

/** One line of text. @param y its baseline */
export function text(x: number, y: number, words: string, style: TextStyle = {}): string {
  const { size = 36, colour = INK, bold = false, anchor = "start", mono = false } = style;
  const family = mono ? "Noto Sans Mono CJK SC" : FONT;
  return `<text x="${x}" y="${y}" font-family="${family}" font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${colour}" text-anchor="${anchor}">${escaped(words)}</text>`;
}

export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  { dashed = false, fill = RAISED } = {},
): string {
  const dash = dashed ? ' stroke-dasharray="10 8"' : "";
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}" stroke="${LINE}" stroke-width="3"${dash}/>`;
}

/** Lines of text as one sees them from afar. @param widths of the lines, top to bottom */
export function bars(
  x: number,
  y: number,
  widths: readonly number[],
  { height = 14, gap = 30, colour = LINE } = {},
): string {
  return widths
    .map((width, line) => `<rect x="${x}" y="${y + line * gap}" width="${width}" height="${height}" fill="${colour}"/>`)
    .join("");
}

/** A straight arrow. */
export function arrow(x1: number, y1: number, x2: number, y2: number, colour = SOFT): string {
  const length = Math.hypot(x2 - x1, y2 - y1);
  const [dx, dy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [bx, by] = [x2 - dx * 18, y2 - dy * 18];
  return (
    `<path d="M${x1} ${y1}L${bx} ${by}" stroke="${colour}" stroke-width="4"/>` +
    `<path d="M${x2} ${y2}L${bx - dy * 11} ${by + dx * 11}L${bx + dy * 11} ${by - dx * 11}z" fill="${colour}"/>`
  );
}

/** A numbered mark, as in the margin of a proof. */
export function mark(x: number, y: number, number: number): string {
  const digit = text(x, y + 12, String(number), { colour: RAISED, bold: true, anchor: "middle" });
  return `<circle cx="${x}" cy="${y}" r="26" fill="${CINNABAR}"/>${digit}`;
}

export function sheet(height: number, parts: readonly string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1620" viewBox="0 0 1080 ${height}"><rect width="100%" height="100%" fill="${PAPER}"/>${parts.join("")}</svg>`;
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

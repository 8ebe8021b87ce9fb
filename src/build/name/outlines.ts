import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { isDrawn } from "../../domain/share-card.ts";

/** That of cards (../cards/fonts.conf). */
const FONT = fileURLToPath(new URL("../cards/card-font.otf", import.meta.url));
/** Outlines are rounded to so many units, of which an em has a thousand: at the largest size of a name less than half a pixel, and half the bytes. */
const UNITS = 5;
/** An em on that grid. */
export const EM = 1000 / UNITS;

/** A character as it is drawn, on the grid; below the line of writing is positive, as in SVG. */
export interface Glyph {
  readonly path: readonly Command[];
  readonly advance: number;
}

/** Of a path, its points absolute. */
interface Command {
  readonly letter: string;
  readonly points: readonly number[];
}

/** A glyph and where its line of writing begins. */
export type Placed = readonly [glyph: Glyph, x: number, y: number];

/**
 * The outlines of a text, character by character.
 *
 * @returns undefined when the font has not all of them
 */
export async function glyphsOf(text: string): Promise<readonly Glyph[] | undefined> {
  if (!isDrawn(text)) return undefined;
  // A program in WebAssembly, for which only a name that has changed asks.
  const { Blob, Face, Font } = await import("harfbuzzjs");
  const font = new Font(new Face(new Blob(readFileSync(FONT)), 0));
  return [...text].map((character) => {
    const id = font.nominalGlyph(character.codePointAt(0) ?? 0) ?? 0;
    return { path: commandsOf(font.glyphToPath(id)), advance: Math.round(font.glyphHAdvance(id) / UNITS) };
  });
}

/** `M27,174L94,28C…Z` on the grid, turned upside down. */
function commandsOf(path: string): Command[] {
  return [...path.matchAll(/([A-Z])([^A-Z]*)/g)].map(([, letter = "", numbers = ""]) => {
    const points = numbers.match(/-?[\d.]+/g) ?? [];
    return { letter, points: points.map((text, at) => Math.round((Number(text) / UNITS) * (at % 2 === 0 ? 1 : -1))) };
  });
}

/** Glyphs beside each other. @param y of their line of writing */
export function placedOf(glyphs: readonly Glyph[], y: number): Placed[] {
  let next = 0;
  return glyphs.map((glyph) => {
    const x = next;
    next += glyph.advance;
    return [glyph, x, y];
  });
}

export function movedBy(placed: readonly Placed[], right: number, down: number): Placed[] {
  return placed.map(([glyph, x, y]) => [glyph, x + right, y + down]);
}

/** What ink covers: points that steer a curve lie hardly outside of it. */
export function inkOf(placed: readonly Placed[]) {
  const of = (axis: 0 | 1) =>
    placed.flatMap(([{ path }, ...origin]) =>
      path.flatMap(({ points }) =>
        points.filter((_, at) => at % 2 === axis).map((value) => value + (origin[axis] ?? 0)),
      ),
    );
  const [across, down] = [of(0), of(1)];
  return { left: Math.min(...across), top: Math.min(...down), right: Math.max(...across), bottom: Math.max(...down) };
}

/** One path of all of them: outlines begin at a place of the drawing and go on from point to point, which is shorter. */
export function pathOf(placed: readonly Placed[]): string {
  let text = "";
  for (const [{ path }, x, y] of placed) {
    let [fromX, fromY] = [0, 0];
    for (const { letter, points } of path) {
      const begins = letter === "M";
      const [startX, startY] = begins ? [-x, -y] : [fromX, fromY];
      const numbers = points.map((value, at) => value - (at % 2 === 0 ? startX : startY));
      text += begins ? `M${joined(numbers)}` : stepOf(letter.toLowerCase(), numbers);
      [fromX, fromY] = [points.at(-2) ?? fromX, points.at(-1) ?? fromY];
    }
  }
  return text;
}

/** Straight across and straight down have letters of their own. */
function stepOf(letter: string, numbers: readonly number[]): string {
  const [right, down] = numbers;
  if (letter === "l" && down === 0) return `h${right}`;
  if (letter === "l" && right === 0) return `v${down}`;
  return letter + joined(numbers);
}

function joined(numbers: readonly number[]): string {
  return numbers.join(" ").replaceAll(" -", "-");
}

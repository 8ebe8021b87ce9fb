import { clausesOf } from "../../../_includes/partials/headline/clauses.ts";
import { lineBreaks } from "../../../_includes/partials/headline/line-breaks.ts";

/** How a headline stands on a card. */
export interface SetHeadline {
  /** Pixels from line to line are `LEADING` times that. */
  readonly size: number;
  readonly lines: readonly string[];
}

export const LEADING = 1.3;
/** The largest at which so many lines hold a headline is taken. */
const SIZES: readonly (readonly [size: number, lines: number])[] = [
  [120, 1],
  [92, 1],
  [76, 2],
  [68, 3],
  [60, 4],
  [52, 5],
  [44, 6],
];
/** A clause a line is worth letters of this size, not smaller ones. */
const LEAST_FOR_CLAUSES = 60;
/** Widths in the font of cards, in ems, upwards: its widest letters in each class. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[W№℃§ÆŒæœ]/, 1.15],
  [/[\p{Script=Han}\u3000-\u30ff\uff00-\uffef—…“”‘’mwM@%]/u, 1.02],
  [/[ftIJilj.,:;'!|()·/ -]/, 0.44],
  [/\p{Lu}/u, 0.87],
];
const OTHERS = 0.72;

/** How wide a text is at most, in ems. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDTHS.find(([kind]) => kind.test(character))?.[1] ?? OTHERS;
  return width;
}

/**
 * Sets a headline in lines that end between clauses where each of them has room, else between words, about as long as each
 * other. One that no size holds ends in `…`.
 *
 * @param room pixels that a line has
 */
export function setHeadline(text: string, room: number): SetHeadline {
  const clauses = clausesOf(text).clauses.map((clause) => clause.join("").trim());
  const sizeFor = (lines: readonly string[], least: number) =>
    SIZES.find(([size, most]) => size >= least && lines.length <= most && fits(lines, room / size));
  const whole = clauses.length > 1 ? sizeFor(clauses, LEAST_FOR_CLAUSES) : undefined;
  if (whole) return { size: whole[0], lines: clauses };
  for (const [size, most] of SIZES) {
    const lines = balanced(piecesOf(text, room / size), room / size);
    if (lines.length <= most && fits(lines, room / size)) return { size, lines };
  }
  const [size, most] = SIZES.at(-1) ?? [0, 0];
  const lines = filled(piecesOf(text, room / size), room / size).slice(0, most);
  return { size, lines: [...lines.slice(0, -1), cut(lines.at(-1) ?? "", room / size)] };
}

/** As many names as a line holds; `等` says that there are more. @param room ems */
export function namesIn(names: readonly string[], room: number): string {
  for (let count = names.length; count > 0; count -= 1) {
    const text = `${names.slice(0, count).join("、")}${count < names.length ? "等" : ""}`;
    if (widthOf(text) <= room) return text;
  }
  return names[0] === undefined ? "" : cut(names[0], room);
}

function fits(lines: readonly string[], room: number): boolean {
  return lines.every((line) => widthOf(line) <= room);
}

/** What stays together on a line: where words of Latin letters are too many for one, each of them; of what is too long itself, each character. */
function piecesOf(text: string, room: number): string[] {
  const hasRoom = (piece: string) => widthOf(piece.trim()) <= room;
  return lineBreaks(text)
    .flatMap((part) => (hasRoom(part) ? [part] : part.split(/(?<=\s)/)))
    .flatMap((word) => (hasRoom(word) ? [word] : [...word]));
}

/** No more lines than have to be, and none of them longer than it has to be for that. */
function balanced(pieces: readonly string[], room: number): string[] {
  const least = Math.max(room / 2, ...pieces.map((piece) => widthOf(piece.trim())));
  let best = filled(pieces, room);
  const { length } = best;
  for (let narrower = room - 1; narrower > least; narrower -= 1) {
    const lines = filled(pieces, narrower);
    if (lines.length > length) break;
    best = lines;
  }
  return best;
}

function filled(pieces: readonly string[], room: number): string[] {
  const lines = [""];
  for (const piece of pieces) {
    const last = `${lines.at(-1)}${piece}`;
    if (widthOf(last.trim()) <= room || lines.at(-1) === "") lines[lines.length - 1] = last;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}

function cut(text: string, room: number): string {
  const characters = [...text];
  while (characters.length > 0 && widthOf(`${characters.join("")}…`) > room) characters.pop();
  return `${characters.join("")}…`;
}

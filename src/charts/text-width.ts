/**
 * How wide a text is, in em, before any browser has set it: what a build draws has to have room for it in every font. Han are one
 * em wide everywhere; of the rest it is a little more than the widest of the usual fonts take.
 */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (/[0-9−–+,.$€£¥]/.test(character)) return /[,.]/.test(character) ? 0.32 : 0.6;
  if (/[ilj'|!:;()[\]/ -]/.test(character)) return 0.36;
  if (/[mwMW@%&—…]/.test(character)) return 1;
  if (/[A-Z]/.test(character)) return 0.74;
  return character < "\u0250" ? 0.6 : 1;
}

/** What may not begin a line, and what may not end one. */
const NOT_FIRST = /^[，。、；：！？”’）》」』％%)\]}·…—]/;
const NOT_LAST = /[“‘（《「『([{]$/;
/** What is not divided, if it fits: a word or a figure in letters of the West, or a single Han. */
const PIECE = /[\p{Script=Latin}\p{N}.,%'’−+-]+ ?|./gsu;

/** Divides a text into lines, none of them wider than `most` em. */
export function linesOf(text: string, most: number): string[] {
  const lines: string[][] = [[]];
  for (const piece of (text.match(PIECE) ?? []).flatMap((whole) => fitting(whole, most))) {
    const line = lines.at(-1) ?? [];
    if (widthOf([...line, piece].join("").trimEnd()) <= most) {
      line.push(piece);
      continue;
    }
    // What may not stand at an edge takes its neighbour along.
    let from = line.length;
    while (from > 1 && (NOT_FIRST.test([...line.slice(from), piece].join("")) || NOT_LAST.test(line[from - 1] ?? "")))
      from -= 1;
    lines.push([...line.splice(from), piece]);
  }
  return lines.map((line) => line.join("").trim()).filter((line) => line !== "");
}

/** A word that is wider than a line is divided where the line ends. */
function fitting(piece: string, most: number): string[] {
  if (widthOf(piece.trimEnd()) <= most) return [piece];
  const parts: string[] = [""];
  for (const character of piece) {
    if (widthOf(`${parts.at(-1)}${character}`) > most) parts.push("");
    parts[parts.length - 1] += character;
  }
  return parts;
}

export function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(widthOf));
}

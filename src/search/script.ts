const HAN = /\p{Script=Han}/gu;
/** Level 1 and 2 of GB 2312: two bytes each from 0xA1 on; Han from row 0xB0. */
const FIRST_ROW = 0xb0;
const LAST_ROW = 0xf7;
const FIRST_CELL = 0xa1;
const LAST_CELL = 0xfe;
/** Among the signs of GB 2312 or in its extension only, but in use: the zero of years, and the sign of repetition. */
const SIGNS = "〇々";

let simplified: ReadonlySet<string> | undefined;

/**
 * Whether a text has a character that simplified Chinese does not use, so that it is worth loading the table of
 * traditional characters. Every browser carries GB 2312, the standard of simplified characters, as an encoding: no table
 * of ours is needed to tell.
 */
export function hasTraditional(text: string): boolean {
  return [...text.normalize("NFKC").matchAll(HAN)].some(([char]) => !isSimplified(char));
}

/** Whether a character is one of simplified Chinese, or no Han at all. */
export function isSimplified(char: string): boolean {
  simplified ??= gb2312();
  return simplified.has(char) || char.search(HAN) < 0;
}

function gb2312(): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let row = FIRST_ROW; row <= LAST_ROW; row += 1) {
    for (let cell = FIRST_CELL; cell <= LAST_CELL; cell += 1) bytes.push(row, cell);
  }
  return new Set(new TextDecoder("gbk").decode(Uint8Array.from(bytes)) + SIGNS);
}

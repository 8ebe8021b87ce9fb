/**
 * What a person sees of a text: whether anything at all, and how many characters. Imports nothing, so that the form in a
 * reader's browser and the desk count by the same few lines.
 */

/** Nothing but white space and what shows nothing; U+2800 and U+1D159 are letters and notes without ink. */
const BLANK = /^[\s\p{DI}\u2800\u{1d159}]*$/u;

/** What stands upon or behind a character and is seen as one with it. */
const ON_IT = "\\p{M}\\p{EMod}\\u200c\\uff9e\\uff9f\\u{e0020}-\\u{e007f}";
/**
 * One character as people count them: an extended grapheme cluster (UAX #29) but for Korean letters that are not put
 * together and the conjuncts of India. `Intl.Segmenter` is younger than the browsers of some readers, and each knows
 * another Unicode; this counts alike everywhere. It takes time in proportion to the length.
 */
const CHARACTER = new RegExp(
  `\\r\\n|[\\p{Cc}\\p{Zl}\\p{Zp}]|\\p{RI}{2}[${ON_IT}\\u200d]*|\\p{ExtPict}(?:[${ON_IT}]*\\u200d\\p{ExtPict})*[${ON_IT}\\u200d]*|[^][${ON_IT}\\u200d]*`,
  "gu",
);

/** Whether nobody would see anything of the text. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

/** The characters of a text as people count them: 👨‍👩‍👧 is one, and so are é, 🇨🇦 and a line break. */
export function charactersOf(text: string): string[] {
  return text.match(CHARACTER) ?? [];
}

/** How many characters a person counts. */
export function lengthOf(text: string): number {
  return charactersOf(text).length;
}

/** The beginning of a text: at most so many characters, none of them cut in half. */
export function beginningOf(text: string, most: number): string {
  return text.length <= most ? text : charactersOf(text).slice(0, most).join("");
}

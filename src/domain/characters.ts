/**
 * Which characters a text may hold, and where: the one rule for every string that comes in, whoever wrote it and in
 * whatever file (docs/decisions/0022). Refused is what nobody sees and what changes what others see; what a script needs
 * in order to be written at all stays, but only where it does its work.
 */

/** Characters that bear a zero-width joiner: letters of scripts that join, their marks, emoji. Han and kana never do. */
const JOINABLE =
  "(?![\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Bopo}\\p{sc=Hang}\\ufe00-\\ufe0e\\u{e0100}-\\u{e01ef}])[\\p{L}\\p{M}\\p{ExtPict}\\p{EMod}]";
const CURSIVE = "[\\p{sc=Arab}\\p{sc=Syrc}\\p{sc=Mong}\\p{sc=Nkoo}]";
const RIGHT_TO_LEFT =
  "[\\p{sc=Hebr}\\p{sc=Syrc}\\p{sc=Thaa}\\p{sc=Nkoo}\\p{sc=Adlm}\\u0620-\\u064a\\u066e-\\u06ff\\u0750-\\u077f\\u08a0-\\u08c9\\ufb50-\\ufdfb\\ufe70-\\ufefc]";
const VARIATION = "[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]";
const TAG = "[\\u{e0030}-\\u{e0039}\\u{e0061}-\\u{e007a}]";
const FLAG = "\\u{1f3f4}";
const END_OF_TAGS = "\\u{e007f}";
/** Accents of no script in particular, which grow without end above and below any letter. */
const ACCENT =
  "[\\u0300-\\u034e\\u0350-\\u036f\\u0483-\\u0489\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]";
/** UTS #39, 5.4, "Mark strings": more than four nonspacing marks on one letter are written by nobody. */
const MOST_ACCENTS = 4;
/** Marks of a script's own: the longest syllable that is really written is Tibetan, U+0F67 and eight (the Tenfold Powerful). */
const MOST_MARKS = 8;
/** How near right-to-left text has to be for a mark of direction to do anything. */
const NEAR = 40;

const RULES = [
  // Controls but for those that part lines and cells; halves of surrogate pairs; what Unicode gives to nobody.
  "[^\\P{Cc}\\t\\n\\r]|\\p{Cs}|\\p{NChar}",
  // Separators of lines and paragraphs, interlinear annotation, signs for a lost picture and for a failed conversion.
  "[\\u2028\\u2029\\ufff9-\\ufffd]",
  // All that Unicode lets nobody see (Default_Ignorable_Code_Point): zero width space, embeddings, overrides and isolates
  // ("Trojan Source", CVE-2021-42574), Hangul fillers, … The exceptions have a rule of their own below; a soft hyphen and
  // a grapheme joiner may stand anywhere.
  "(?![\\u00ad\\u034f\\u061c\\u180b-\\u180f\\u200c-\\u200f\\ufe00-\\ufe0f\\u{e0020}-\\u{e007f}\\u{e0100}-\\u{e01ef}])\\p{DI}",
  // Joiners that join nothing (after UAX #31, 2.3).
  `[\\u200c\\u200d](?<!${JOINABLE}.)(?!${CURSIVE})`,
  // Marks of direction where nothing runs from right to left.
  `[\\u061c\\u200e\\u200f](?<!${RIGHT_TO_LEFT}[^\\n]{0,${NEAR}}.)(?![^\\n]{0,${NEAR}}${RIGHT_TO_LEFT})`,
  // Mongolian selectors and separator away from Mongolian.
  "[\\u180b-\\u180f](?<![\\u1820-\\u1878\\u1880-\\u18aa].)",
  // One variation selector to a character that has variants, those of ideographs behind an ideograph: rows of them carry
  // hidden messages.
  `${VARIATION}(?<!(?!${VARIATION}|\\s)[0-9#*\\u0080-\\u{10ffff}].)|[\\u{e0100}-\\u{e01ef}](?<!\\p{sc=Han}.)`,
  // Tags: only the flag of a subdivision (UTS #51, ED-14a), 🏴 with three to six letters or digits and an end.
  `(?!${TAG})[\\u{e0020}-\\u{e007e}]|${TAG}(?<!${FLAG}${TAG}{1,6})|${TAG}(?!${TAG}{0,5}${END_OF_TAGS})`,
  `${END_OF_TAGS}(?<!${FLAG}${TAG}{3,6}.)`,
  `${ACCENT}(?<=${ACCENT}{${MOST_ACCENTS + 1}})|\\p{M}(?<=\\p{M}{${MOST_MARKS + 1}})`,
];
/**
 * Nearly every character of every text: those that no rule is about, in ranges so coarse that one look at them is quick.
 * 10,000 articles are read through this.
 */
export const COMMON =
  "[\\t\\n\\r -~\\u00a0-\\u00ac\\u00ae-\\u02ff\\u0370-\\u0482\\u2010-\\u2027\\u2030-\\u205f\\u2070-\\u20cf\\u2100-\\u2cee\\u2e80-\\u3029\\u3030-\\u3098\\u309b-\\u3163\\u3165-\\ua66e\\uac00-\\ud7a3\\uf900-\\ufaff\\uff00-\\uff9f]";

/** A character that no text may hold; the match is this character alone. */
export const FORBIDDEN = new RegExp(`(?!${COMMON})(?:${RULES.join("|")})`, "u");
const EVERY_FORBIDDEN = new RegExp(FORBIDDEN, "gu");
/** On a terminal, a carriage return would let what follows cover what stands before. */
const NOT_FOR_TERMINALS = new RegExp(`\\r|${FORBIDDEN.source}`, "u");
const EVERY_NOT_FOR_TERMINALS = new RegExp(NOT_FOR_TERMINALS, "gu");
/** What stands only where others let it: the exceptions of the rules above. */
const EXCEPTIONS = "[\\u061c\\u180b-\\u180f\\u200c-\\u200f\\ufe00-\\ufe0f\\u{e0020}-\\u{e007f}\\u{e0100}-\\u{e01ef}]";
const CONDITIONAL = new RegExp(EXCEPTIONS, "gu");
/** So often what shows only when another is gone is looked for: deeper things hang on each other only where somebody means harm. */
const MOST_PASSES = 4;
const ESCAPES = /(?:%[\da-f]{2})+/gi;

/** A character that nobody sees, as Unicode names it: `U+202E`. */
export function characterName(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** What is wrong with a forbidden character, for people: `看不见的字符 U+202E`. */
export function forbiddenName(character: string): string {
  const name = characterName(character);
  if (/^(?!\p{DI})\p{M}/u.test(character)) return `叠得太多的附加符号 ${name}`;
  return character === "\ufffc" || character === "\ufffd" ? `丢失了的字符 ${name}` : `看不见的字符 ${name}`;
}

/** The text without any forbidden character, also none that only shows when another one is gone. @param mark stands in their place */
export function withoutForbidden(text: string, mark = ""): string {
  return withoutAny(text, FORBIDDEN, EVERY_FORBIDDEN, () => mark);
}

/** Text that may go to a terminal or into a message: what nobody would see is spelt out, also what only then is not seen. */
export function spelledOut(text: string): string {
  return withoutAny(
    text,
    NOT_FOR_TERMINALS,
    EVERY_NOT_FOR_TERMINALS,
    (hidden) => `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/**
 * Where each hangs on the one before (a joiner and a selector, a million times), all that may hang on others goes at once,
 * so that the time is bounded by the length.
 */
function withoutAny(text: string, some: RegExp, every: RegExp, instead: (hidden: string) => string): string {
  let cleaned = text;
  for (let pass = 1; some.test(cleaned); pass += 1) {
    if (pass > MOST_PASSES) cleaned = cleaned.replace(CONDITIONAL, instead);
    cleaned = cleaned.replace(every, instead);
  }
  return cleaned;
}

/**
 * An address as a server or a reader would see it, its `%E6%97%A7` decoded. What is no UTF-8, such as old addresses in
 * GBK, stays as it is but for ASCII.
 */
export function percentDecoded(address: string): string {
  return address.replace(ESCAPES, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes.replace(/%[0-7][\da-f]/gi, decodeURIComponent);
    }
  });
}

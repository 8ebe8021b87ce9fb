import { fold } from "./fold.ts";

/** One thing a reader asked for: runs of letters and digits that stand in this order, parted only by marks and spaces. */
export interface Part {
  readonly runs: readonly string[];
}

/** What a reader asked for. A text answers it when every part stands in it. */
export interface Query {
  readonly parts: readonly Part[];
}

/**
 * Letters and digits; marks inside a number or an abbreviation belong to it: 3.5%, 1,000, 14:30, J.D., but not those in
 * cbc.ca, and not the comma in 14:30，5月.
 */
const RUN =
  /(?:(?:[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))+|[0-9]+)(?:[.:][0-9]+)*%?|[a-z](?:\.[a-z])+(?![a-z])\.?|[a-z]+|[\p{L}\p{N}\p{M}])+/gu;
const LETTER = /[\p{L}\p{N}]/u;
/** A headline has forty; what is behind it is not looked for, since each word is held against each text. */
const LONGEST = 200;
/** What stands in quotation marks of any kind is one part, spaces and all. */
const QUOTED = /["“”„«»「」『』]([^"“”„«»「」『』]+)["“”„«»「」『』]/g;

/**
 * Reads what was typed: spaces part, marks between words are skipped in the text as well, quotation marks hold a phrase
 * together. Folded, so width, capitals and Chinese numerals in dates do not matter.
 *
 * @returns the likeliest meaning first: words with spaces between them may stand side by side (来源 监督) or each
 *   somewhere; nothing when there is nothing to look for
 */
export function readQueries(typed: string): Query[] {
  const { phrases, rest } = phrasesOf(typed.slice(0, LONGEST));
  const words = partsOf([...phrases, ...rest.split(/\s+/)]);
  if (words.length === 0) return [];
  const together = partsOf([...phrases, withoutGaps(rest)]);
  const usual = words.length === together.length ? [words] : [together, words];
  return [...usual, ...spacedOtherwise(words)].map((parts) => ({ parts }));
}

/** iPhone15 as iPhone 15, and the other way round; nothing where no name has a number behind it. */
function spacedOtherwise(parts: readonly Part[]): Part[][] {
  const runs = parts.map((part) => part.runs.join(" ")).join("  ");
  const joined = runs.replace(/([a-z]) {1,2}(?=\d)/g, "$1");
  const apart = runs.replace(/([a-z])(?=\d)/g, "$1 ");
  const others = [joined, apart].filter((other) => other !== runs);
  return others.map((other) => other.split("  ").map((part) => ({ runs: part.split(" ") })));
}

/** Whether all of it stands in quotation marks: whoever types these means the words as they stand. */
export function isQuoted(typed: string): boolean {
  const { phrases, rest } = phrasesOf(typed);
  return phrases.length > 0 && rest.trim() === "";
}

/** Words of Han that a reader has typed with spaces between them, without the spaces. */
function withoutGaps(text: string): string {
  return text.trim().replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, "$1");
}

function partsOf(texts: readonly string[]): Part[] {
  return texts.map((text) => ({ runs: runsOf(fold(text).text) })).filter(({ runs }) => runs.length > 0);
}

/** Takes out what stands in quotation marks. */
function phrasesOf(typed: string): { phrases: string[]; rest: string } {
  const phrases: string[] = [];
  const rest = typed.replace(QUOTED, (_, phrase: string, at: number) => {
    // 特朗普“偏爱”普京, as copied from a headline, is one part; quotation marks that stand alone ask for a phrase.
    const glued = LETTER.test(typed.charAt(at - 1)) || LETTER.test(typed.charAt(at + phrase.length + 2));
    if (glued) return phrase;
    phrases.push(phrase);
    return " ";
  });
  return { phrases, rest };
}

/** The runs of letters and digits of a folded text, in order. */
export function runsOf(folded: string): string[] {
  return folded.match(RUN) ?? [];
}

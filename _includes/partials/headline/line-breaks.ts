const WORDS = new Intl.Segmenter("zh", { granularity: "word" });
const OPENING = /^[“‘（《〈「『【〔([]/;
const ENDS_OPENING = /[“‘（《〈「『【〔([]$/;
/** Marks that may not begin a line, and signs that belong to the number before them. */
const CLOSING = /^[\p{P}\p{S}]/u;
const ENDS_SPACE = /[\s\p{Pd}/&]$/u;
const ENDS_DIGIT = /\d[%‰]?$/;
/** Words that lean on what follows: 与普京, 在伊斯坦布尔, and numbers before their measure: 六十美元. */
const LEANS_FORWARD =
  /^(?:[〇一二三四五六七八九十百千万亿两几数]+|[与和在将为对向从被把于及或并是不也还要又就都再未无各每这那其由按跟给让使比至自以因如若但而第约超近])$/;
const LONGEST_RUN = 4;

const known = new Map<string, readonly string[]>();

/**
 * Cuts a headline into stretches that stay together on a line. Browsers break Chinese between any two characters
 * (`word-break: auto-phrase` knows Japanese only), which splits words: 愿/意. ICU's dictionary finds the words; names it
 * does not know come out one character at a time (特|朗|普) and are held together here.
 *
 * A title appears on many pages, so each is cut once.
 */
export function lineBreaks(text: string): readonly string[] {
  const earlier = known.get(text);
  if (earlier) return earlier;
  const parts: string[] = [];
  let part = "";
  let last = "";
  for (const { segment } of WORDS.segment(text)) {
    if (part !== "" && !LEANS_FORWARD.test(last) && mayBreak(part, segment)) {
      parts.push(part);
      part = "";
    }
    part += segment;
    last = segment;
  }
  if (part !== "") parts.push(part);
  known.set(text, parts);
  return parts;
}

function mayBreak(part: string, next: string): boolean {
  if (ENDS_OPENING.test(part) || ENDS_SPACE.test(part)) return false;
  if (OPENING.test(next)) return true;
  if (CLOSING.test(next) || next.trim() === "") return false;
  if (ENDS_DIGIT.test(part)) return false;
  if (next.length > 1 || LEANS_FORWARD.test(next)) return true;
  return part.length >= LONGEST_RUN;
}

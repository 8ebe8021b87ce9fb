/**
 * Half-width `, : ; ! ?` behind Chinese is a typing habit, not a choice; GB/T 15834-2011 asks for the full-width marks.
 * The page shows the right ones while the author's file stays as written.
 */
const FULL_WIDTH: Readonly<Record<string, string>> = {
  ",": "\uFF0C",
  ":": "\uFF1A",
  ";": "\uFF1B",
  "!": "\uFF01",
  "?": "\uFF1F",
};
const MARKS = /[,:;!?]/g;
const HAN = /[\p{Script=Han}\u3007\u3005]/u;
const STARTS_HAN = /^\s?\p{Script=Han}/u;
/** ” ’ 」 』 》 〉 】 〕 and full- and half-width closing brackets and straight quotes. */
const CLOSING = "\u201D\u2019\u300D\u300F\u300B\u3009\u3011\u3015\uFF09)\"'";
/** 、 。 and the full-width comma, colon, semicolon, exclamation and question mark, and the ellipsis. */
const CHINESE_MARKS = "\u3001\u3002\uFF0C\uFF1A\uFF1B\uFF01\uFF1F\u2026";
/**
 * Addresses keep their own punctuation; a mark inside one counts only when more of the address follows it. The name of a
 * mailbox is looked for at its beginning alone, so that a long word is read once.
 */
export const ADDRESS =
  /(?:https?:\/\/|www\.|mailto:|(?<![\w.+-])[\w.+-]+@)(?:[\w\p{Script=Han}./%#&=~+@-]|[,:;!?](?=[\w/%#&=~+@-]))+/gu;
const MAY_HOLD_ADDRESS = /:\/\/|www\.|@|mailto:/;

/**
 * Sets half-width marks full-width where they follow a Han character or a closing quote or bracket that ends Chinese
 * text. Never in times, numbers, addresses or Latin text. The result has exactly as many UTF-16 units as the input.
 */
export function fullWidthPunctuation(text: string): string {
  const addresses = MAY_HOLD_ADDRESS.test(text)
    ? [...text.matchAll(ADDRESS)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
    : [];
  // The first address that does not end before the mark: marks come in their order.
  let nearest = 0;
  // The last mark set full-width, for marks in a row such as `！!`.
  let lastChanged = -1;
  return text.replace(MARKS, (mark, at: number) => {
    while ((addresses[nearest]?.to ?? Number.POSITIVE_INFINITY) <= at) nearest += 1;
    if (at >= (addresses[nearest]?.from ?? Number.POSITIVE_INFINITY)) return mark;
    if (!endsChinese(text, at, lastChanged)) return mark;
    lastChanged = at;
    return FULL_WIDTH[mark] ?? mark;
  });
}

/** Whether what stands before `at` is Chinese that a mark would end. */
function endsChinese(text: string, at: number, lastChanged: number): boolean {
  // By far the most marks stand right behind a Han.
  if (isHan(text, at)) return true;
  let end = at;
  while (end > 0 && CLOSING.includes(text.charAt(end - 1))) end -= 1;
  if (end === 0) return false;
  if (isHan(text, end)) return true;
  const last = text.charAt(end - 1);
  const chineseMark = CHINESE_MARKS.includes(last) || end - 1 === lastChanged;
  if (end === at) return chineseMark && "!?\uFF01\uFF1F".includes(last);
  return chineseMark || STARTS_HAN.test(text.slice(at + 1, at + 4));
}

/** Whether the character that ends at `end` is Han. The common block is told by its number, the rest by Unicode. */
function isHan(text: string, end: number): boolean {
  const code = text.charCodeAt(end - 1);
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  if (code < 0x2e80) return false;
  const low = code >= 0xdc00 && code <= 0xdfff;
  return HAN.test(low ? text.slice(end - 2, end) : text.charAt(end - 1));
}

const ENDS_SENTENCE = /[。！？；：，、…—.!?;:,”’」』）》)]$/u;

/** A line with a mark at its end: where there is none, a full stop. */
export function asSentence(text: string): string {
  return ENDS_SENTENCE.test(text) ? text : `${text}。`;
}

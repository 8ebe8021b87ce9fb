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
const HAS_MARK = /[,:;!?]/;
const HAN = /[\p{Script=Han}\u3007\u3005]/u;
const STARTS_HAN = /^\s?[\p{Script=Han}]/u;
/** ” ’ 」 』 》 〉 】 〕 and full- and half-width closing brackets and straight quotes. */
const CLOSING = /[\u201D\u2019\u300D\u300F\u300B\u3009\u3011\u3015\uFF09)"']/;
/** 、 。 and the full-width comma, colon, semicolon, exclamation and question mark, and the ellipsis. */
const CHINESE_MARK = /[\u3001\u3002\uFF0C\uFF1A\uFF1B\uFF01\uFF1F\u2026]/;
/** Addresses keep their own punctuation; a mark inside one counts only when more of the address follows it. */
const ADDRESS = /(?:https?:\/\/|www\.|mailto:|[\w.+-]+@)(?:[\w\p{Script=Han}./%#&=~+@-]|[,:;!?](?=[\w/%#&=~+@-]))+/gu;

/**
 * Sets half-width marks full-width where they follow a Han character or a closing quote or bracket that ends Chinese
 * text. Never in times, numbers, addresses or Latin text. The result has exactly as many UTF-16 units as the input.
 */
export function fullWidthPunctuation(text: string): string {
  if (!HAS_MARK.test(text)) return text;
  const addresses = [...text.matchAll(ADDRESS)].map((m) => ({ from: m.index, to: m.index + m[0].length }));
  const inAddress = (at: number) => addresses.some(({ from, to }) => at >= from && at < to);
  let out = "";
  let at = 0;
  for (const mark of text) {
    const full = FULL_WIDTH[mark];
    out += full !== undefined && !inAddress(at) && endsChinese(out, text.slice(at + 1)) ? full : mark;
    at += mark.length;
  }
  return out;
}

function endsChinese(before: string, after: string): boolean {
  let end = before.length;
  while (end > 0 && CLOSING.test(before.charAt(end - 1))) end -= 1;
  const last = lastCharacter(before, end);
  if (HAN.test(last)) return true;
  if (end === before.length) return /[\uFF01\uFF1F]/.test(last);
  return CHINESE_MARK.test(last) || STARTS_HAN.test(after);
}

/** The last whole character before `end`; Han beyond U+FFFF takes two units. */
function lastCharacter(text: string, end: number): string {
  const code = text.charCodeAt(end - 1);
  return code >= 0xdc00 && code <= 0xdfff ? text.slice(end - 2, end) : text.slice(end - 1, end);
}

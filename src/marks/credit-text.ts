import { chineseScore } from "../domain/chinese-score.ts";

/** What Chinese desks write credits in; GBK is part of GB18030. */
const ENCODINGS = ["gb18030", "big5"] as const;
/** Han, and the signs that stand beside them. */
const CHINESE = /^[\p{Script=Han}\u0020-\u007e\u3000-\u303f\uff00-\uffef“”‘’—…·]*$/u;
const WORD = /\p{Script=Han}{2}/u;
/** A letter with an accent, and the one behind it, are a Han character to GBK. */
const ACCENT = /[a-z]\p{Script=Han}[a-z]/iu;

/**
 * A credit out of a picture's head. IPTC-IIM has a record for its character set (1:90), but desks in China leave it out, or
 * programs write UTF-8 into it whatever the bytes are; EXIF has none. So the bytes say it.
 *
 * @param otherwise what the text is when its bytes are neither UTF-8 nor Chinese
 */
export function creditText(bytes: Uint8Array, otherwise: string): string {
  const utf8 = decoded(bytes, "utf-8");
  if (utf8 !== undefined) return utf8;
  const texts = ENCODINGS.flatMap((encoding) => decoded(bytes, encoding) ?? []).filter(isChinese);
  const [first, ...others] = texts;
  // What was taken for UTF-8 and is none is Latin, then.
  if (first === undefined) return otherwise.includes("\ufffd") ? String.fromCharCode(...bytes) : otherwise;
  return others.reduce((best, text) => (chineseScore(text) > chineseScore(best) ? text : best), first);
}

function isChinese(text: string): boolean {
  return CHINESE.test(text) && WORD.test(text) && !ACCENT.test(text);
}

/** Undefined when the bytes are not text in that encoding. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

import { isUtf8 } from "node:buffer";
import { FORBIDDEN } from "../domain/characters.ts";
import { chineseScore } from "../domain/chinese-score.ts";

/** What Chinese texts are found in, as the WHATWG Encoding Standard names it; GBK is part of GB18030. */
export const ENCODINGS = {
  "utf-8": "UTF-8",
  "utf-8-bom": "带 BOM 的 UTF-8",
  gb18030: "GB18030（GBK）",
  big5: "Big5",
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
} as const;
export type Encoding = keyof typeof ENCODINGS;

const GUESSES = ["gb18030", "big5", "utf-16le", "utf-16be"] as const;
/** Texts that were read rightly score from 0.4 (rare words) to 1, wrongly read ones below 0.1. */
const LEAST_SCORE = 0.2;

/**
 * Tells the encoding of a text in Chinese. UTF-8 and byte order marks are certain; of the others, that counts in which
 * the text has the most everyday characters.
 *
 * @returns undefined when it makes sense in none
 */
export function detectEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const utf8 = isUtf8(bytes);
  // A zero byte is no text in UTF-8, but half of every Latin letter in UTF-16.
  if (utf8 && !bytes.includes(0))
    return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? "utf-8-bom" : "utf-8";
  const scored = GUESSES.map((encoding) => ({ encoding, score: chineseScore(decoded(bytes, encoding)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score >= LEAST_SCORE ? best.encoding : utf8 ? "utf-8" : undefined;
}

/** Undefined when the bytes are not text in that encoding. */
function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return FORBIDDEN.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

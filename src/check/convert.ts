import { createHash } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import iconv from "iconv-lite";
import { detectEncoding, ENCODINGS, type Encoding } from "../content/encoding.ts";
import { replaceFile } from "../disk/replace-file.ts";
import { FORBIDDEN } from "../domain/characters.ts";

/** A file in another encoding, and its text. */
export interface Conversion {
  readonly file: string;
  readonly encoding: Encoding;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/**
 * Reads a file in the encoding it seems to have.
 * @returns a Chinese sentence when the text cannot be turned back into the very same bytes: then the guess is wrong, or
 * something would be lost
 */
export function conversionOf(file: string): Conversion | string {
  const bytes = readFileSync(file);
  const encoding = detectEncoding(bytes);
  if (encoding === undefined) return `看不出 ${file} 是什么编码，没有转换。`;
  const text = iconv.decode(bytes, encodingName(encoding), { stripBOM: false });
  const faithful = bytes.equals(encodedAs(text, encoding)) && !FORBIDDEN.test(withoutMark(text));
  if (!faithful) return `${file} 看起来是 ${ENCODINGS[encoding]}，但是转换以后不能原样转回来，没有转换。`;
  return { file, encoding, bytes, text: withoutMark(text) };
}

/** The bytes of a text, a byte order mark included where the text begins with one. */
export function encodedAs(text: string, encoding: Encoding): Buffer {
  return iconv.encode(text, encodingName(encoding));
}

/**
 * Puts the original aside, onto the disk before the file is written over: whether a text was read rightly, only a reader of it can tell.
 * @param cache `.cache`; article folders may hold nothing that is not on record
 * @returns where it is
 */
export function keepOriginal({ file, encoding, bytes }: Conversion, cache: string): string {
  const folder = join(cache, "originals");
  mkdirSync(folder, { recursive: true });
  const kept = join(folder, createHash("sha256").update(bytes).digest("hex"));
  replaceFile(kept, bytes);
  replaceFile(`${kept}.json`, `${JSON.stringify({ file, encoding })}\n`);
  return kept;
}

function encodingName(encoding: Encoding): "utf8" | "gb18030" | "big5" | "utf-16le" | "utf-16be" {
  return encoding === "utf-8" || encoding === "utf-8-bom" ? "utf8" : encoding;
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, "");
}

import { inflateSync } from "node:zlib";
import { latin, type Structure } from "./media-structure.ts";

/** Where the root of the pages lies packed (ISO 32000-1, 7.5.7); it unpacks to a few hundred kilobytes at most. */
const LONGEST_STREAM = 4_000_000;
/** Of a book there are some megabytes; what unpacks to more is meant to. */
const MOST_UNPACKED = 64_000_000;
const END_WITHIN = 2048;

/** A PDF: whether it is whole, can be opened by everybody, and how many pages it has. */
export function pdfStructure(bytes: Buffer): Structure | undefined {
  if (latin(bytes, 0, 5) !== "%PDF-") return undefined;
  if (!latin(bytes, bytes.length - END_WITHIN, bytes.length).includes("%%EOF")) return { fault: "不完整，或已经损坏" };
  const text = latin(bytes, 0, bytes.length);
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return { fault: "加了密码或限制，读者可能打不开；请另存一份没有限制的" };
  const counts = objectTexts(bytes).flatMap(({ text }) => pageCounts(text));
  // The root of the tree counts all pages, what is below it a part of them.
  const pages = Math.max(0, ...counts);
  return { type: "pdf", pages: pages > 0 ? pages : undefined };
}

/** `/Count` of every node of the tree of pages, whatever stands first in it. */
function pageCounts(text: string): number[] {
  const counts: number[] = [];
  for (const { index } of text.matchAll(/\/Type\s*\/Pages\b/g)) {
    const [start, end] = [text.lastIndexOf("<<", index), text.indexOf(">>", index)];
    const count = /\/Count\s+(\d{1,6})\b/.exec(text.slice(Math.max(start, index - 20_000), end < 0 ? index : end));
    const before = count ?? /\/Count\s+(\d{1,6})\b/.exec(text.slice(Math.max(0, index - 2000), index));
    if (before) counts.push(Number(before[1]));
  }
  return counts;
}

/** Objects of a document as text, a character a byte. */
export interface PdfText {
  readonly text: string;
  /** Where in the file they lie packed; absent of what does not. */
  readonly at?: number;
}

/** The document itself, and its object streams, unpacked. */
export function objectTexts(bytes: Buffer): readonly [PdfText, ...PdfText[]] {
  const text = latin(bytes, 0, bytes.length);
  const found: PdfText[] = [];
  let total = 0;
  for (const { index } of text.matchAll(/\/Type\s*\/ObjStm\b/g)) {
    if (total >= MOST_UNPACKED) break;
    // Packed in another way: the author may say how many pages there are.
    const unpacked = unpackedStream(bytes, text, index);
    if (!unpacked) continue;
    total += unpacked.length;
    found.push({ text: unpacked.toString("latin1"), at: index });
  }
  return [{ text }, ...found];
}

/**
 * What the next stream of a document holds, where nothing or Flate alone has packed it; undefined where it cannot be read.
 * @param text of the whole document
 */
export function unpackedStream(bytes: Buffer, text: string, from: number): Buffer | undefined {
  const head = from < 0 ? undefined : /stream\r?\n/.exec(text.slice(from, from + 1000));
  const start = head ? from + head.index + head[0].length : -1;
  const end = start < 0 ? -1 : text.indexOf("endstream", start);
  if (!head || end < 0) return undefined;
  const stream = bytes.subarray(start, end);
  try {
    return inflateSync(stream, { maxOutputLength: LONGEST_STREAM });
  } catch {
    return /\/Filter\b/.test(text.slice(from, start)) ? undefined : stream;
  }
}

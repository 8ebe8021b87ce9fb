import { inflateSync } from "node:zlib";
import { latin, type Structure } from "./media-structure.ts";

/** Where the root of the pages lies packed (ISO 32000-1, 7.5.7); it unpacks to a few hundred kilobytes at most. */
const LONGEST_STREAM = 4_000_000;
const MOST_STREAMS = 5000;
const END_WITHIN = 2048;

/** A PDF: whether it is whole, can be opened by everybody, and how many pages it has. */
export function pdfStructure(bytes: Buffer): Structure | undefined {
  if (latin(bytes, 0, 5) !== "%PDF-") return undefined;
  if (!latin(bytes, bytes.length - END_WITHIN, bytes.length).includes("%%EOF")) return { fault: "不完整，或已经损坏" };
  const text = latin(bytes, 0, bytes.length);
  if (/\/Encrypt\s+\d+\s+\d+\s+R/.test(text)) return { fault: "加了密码或限制，读者可能打不开；请另存一份没有限制的" };
  const counts = [text, ...packedObjects(bytes, text)].flatMap(pageCounts);
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

/** The object streams, unpacked. */
function packedObjects(bytes: Buffer, text: string): string[] {
  const found: string[] = [];
  for (const { index } of text.matchAll(/\/Type\s*\/ObjStm\b/g)) {
    if (found.length >= MOST_STREAMS) break;
    const stream = /stream\r?\n/.exec(text.slice(index, index + 1000));
    const from = stream ? index + stream.index + stream[0].length : -1;
    const to = from < 0 ? -1 : text.indexOf("endstream", from);
    if (to < 0) continue;
    try {
      found.push(inflateSync(bytes.subarray(from, to), { maxOutputLength: LONGEST_STREAM }).toString("latin1"));
    } catch {
      // Packed in another way: the author may say how many pages there are.
    }
  }
  return found;
}

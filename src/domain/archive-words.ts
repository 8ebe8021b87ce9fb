import { type Archive, UNKNOWN_LABELS, type Unknown } from "./archive.ts";

/** What of the text nobody knows; the rest is said beside each picture. */
const OF_TEXT: ReadonlySet<Unknown> = new Set(["kind", "byline", "source", "original", "author", "basis", "share"]);

/** `署名、图片出处`; empty when nothing is unknown. */
export function unknownWords(unknown: readonly Unknown[]): string {
  return unknown.map((one) => UNKNOWN_LABELS[one]).join("、");
}

/** What is said of an article that was moved, around its address on the old site. */
export function archiveNote({ moved, post, unknown }: Archive): { readonly before: string; readonly after: string } {
  const words = unknownWords(unknown);
  const missing = words && `没有查明的有：${words}；知情的读者请告诉我们。`;
  return {
    before: `本文${moved.year}年${moved.shortLabel}从旧站移入，旧址 `,
    after: `（编号 ${post}）。${missing}`,
  };
}

/** The same in one text, with the address as a URI (RFC 3986). */
export function archiveText(archive: Archive): string {
  const { before, after } = archiveNote(archive);
  return `${before}${new URL(archive.address).href}${after}`;
}

/** The same for machines, which are told the address apart from it. */
export function archiveStatus({ unknown }: Archive): string {
  const words = unknownWords(unknown);
  return words ? `从旧站移入，没有查明的有：${words}` : "从旧站移入";
}

/** At the head of an article: what of its text is unknown; empty when nothing is. */
export function unknownOfText({ unknown }: Archive): string {
  return unknownWords(unknown.filter((one) => OF_TEXT.has(one)));
}

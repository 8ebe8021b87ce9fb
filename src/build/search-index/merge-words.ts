import type { Posting } from "../../search/index-piece.ts";
import type { SizedWord } from "./read-pagefind.ts";

/** Words of one part of a shard, in order. */
export interface PartWords {
  readonly words: Iterable<SizedWord>;
  /** Number in the shard of the part's first article. */
  readonly first: number;
}

/** Postings whose first step is counted from this article. */
interface Numbered {
  readonly postings: readonly Posting[];
  readonly first: number;
}

/**
 * Merges the words of all parts of a shard, a few at a time.
 *
 * @param parts in the order of their articles
 * @returns what Pagefind would have found in all articles at once, in the order of the words
 */
export function* mergeWords(parts: readonly PartWords[]): Generator<SizedWord> {
  const sources = parts.map(({ words, first }) => ({ rest: words[Symbol.iterator](), first }));
  const heads = sources.map(({ rest }): SizedWord | undefined => rest.next().value);
  for (;;) {
    let text: string | undefined;
    for (const head of heads) if (head && (text === undefined || compareText(head.text, text) < 0)) text = head.text;
    if (text === undefined) return;
    const own: Numbered[] = [];
    const forms = new Map<string, Numbered[]>();
    let size = 0;
    for (const [at, { rest, first }] of sources.entries()) {
      const head = heads[at];
      if (head?.text !== text) continue;
      own.push({ postings: head.postings, first });
      for (const { form, postings } of head.variants)
        forms.set(form, [...(forms.get(form) ?? []), { postings, first }]);
      size += head.size - head.variants.length;
      heads[at] = rest.next().value;
    }
    const variants = [...forms].map(([form, lists]) => ({ form, postings: joined(lists) }));
    yield { text, postings: joined(own), variants, size: size + variants.length };
  }
}

/** Cuts words into pieces as Pagefind does: a piece ends with the word that makes it as large as wanted. */
export function* cutPieces(words: Iterable<SizedWord>, chunkSize: number): Generator<SizedWord[]> {
  let piece: SizedWord[] = [];
  let size = 0;
  for (const word of words) {
    piece.push(word);
    size += word.size;
    if (size < chunkSize) continue;
    yield piece;
    piece = [];
    size = 0;
  }
  if (piece.length > 0) yield piece;
}

/**
 * Shortens the first and last words of pieces as Pagefind does: between two neighbours only as many characters stay as tell
 * them apart.
 *
 * @param ends first and last word of every piece
 */
export function boundsOf(ends: readonly string[]): string[] {
  const bounds = [...ends];
  for (let at = 1; at + 1 < bounds.length; at += 2) {
    const [from = "", to = "", next = ""] = bounds.slice(at - 1, at + 2);
    const [chars, others] = [[...to], [...next]];
    const differs = others.findIndex((char, index) => char !== chars[index]);
    const kept = (differs < 0 ? others.length : differs) + 1;
    const shorter = chars.slice(0, kept).join("");
    // Otherwise it would end before it begins.
    if (compareText(shorter, from) >= 0) bounds[at] = shorter;
    bounds[at + 1] = others.slice(0, kept).join("");
  }
  return bounds;
}

/** Order of the characters' numbers, as bytes of UTF-8 have it; JavaScript's own order has rare characters too early. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Halves of rare characters (surrogates, U+D800 to U+DFFF) come behind all whole ones. */
function rank(unit: number): number {
  return unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Postings of several parts as one list. */
function joined(lists: readonly Numbered[]): Posting[] {
  const all: Posting[] = [];
  let last = 0;
  for (const { postings, first } of lists) {
    let at = first;
    for (const { step, occurrence } of postings) {
      at += step;
      all.push({ step: at - last, occurrence });
      last = at;
    }
  }
  return all;
}

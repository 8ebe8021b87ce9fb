import { compareText } from "../search/text-order.ts";
import type { KeptPiece, Stretch } from "./kept-piece.ts";
import type { OccurrenceTable } from "./occurrence-table.ts";
import type { PieceColumns } from "./piece.ts";
import { passUnchanged } from "./unchanged-piece.ts";
import { type Cursor, cursorAt, type List, nextWord, passStretch, takeList, wordsAt } from "./word-cursor.ts";
import { type GrowingWords, noWords } from "./words.ts";

/** A piece of the index, and what of it only the next build needs. */
export interface Piece {
  readonly columns: PieceColumns;
  /** Of every posting; of those behind the last one nothing. */
  readonly extras: readonly number[];
  /** The piece as readers download it, when it is one of an earlier shard. */
  readonly bytes?: Uint8Array;
  /** A piece of an earlier shard that begins with the same word. */
  readonly like?: KeptPiece | undefined;
}

/**
 * Merges the words of all sources of a shard and cuts them into pieces as Pagefind does: a piece ends with the word that
 * makes it as large as wanted. Forms of a word come in their own order, since in that in which they first occur they would
 * come otherwise when the first article is withdrawn. Pieces of an earlier shard of which nothing is said otherwise are taken as they are.
 *
 * @param sources the same article is in one of them only; an earlier shard was cut in pieces of the same size
 * @returns what Pagefind would have found in all articles at once
 */
export function* mergePieces(
  sources: readonly Iterable<Stretch>[],
  table: OccurrenceTable,
  chunkSize: number,
): Generator<Piece> {
  // The next word stands last.
  const queue: Cursor[] = [];
  for (const [source, stretches] of sources.entries()) {
    const cursor = cursorAt(stretches, source);
    if (cursor) enqueue(queue, cursor);
  }
  let piece = noWords();
  let size = 0;
  let like: KeptPiece | undefined;
  // Of one word at a time; a shard has hundreds of thousands.
  const own: List[] = [];
  const forms = new Map<string, List[]>();
  for (let cursor = queue.at(-1); cursor; cursor = queue.at(-1)) {
    if (piece.texts.length === 0) {
      like = cursor.word === 0 ? cursor.stretch.kept : undefined;
      if (like && takeUnchanged(queue, like)) {
        yield { columns: like.columns, extras: [], bytes: like.bytes };
        continue;
      }
    }
    const { text } = cursor;
    own.length = 0;
    if (forms.size > 0) forms.clear();
    while (queue.at(-1)?.text === text) {
      const next = queue.pop();
      if (next && takeWord(next, own, forms)) enqueue(queue, next);
    }
    const more = putWord(piece, text, own, forms, table);
    size += more;
    if (size < chunkSize) continue;
    yield { ...pieceOf(piece), like };
    piece = noWords();
    size = 0;
  }
  if (piece.texts.length > 0) yield { ...pieceOf(piece), like };
}

/** Passes the piece of an earlier shard that comes next, when it is one of the new one as it is. @returns whether it is */
function takeUnchanged(queue: Cursor[], kept: KeptPiece): boolean {
  const cursor = queue.at(-1);
  const last = kept.texts.at(-1) ?? "";
  const isBehind = ({ text }: Cursor) => !kept.isLast && compareText(text, last) > 0;
  const reached = queue.slice(queue.findLastIndex(isBehind) + 1, -1);
  const moved = passUnchanged(kept, reached);
  if (!cursor || !moved) return false;
  queue.length -= reached.length + 1;
  for (const other of moved) enqueue(queue, other);
  if (passStretch(cursor)) enqueue(queue, cursor);
  return true;
}

/** Behind all that come later, and behind sources further on with the same word. */
function enqueue(queue: Cursor[], cursor: Cursor): void {
  if (comesBefore(cursor, queue.at(-1))) {
    queue.push(cursor);
    return;
  }
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comesBefore(cursor, queue[middle])) low = middle + 1;
    else high = middle;
  }
  queue.splice(low, 0, cursor);
}

function comesBefore({ text, source }: Cursor, other: Cursor | undefined): boolean {
  return other === undefined || (compareText(other.text, text) || other.source - source) > 0;
}

/** Takes the lists of the word and goes on to the next. @returns whether there is one */
function takeWord(cursor: Cursor, own: List[], forms: Map<string, List[]>): boolean {
  const words = wordsAt(cursor);
  own.push(takeList(cursor));
  for (let left = words.variants[cursor.word] ?? 0; left > 0; left -= 1) {
    const form = words.forms[cursor.form] ?? "";
    cursor.form += 1;
    const lists = forms.get(form) ?? [];
    forms.set(form, lists);
    lists.push(takeList(cursor));
  }
  return nextWord(cursor);
}

/** @returns how large Pagefind takes the word for: how many numbers its postings have; nothing when no article has it */
function putWord(
  piece: GrowingWords,
  text: string,
  own: readonly List[],
  forms: ReadonlyMap<string, readonly List[]>,
  table: OccurrenceTable,
): number {
  const start = piece.articles.length;
  piece.lengths.push(putPostings(piece, own));
  const before = piece.forms.length;
  for (const [form, lists] of forms.size > 1 ? [...forms].sort(([a], [b]) => compareText(a, b)) : forms) {
    const count = putPostings(piece, lists);
    if (count === 0) continue;
    piece.forms.push(form);
    piece.lengths.push(count);
  }
  const variants = piece.forms.length - before;
  if (piece.articles.length === start) {
    piece.lengths.pop();
    return 0;
  }
  piece.texts.push(text);
  piece.variants.push(variants);
  let size = variants;
  for (let at = start; at < piece.articles.length; at += 1)
    size += table.sizeOf(piece.occurrences[at] ?? 0) + (piece.extras[at] ?? 0);
  return size;
}

/** Puts those postings whose articles are in the shard, in the order of the articles. @returns how many */
function putPostings({ articles, occurrences, extras }: GrowingWords, lists: readonly List[]): number {
  const start = articles.length;
  let last = -1;
  let sorted = true;
  for (const { words, from, to } of lists)
    for (let at = from; at < to; at += 1) {
      const article = words.articles[at] ?? -1;
      if (article < 0) continue;
      if (article < last) sorted = false;
      last = article;
      articles.push(article);
      occurrences.push(words.occurrences[at] ?? 0);
      extras.push(words.extras[at] ?? 0);
    }
  if (!sorted) sortFrom(start, articles, occurrences, extras);
  return articles.length - start;
}

function sortFrom(start: number, articles: number[], ...others: readonly number[][]): void {
  const order = articles.slice(start).map((article, at) => [article, at] as const);
  order.sort(([a], [b]) => a - b);
  for (const column of [articles, ...others]) {
    const values = column.slice(start);
    for (const [at, [, from]] of order.entries()) column[start + at] = values[from] ?? 0;
  }
}

function pieceOf({ articles, extras, ...columns }: GrowingWords): Piece {
  const steps: number[] = [];
  let posting = 0;
  for (const length of columns.lengths) {
    let last = 0;
    for (const end = posting + length; posting < end; posting += 1) {
      const article = articles[posting] ?? 0;
      steps.push(article - last);
      last = article;
    }
  }
  return { columns: { ...columns, steps }, extras };
}

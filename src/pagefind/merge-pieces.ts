import { compareText } from "../search/text-order.ts";
import type { OccurrenceTable } from "./occurrence-table.ts";
import type { PieceColumns } from "./piece.ts";
import { noWords, type Words } from "./words.ts";

/** A piece of the index, and what of it only the next build needs. */
export interface Piece {
  readonly columns: PieceColumns;
  /** Of every posting. */
  readonly extras: readonly number[];
}

/** A place in the words of one source. */
interface Cursor {
  readonly words: Words;
  readonly source: number;
  text: string;
  word: number;
  /** Of the word's own list, and its first form and posting. */
  list: number;
  form: number;
  posting: number;
}

/** A list of postings in one source. */
interface List {
  readonly words: Words;
  readonly from: number;
  readonly to: number;
}

/**
 * Merges the words of all sources of a shard and cuts them into pieces as Pagefind does: a piece ends with the word that
 * makes it as large as wanted. Forms of a word come in their own order, since in that in which they first occur they would
 * come otherwise when the first article is withdrawn.
 *
 * @param sources the same article is in one of them only
 * @returns what Pagefind would have found in all articles at once
 */
export function* mergePieces(sources: readonly Words[], table: OccurrenceTable, chunkSize: number): Generator<Piece> {
  // The next word stands last.
  const queue: Cursor[] = [];
  for (const [source, words] of sources.entries())
    if (words.texts.length > 0)
      enqueue(queue, { words, source, text: words.texts[0] ?? "", word: 0, list: 0, form: 0, posting: 0 });
  let piece = noWords();
  let size = 0;
  // Of one word at a time; a shard has hundreds of thousands.
  const own: List[] = [];
  const forms = new Map<string, List[]>();
  for (let cursor = queue.at(-1); cursor; cursor = queue.at(-1)) {
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
    yield pieceOf(piece);
    piece = noWords();
    size = 0;
  }
  if (piece.texts.length > 0) yield pieceOf(piece);
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
  const { words } = cursor;
  own.push(takeList(cursor));
  for (let left = words.variants[cursor.word] ?? 0; left > 0; left -= 1) {
    const form = words.forms[cursor.form] ?? "";
    cursor.form += 1;
    const lists = forms.get(form) ?? [];
    forms.set(form, lists);
    lists.push(takeList(cursor));
  }
  cursor.word += 1;
  const text = words.texts[cursor.word];
  if (text === undefined) return false;
  if (compareText(cursor.text, text) >= 0) throw new RangeError(`words out of order: ${text}`);
  cursor.text = text;
  return true;
}

function takeList(cursor: Cursor): List {
  const from = cursor.posting;
  cursor.posting += cursor.words.lengths[cursor.list] ?? 0;
  cursor.list += 1;
  return { words: cursor.words, from, to: cursor.posting };
}

/** @returns how large Pagefind takes the word for: how many numbers its postings have; nothing when no article has it */
function putWord(
  piece: Words,
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
function putPostings({ articles, occurrences, extras }: Words, lists: readonly List[]): number {
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

function pieceOf({ articles, extras, ...columns }: Words): Piece {
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

import { compareText } from "../search/text-order.ts";
import type { KeptPiece } from "./kept-piece.ts";
import { type Cursor, nextWord, takeList, wordsAt } from "./word-cursor.ts";

/** What a piece says of an article that was indexed anew. */
interface Posting {
  readonly article: number;
  readonly occurrence: number;
}

/**
 * Whether a piece of an earlier shard is one of the new shard as it is: what it says of articles that were indexed anew is what Pagefind
 * says of them now. It ends where it ended then, since it begins where a piece begins and nothing in it has another size.
 *
 * @param piece whose first word comes next, and begins a piece of the new shard
 * @param others where the other sources are; they are not moved
 * @returns where the others are behind its words, without those that have none any more; undefined when something differs, or
 *   is not easily told
 */
export function passUnchanged(piece: KeptPiece, others: readonly Cursor[]): Cursor[] | undefined {
  const { columns, occurrences, numbers } = piece;
  // What is made in one stretch can be looked at ahead.
  if (!piece.fieldsStay || piece.extras.length > 0 || others.some(({ stretch }) => stretch.kept)) return undefined;
  let moved = others.map((other) => ({ ...other }));
  const old: Posting[] = [];
  let [list, posting] = [0, 0];
  for (let word = 0; word < columns.texts.length; word += 1)
    for (let form = 0; form <= (columns.variants[word] ?? 0); form += 1) {
      let article = 0;
      for (const end = posting + (columns.lengths[list] ?? 0); posting < end; posting += 1) {
        article += columns.steps[posting] ?? 0;
        const number = numbers[article] ?? -1;
        if (number === article) continue;
        if (number >= 0 || form > 0) return undefined;
        old.push({ article, occurrence: occurrences[columns.occurrences[posting] ?? 0] ?? -1 });
      }
      list += 1;
      if (old.length === 0) continue;
      const behind = behindSame(moved, columns.texts[word] ?? "", old);
      if (!behind) return undefined;
      moved = behind;
      old.length = 0;
    }
  const last = columns.texts.at(-1) ?? "";
  // The last was never full: whatever comes behind its words belongs in it.
  return moved.every(({ text }) => !piece.isLast && compareText(text, last) > 0) ? moved : undefined;
}

/** Moves those on that have the word next. @returns undefined when they have not just these postings of it */
function behindSame(cursors: Cursor[], text: string, postings: readonly Posting[]): Cursor[] | undefined {
  let count = 0;
  let areDone = false;
  const isSame = cursors.every((cursor) => {
    if (cursor.text !== text) return true;
    const { articles, occurrences, extras, variants } = wordsAt(cursor);
    if (variants[cursor.word] !== 0) return false;
    const { from, to } = takeList(cursor);
    for (let at = from; at < to; at += 1, count += 1) {
      const { article = -1, occurrence = -1 } = postings[count] ?? {};
      if (articles[at] !== article || occurrences[at] !== occurrence || extras[at] !== 0) return false;
    }
    if (!nextWord(cursor)) areDone = true;
    return true;
  });
  if (!isSame || count !== postings.length) return undefined;
  return areDone ? cursors.filter(({ stretch }) => stretch.texts.length > 0) : cursors;
}

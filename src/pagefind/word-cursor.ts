import { compareText } from "../search/text-order.ts";
import type { Stretch } from "./kept-piece.ts";
import type { Words } from "./words.ts";

/** A place in the words of one source, of which a stretch is read at a time. */
export interface Cursor {
  /** Which of the sources it is in. */
  readonly source: number;
  readonly rest: Iterator<Stretch>;
  stretch: Stretch;
  /** Of the stretch, when something of it was taken. */
  words: Words | undefined;
  /** The word that comes next, and its first list, form and posting that have not been taken. */
  text: string;
  word: number;
  list: number;
  form: number;
  posting: number;
}

/** A list of postings in one source. */
export interface List {
  readonly words: Words;
  readonly from: number;
  readonly to: number;
}

const NOTHING: Stretch = {
  texts: [],
  words() {
    throw new RangeError("no words any more");
  },
};

/** @returns undefined when the source has no word */
export function cursorAt(stretches: Iterable<Stretch>, source: number): Cursor | undefined {
  const rest = stretches[Symbol.iterator]();
  const nowhere = { words: undefined, text: "", word: 0, list: 0, form: 0, posting: 0 };
  const cursor = { source, rest, stretch: NOTHING, ...nowhere };
  return passStretch(cursor) ? cursor : undefined;
}

export function wordsAt(cursor: Cursor): Words {
  cursor.words ??= cursor.stretch.words();
  return cursor.words;
}

/** The next list of the word: its own, then those of its forms. */
export function takeList(cursor: Cursor): List {
  const words = wordsAt(cursor);
  const from = cursor.posting;
  cursor.posting += words.lengths[cursor.list] ?? 0;
  cursor.list += 1;
  return { words, from, to: cursor.posting };
}

/** Goes on to the next word, when all lists of this one have been taken. @returns whether there is one */
export function nextWord(cursor: Cursor): boolean {
  cursor.word += 1;
  const text = cursor.stretch.texts[cursor.word];
  if (text === undefined) return passStretch(cursor);
  goTo(cursor, text);
  return true;
}

/** Goes on behind the stretch. @returns whether there is a word */
export function passStretch(cursor: Cursor): boolean {
  cursor.text = cursor.stretch.texts.at(-1) ?? cursor.text;
  cursor.words = undefined;
  cursor.word = cursor.list = cursor.form = cursor.posting = 0;
  for (let next = cursor.rest.next(); !next.done; next = cursor.rest.next()) {
    cursor.stretch = next.value;
    const [text] = next.value.texts;
    if (text === undefined) continue;
    goTo(cursor, text);
    return true;
  }
  cursor.stretch = NOTHING;
  return false;
}

function goTo(cursor: Cursor, text: string): void {
  if (cursor.text !== "" && compareText(cursor.text, text) >= 0) throw new RangeError(`words out of order: ${text}`);
  cursor.text = text;
}

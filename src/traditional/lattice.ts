import type { Lexicon } from "./lexicon.ts";
import { pairHash } from "./neighbours.ts";
import type { TermTable } from "./terms.ts";
import { Found } from "./word-chains.ts";

/** What a measure word costs behind a number. */
const MEASURE = 45;
const NEVER = 0x7fffffff;
const NONE = new Uint16Array();
const MEASURES = unitsOf("台只里面出卷团斤杆");
const NUMERALS = unitsOf("0123456789０１２３４５６７８９〇零一二两三四五六七八九十百千万亿几数每首");

/** What a term of the editors costs less than the words it could be cut into; at a border of words it wins. */
const TERM_GAIN = 40;

/**
 * Told of every word or character of a text, in order.
 *
 * @param word its number; 0 for a character that is no part of a word, below that a term of the editors: its index, and one, negated
 */
export type Tell = (from: number, to: number, word: number) => void;

/** Told of a stretch in which it does not matter how it is cut: every character is what it always is. */
export type TellPlain = (from: number, to: number) => void;

/**
 * Cuts texts into words: of all cuts the one whose words are most frequent together (the best path through the lattice of words). Whole
 * numbers decide, so the same text is cut the same way everywhere.
 */
export class Lattice {
  readonly #lexicon: Lexicon;
  /** By place in the stretch: what the best way there costs, and by which word of which length it came. */
  #costs = new Int32Array(1024);
  #words = new Int32Array(1024);
  #sizes = new Int32Array(1024);
  /** How far the words go that were met. */
  #reach = 0;
  #path = new Int32Array(1024);
  readonly #found = new Found();
  readonly #telling: Uint8Array;

  /** @param telling a one for each unit that may be written in more than one way */
  constructor(lexicon: Lexicon, telling: Uint8Array) {
    this.#lexicon = lexicon;
    this.#telling = telling;
  }

  /** @param units with a zero between lines and behind the last one */
  walk(units: Uint16Array, length: number, terms: TermTable, tell: Tell, tellPlain: TellPlain): void {
    let run = 0;
    let plain = 0;
    for (let from = 0; from < length; ) {
      if (from >= run) {
        run = this.#endOfRun(units, from, length);
        if (!this.#tells(units, from, run, terms)) {
          from = run;
          continue;
        }
      }
      if (plain < from) tellPlain(plain, from);
      let count = this.#lexicon.wordsAt(units, from, this.#found);
      if (count === 0 && !terms.mayBeginWith(units[from] ?? 0)) {
        tell(from, from + 1, 0);
        from += 1;
        plain = from;
        continue;
      }
      // The stretch goes on as long as a word goes across its end.
      this.#reach = 0;
      this.#begin(0);
      for (let at = from; ; ) {
        this.#counted(at - from, count);
        this.#ofEditors(units, at, at - from, terms);
        this.#relax(at - from, 1, aloneCost(this.#lexicon, units, at), 0);
        at += 1;
        if (at - from >= this.#reach) break;
        count = this.#lexicon.wordsAt(units, at, this.#found);
      }
      const to = from + this.#reach;
      this.#tell(from, to, tell);
      from = to;
      plain = to;
    }
    if (plain < length) tellPlain(plain, length);
  }

  /** Where no word goes across: the text up to there is cut by itself, unless a term of the editors goes on. */
  #endOfRun(units: Uint16Array, from: number, length: number): number {
    const { neighbours } = this.#lexicon;
    let end = from + 1;
    while (end < length && neighbours.mayJoin(pairHash(units[end - 1] ?? 0, units[end] ?? 0))) end += 1;
    return end;
  }

  /** Whether it matters how a run is cut. */
  #tells(units: Uint16Array, from: number, to: number, terms: TermTable): boolean {
    for (let at = from; at < to; at += 1) {
      const unit = units[at] ?? 0;
      if (this.#telling[unit] === 1 || terms.mayBeginWith(unit)) return true;
    }
    return false;
  }

  #counted(place: number, count: number): void {
    const [lexicon, found] = [this.#lexicon, this.#found];
    for (let index = 0; index < count; index += 1)
      this.#relax(place, found.lengths[index] ?? 0, lexicon.costFound(found, index), found.words[index] ?? 0);
  }

  #ofEditors(units: Uint16Array, at: number, place: number, terms: TermTable): void {
    if (!terms.mayBeginWith(units[at] ?? 0)) return;
    for (const index of terms.beginningWith(units[at] ?? 0)) {
      if (!terms.standsAt(index, units, at)) continue;
      const term = terms.words[index]?.units ?? NONE;
      this.#relax(place, term.length, this.#lexicon.costOfText(term) - TERM_GAIN, -1 - index);
    }
  }

  #begin(place: number): void {
    if (place + 1 >= this.#costs.length) this.#grow();
    this.#costs[place] = place === 0 ? 0 : NEVER;
  }

  #relax(place: number, size: number, cost: number, word: number): void {
    const to = place + size;
    while (this.#reach < to) this.#begin(++this.#reach);
    const total = (this.#costs[place] ?? 0) + cost;
    if (total >= (this.#costs[to] ?? 0)) return;
    this.#costs[to] = total;
    this.#words[to] = word;
    this.#sizes[to] = size;
  }

  #tell(from: number, to: number, tell: Tell): void {
    let steps = 0;
    for (let place = to - from; place > 0; place -= this.#sizes[place] ?? 1) this.#path[steps++] = place;
    let at = from;
    while (steps > 0) {
      const place = this.#path[--steps] ?? 0;
      tell(at, from + place, this.#words[place] ?? 0);
      at = from + place;
    }
  }

  #grow(): void {
    const size = 2 * this.#costs.length;
    const longer = (numbers: Int32Array): Int32Array<ArrayBuffer> => {
      const made = new Int32Array(size);
      made.set(numbers);
      return made;
    };
    this.#costs = longer(this.#costs);
    this.#words = longer(this.#words);
    this.#sizes = longer(this.#sizes);
    this.#path = new Int32Array(size);
  }
}

/** A one for each of the characters. */
function unitsOf(characters: string): Uint8Array {
  const units = new Uint8Array(0x10000);
  for (const character of characters) units[character.charCodeAt(0)] = 1;
  return units;
}

/** What the unit at a place costs that is no part of a word. */
export function aloneCost(lexicon: Lexicon, units: Uint16Array, at: number): number {
  const unit = units[at] ?? 0;
  const measure = at > 0 && MEASURES[unit] === 1 && NUMERALS[units[at - 1] ?? 0] === 1;
  return measure ? MEASURE : lexicon.costAlone(unit);
}

import { ConverterFactory, type ConverterFunction } from "opencc-js/core";
import Compatibility from "opencc-js/dict/CJK_Compatibility_Ideographs";
import type { EditionSettings } from "../domain/site.ts";
import { type Dictionaries, dictionariesOf } from "./dictionaries.ts";
import type { Emit, Segmenter } from "./segment.ts";
import { Units } from "./units.ts";
import { type Entry, type UsedTogether, type UsedWords, WordNotes } from "./used-words.ts";

/** Two units that are one character, and descriptions of characters, which OpenCC leaves alone. */
function mayBeLong(unit: number): boolean {
  return (unit >= 0xd800 && unit <= 0xdfff) || (unit >= 0x2ff0 && unit <= 0x2fff);
}

/** UTF-16 units of words of a region whose entries are remembered. */
const LONGEST_WORD = 12;
/** In a table of what characters become: the same. */
const SAME = "";

/** What has been found out about a phrase. */
interface KnownPhrase {
  readonly length: number;
  /** Undefined when it stays. */
  readonly converted: string | undefined;
  readonly uses: UsedTogether | undefined;
}

/** Where Unicode keeps the doubles; those beyond the basic plane begin with this unit. */
const COMPATIBILITY = /[\uf900-\ufaff\ud87e]/;

/**
 * OpenCC's conversion (`s2hk`, `s2hkp`, `s2tw`, `s2twp`) that says which stretches it has converted to what, so that
 * markup between them can be put back. Its dictionaries cut a text into phrases they know and the runs between, and
 * convert each on its own. `opencc-js` does the same and gives only the whole; a test compares.
 */
export class OpenCc implements Segmenter {
  readonly #normalise: ConverterFunction = ConverterFactory([Compatibility]);
  readonly #dictionaries: Dictionaries;
  /** By number: phrases that have stood in a text. */
  readonly #known: (KnownPhrase | undefined)[];
  /** By code unit: what a character of a run becomes, if another; null where only a look at the whole run can say. */
  readonly #plain: (string | null | undefined)[] = Array.from({ length: 0x10000 });
  /** By code unit: what the search page needs for a character of a run that becomes another. */
  readonly #entries: (Entry | undefined)[] = Array.from({ length: 0x10000 });
  /** The same for words of the region, by what they are made of. */
  readonly #wordEntries = new Map<string, readonly Entry[]>();
  readonly #notes = new WordNotes();
  readonly #units = new Units();

  constructor(settings: Pick<EditionSettings, "region" | "words">) {
    this.#dictionaries = dictionariesOf(settings);
    this.#known = Array.from({ length: this.#dictionaries.phrases.size });
  }

  /**
   * What has been used since it was taken last, in the fewest entries from which `WordTable` can do it again: characters,
   * and words that are not what their characters are.
   */
  takeUsed(): UsedWords {
    return this.#notes.take();
  }

  /** Characters that Unicode has twice (CJK Compatibility Ideographs) in their ordinary form; OpenCC starts with it. */
  normalise(text: string): string {
    return COMPATIBILITY.test(text) ? this.#normalise(text) : text;
  }

  /** @param text lines, with a zero between one and the next, which no word goes across */
  walk(text: string, emit: Emit): void {
    this.#units.read(text);
    const units = this.#units.source;
    const { phrases } = this.#dictionaries;
    let run = 0;
    for (let at = 0; at < text.length; ) {
      const number = phrases.longestAt(units, at);
      if (number === 0) {
        const unit = units[at] ?? 0;
        if (unit === 0) {
          if (run < at) this.#walkRun(text, units, run, at, emit);
          run = at + 1;
        }
        at += mayBeLong(unit) ? unmatchedLength(text, at) : 1;
        continue;
      }
      if (run < at) this.#walkRun(text, units, run, at, emit);
      const { length, converted, uses } = this.#known[number] ?? this.#convertPhrase(number);
      run = at + length;
      if (uses) this.#notes.useAll(uses);
      if (converted !== undefined) emit(at, run, converted);
      at = run;
    }
    if (run < text.length) this.#walkRun(text, units, run, text.length, emit);
  }

  #convertPhrase(number: number): KnownPhrase {
    const { phrases, region } = this.#dictionaries;
    const { from, standard } = phrases.phrase(number);
    const converted = region.convert(standard);
    const entries = this.#entriesOf(from, converted);
    const known = {
      length: from.length,
      converted: converted === from ? undefined : converted,
      uses: entries.length === 0 ? undefined : { entries, turn: 0 },
    };
    this.#known[number] = known;
    return known;
  }

  /** A run has no phrase in it: every character is converted by itself, then the words of the region. */
  #walkRun(text: string, units: Uint16Array, from: number, to: number, emit: Emit): void {
    for (let at = from; at < to; at += 1) {
      const unit = units[at] ?? 0;
      const known = this.#plain[unit];
      if (known === SAME) continue;
      const plain = known === undefined ? this.#convertUnit(unit) : known;
      if (plain === null) {
        this.#walkWords(text.slice(at, to), at, emit);
        return;
      }
      if (plain === SAME) continue;
      const entry = this.#entries[unit];
      if (entry) this.#notes.use(entry);
      emit(at, at + 1, plain);
    }
  }

  /** Words of the region begin nowhere before this part of a run, so it can be converted by itself. */
  #walkWords(run: string, at: number, emit: Emit): void {
    let rest = [...run];
    let from = at;
    const { characters, region } = this.#dictionaries;
    for (const standard of region.segment(characters.convert(run))) {
      const count = [...standard].length;
      const source = rest.slice(0, count).join("");
      rest = rest.slice(count);
      const converted = region.convert(standard);
      this.#useWord(source, converted);
      if (converted !== source) emit(from, from + source.length, converted);
      from += source.length;
    }
  }

  #convertUnit(unit: number): string | null {
    const { characters, region, beginnings } = this.#dictionaries;
    const character = String.fromCharCode(unit);
    const standard = characters.convert(character);
    const alone = !mayBeLong(unit) && !beginnings.has(standard.charCodeAt(0));
    const converted = alone ? region.convert(standard) : null;
    const plain = converted === character ? SAME : converted;
    this.#plain[unit] = plain;
    if (plain) this.#entries[unit] = this.#notes.entry(character, plain);
    return plain;
  }

  #useWord(from: string, to: string): void {
    const known = this.#wordEntries.get(from);
    const entries = known ?? this.#entriesOf(from, to);
    // What lies between two words may be as long as a line.
    if (!known && from.length <= LONGEST_WORD) this.#wordEntries.set(from, entries);
    this.#use(entries);
  }

  #use(entries: readonly Entry[]): void {
    for (const entry of entries) this.#notes.use(entry);
  }

  #entriesOf(from: string, to: string): readonly Entry[] {
    const { characters, region } = this.#dictionaries;
    const entries: Entry[] = [];
    let plain = "";
    for (const character of from) {
      const own = this.#plain[character.charCodeAt(0)] || region.convert(characters.convert(character));
      if (own !== character) entries.push(this.#notes.entry(character, own));
      plain += own;
    }
    if (plain !== to) entries.push(this.#notes.entry(from, to));
    return entries;
  }
}

/**
 * How far OpenCC goes on where no phrase begins: a character, or a whole description of one (Ideographic Description
 * Sequence, Unicode 18.2: ⿰ and its like before their parts), which it leaves alone.
 */
function unmatchedLength(text: string, at: number): number {
  return Math.max(descriptionEnd(text, at) - at, lengthAt(text, at));
}

function descriptionEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const parts = code < 0x2ff0 || code > 0x2fff ? 0 : code === 0x2ff2 || code === 0x2ff3 ? 3 : 2;
  let end = at + lengthAt(text, at);
  for (let part = 0; part < parts; part += 1) {
    // A zero ends the line.
    if (end >= text.length || text.charCodeAt(end) === 0) return at;
    end = Math.max(descriptionEnd(text, end), end + lengthAt(text, end));
  }
  return parts === 0 ? at : end;
}

function lengthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

import { ConverterFactory, type ConverterFunction } from "opencc-js/core";
import Compatibility from "opencc-js/dict/CJK_Compatibility_Ideographs";
import type { EditionSettings } from "../domain/site.ts";
import { dictionariesOf } from "./dictionaries.ts";
import { KnownWords, OPEN } from "./known-words.ts";
import { Lattice, type Tell } from "./lattice.ts";
import type { Lexicon } from "./lexicon.ts";
import { descriptionEnd, lengthAt, mayBeLong } from "./long-characters.ts";
import { PlainCharacters } from "./plain-characters.ts";
import type { Editors, Emit, Segmenter } from "./segment.ts";
import { StandingTerms } from "./standing-terms.ts";
import { TableNeeds } from "./table-needs.ts";
import type { TermTable } from "./terms.ts";
import { Units } from "./units.ts";
import { type UsedTogether, type UsedWords, WordNotes } from "./used-words.ts";
import { Found } from "./word-chains.ts";
import { WordForms } from "./word-forms.ts";
import { emitTerm, type Task } from "./writing-task.ts";

/** Where Unicode keeps the doubles; those beyond the basic plane begin with this unit. */
export const COMPATIBILITY = /[\uf900-\ufaff\ud87e]/;

/** UTF-16 units of two words that are noted as one; nobody's table needs longer ones. */
const LONGEST_GUARD = 8;

/**
 * Writes simplified text in the other script, words before phrases: a line is cut into words, and a phrase of the dictionaries
 * counts only where it is one of them. What no word says of a character is said by what stands around it.
 */
export class TraditionalScript implements Segmenter {
  readonly #normalise: ConverterFunction = ConverterFactory([Compatibility]);
  readonly #lexicon: Lexicon;
  readonly #lattice: Lattice;
  readonly #forms: WordForms;
  readonly #notes = new WordNotes();
  readonly #units = new Units();
  readonly #standing = new StandingTerms();
  readonly #telling: Uint8Array;
  readonly #found = new Found();
  readonly #known: KnownWords;
  readonly #plain: PlainCharacters;
  readonly #needs: TableNeeds;

  constructor(settings: Pick<EditionSettings, "region" | "words">) {
    const dictionaries = dictionariesOf(settings);
    this.#lexicon = dictionaries.lexicon;
    this.#telling = dictionaries.telling;
    this.#lattice = new Lattice(dictionaries.lexicon, dictionaries.telling);
    this.#forms = new WordForms(dictionaries);
    this.#needs = new TableNeeds(this.#forms, this.#notes);
    this.#plain = new PlainCharacters(this.#forms, this.#notes);
    this.#known = new KnownWords(dictionaries.lexicon, this.#forms, this.#needs);
  }

  /** What was used since it was taken last: for `useLine`. */
  takeLine(): UsedTogether {
    return this.#notes.takeLine();
  }

  /** Notes that a line stands in a file, converted now or earlier. */
  readonly useLine = (line: UsedTogether): void => this.#notes.useLine(line);

  /**
   * What lines have used since it was taken last, in the fewest entries from which `WordTable` can do it again: characters,
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
  walk(text: string, emit: Emit, { terms: known, used, doubt }: Editors): void {
    this.#units.read(text);
    const terms = this.#standing.in(this.#units.source, text.length, known);
    const task: Task = { text, terms, emit, used, doubt };
    let skipped = 0;
    let [before, wordBefore] = [0, 0];
    const tell: Tell = (from, to, word) => {
      // What a description of a character has taken is no word's any more.
      if (from < skipped) while (skipped < to) skipped = this.#character(task, skipped);
      else if (word < 0) emitTerm(task, -1 - word, from);
      else if (this.#known.isSilent(word) && !terms.hasCharacters) skipped = to;
      else if (word > 0 && this.#tells(from, to)) this.#word(task, from, to, word);
      else if (word > 0) skipped = this.#plainWord(task, from, to, word);
      else skipped = this.#character(task, from);
      if (from > 0 && this.#mayBeCut(from, terms)) this.#guard(task, before, from, to, [wordBefore, word]);
      [before, wordBefore] = [from, word];
    };
    this.#lattice.walk(this.#units.source, text.length, terms, tell, (from, to) => {
      // A term may go on into it, and a description may have taken some of it.
      tell(from, from + 1, 0);
      skipped = this.#characters(task, Math.max(from + 1, skipped), to);
      [before, wordBefore] = [to - 1, 0];
    });
  }

  /** Whether a word has a character that may be written in more than one way; otherwise its characters say all. */
  #tells(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (this.#telling[this.#units.source[at] ?? 0] === 1) return true;
    return false;
  }

  /** Whether a word could go across a border that is written otherwise than its characters. */
  #mayBeCut(border: number, terms: TermTable): boolean {
    const units = this.#units.source;
    if (terms.mayBeginWith(units[border - 1] ?? 0)) return true;
    return this.#telling[units[border] ?? 0] === 1 || this.#telling[units[border - 1] ?? 0] === 1;
  }

  /**
   * The search page's table knows words and no sentences. Where one of them goes across the border of two others, these two are
   * noted as one: a longer entry comes first.
   */
  #guard({ text, terms }: Task, before: number, border: number, to: number, words: readonly [number, number]): void {
    if (words[0] < 0 || words[1] < 0 || to - before > LONGEST_GUARD || terms.mayBeginWith(text.charCodeAt(before)))
      return;
    if (!this.#goesAcross(border, terms)) return;
    const one = this.#writtenAt(text, before, border, words[0]);
    const other = this.#writtenAt(text, border, to, words[1]);
    this.#notes.use(this.#notes.entry(text.slice(before, to), one + other));
  }

  /** Whether a word or a term that begins before a border ends behind it, and is not what its characters are. */
  #goesAcross(border: number, terms: TermTable): boolean {
    const units = this.#units.source;
    for (const index of terms.beginningWith(units[border - 1] ?? 0))
      if (terms.standsAt(index, units, border - 1)) return true;
    const count = this.#lexicon.wordsAt(units, border - 1, this.#found);
    const { words } = this.#found;
    for (let index = 0; index < count; index += 1) if (this.#known.of(words[index] ?? 0).isEntry) return true;
    return false;
  }

  #writtenAt(text: string, from: number, to: number, word: number): string {
    const known = word === 0 ? OPEN : this.#known.of(word);
    if (known !== OPEN) return known.converted;
    const characters = Array.from(text.slice(from, to));
    return characters.map((character, index) => this.#forms.chosen(character, text, from + index).converted).join("");
  }

  /** A word of which its characters say all. @returns where it ends */
  #plainWord(task: Task, from: number, to: number, word: number): number {
    const [units, { stays }] = [this.#units.source, this.#plain];
    let at = from;
    while (at < to && stays[units[at] ?? 0] === 1) at += 1;
    if (at === to) this.#known.silence(word);
    return this.#characters(task, from, to);
  }

  #word(task: Task, from: number, to: number, word: number): void {
    const known = this.#known.of(word);
    if (known === OPEN) this.#parts(task, from, to, word);
    else {
      if (known.uses) this.#notes.useAll(known.uses);
      const name = known.mayBeName ? this.#forms.nameOf(word, known.converted, task.text, from) : undefined;
      if (name !== undefined || known.differs || task.terms.hasCharacters)
        this.#emit(task, from, to, name ?? known.converted);
    }
  }

  /** A word of which nobody has said how it is written. */
  #parts(task: Task, from: number, to: number, word: number): void {
    for (let at = from; at < to; ) {
      const part = this.#forms.partAt(this.#units.source, at, to, word);
      if (part === 0 || this.#forms.fixedOf(part) === null) at = this.#character(task, at);
      else {
        const end = at + this.#lexicon.lengthOf(part);
        this.#word(task, at, end, part);
        at = end;
      }
    }
  }

  /** A term of one character says how it is written where it would be what it usually is. */
  #emit({ text, terms, emit, used }: Task, from: number, to: number, converted: string): void {
    let written = converted;
    if (terms.hasCharacters && to - from === converted.length)
      for (let at = from; at < to; at += 1) {
        const term = terms.character(this.#units.source[at] ?? 0);
        if (!term || converted.charAt(at - from) !== this.#forms.plain(text.charAt(at))) continue;
        used?.(term.term);
        const own = term.stretches.map((stretch) => stretch.converted).join("");
        written = written.slice(0, at - from) + own + written.slice(at - from + 1);
        // What grows is put in its place, and the rest waits for nobody.
        if (own.length !== 1) break;
      }
    if (written.length !== to - from || !text.startsWith(written, from)) emit(from, to, written);
  }

  /** Characters that no word or term needs. @returns where the last of them ends */
  #characters(task: Task, from: number, to: number): number {
    const [units, { stays }] = [this.#units.source, this.#plain];
    let at = from;
    while (at < to) {
      const unit = units[at] ?? 0;
      at = stays[unit] === 1 && !task.terms.mayBeginWith(unit) ? at + 1 : this.#character(task, at);
    }
    return at;
  }

  /** @returns where it ends */
  #character(task: Task, at: number): number {
    const { text } = task;
    const unit = text.charCodeAt(at);
    if (mayBeLong(unit)) return this.#long(task, at);
    const plain = this.#plain.of(unit);
    if (plain !== null) {
      if (this.#plain.stays[unit] === 0) {
        this.#plain.use(unit);
        this.#emit(task, at, at + 1, plain);
      } else if (task.terms.character(unit)) this.#emit(task, at, at + 1, plain);
      return at + 1;
    }
    const character = text.charAt(at);
    const { converted, sure } = this.#forms.chosen(character, text, at);
    if (!sure) task.doubt?.(at, converted);
    this.#emit(task, at, at + 1, converted);
    this.#needs.useChosen(text, at, converted);
    return at + 1;
  }

  /** A character of two units, or a description of one. */
  #long(task: Task, at: number): number {
    const { text } = task;
    const end = descriptionEnd(text, at);
    if (end > at) return end;
    const character = text.slice(at, at + lengthAt(text, at));
    const plain = this.#forms.plain(character);
    for (const entry of this.#needs.of(character, plain)) this.#notes.use(entry);
    this.#emit(task, at, at + character.length, plain);
    return at + character.length;
  }
}

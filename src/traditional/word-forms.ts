import { Chooser } from "./choice.ts";
import type { Dictionaries } from "./dictionaries.ts";
import { Found } from "./word-chains.ts";

/** What a word costs that is in use (tenths of a bit), rather than once seen. */
const IN_USE = 200;

/** What a word becomes wherever it stands; null where what stands around it decides. */
export type Fixed = string | null;

/** A character that what stands around it decides. */
export interface Chosen {
  readonly converted: string;
  readonly sure: boolean;
}

/** How words and characters are written in the script of a region. Remembers what was asked. */
export class WordForms {
  readonly #dictionaries: Dictionaries;
  readonly #chooser: Chooser;
  /** By number of the word. */
  readonly #fixed: (Fixed | undefined)[] = [];
  readonly #plain = new Map<string, string>();
  readonly #regional = new Map<string, string>();
  readonly #open = new Map<string, boolean>();
  readonly #found = new Found();

  constructor(dictionaries: Dictionaries) {
    this.#dictionaries = dictionaries;
    const { lexicon, tables } = dictionaries;
    this.#chooser = new Chooser(tables, (text) => {
      const number = lexicon.numberOf(text);
      return number > 0 && lexicon.costOf(number) < IN_USE;
    });
  }

  /** What a word becomes. @param number of a word of the lexicon */
  fixedOf(number: number): Fixed {
    const known = this.#fixed[number];
    if (known !== undefined) return known;
    const fixed = this.#findFixed(number);
    this.#fixed[number] = fixed;
    return fixed;
  }

  /** A character where nothing around it is looked at. */
  plain(character: string): string {
    const known = this.#plain.get(character);
    if (known !== undefined) return known;
    const { characters, tables } = this.#dictionaries;
    const plain = this.#inRegion(this.#standardForm(tables.alone.get(character) ?? characters.convert(character)));
    this.#plain.set(character, plain);
    return plain;
  }

  /** Whether what stands around a character decides. */
  isOpen(character: string): boolean {
    const known = this.#open.get(character);
    if (known !== undefined) return known;
    const open = this.#chooser.knows(character);
    this.#open.set(character, open);
    return open;
  }

  /** Whether a word would be written otherwise as a name, surname first. */
  mayBeName(word: string, fixed: string): boolean {
    const form = this.#dictionaries.tables.names.surnames.get(word.charAt(0));
    return form !== undefined && form !== fixed.charAt(0);
  }

  /** What a word becomes that is a name, surname first; undefined where it is none. */
  nameOf(number: number, fixed: string, line: string, from: number): string | undefined {
    const { surnames } = this.#dictionaries.tables.names;
    const form = surnames.get(line.charAt(from));
    if (form === undefined || fixed.charAt(0) === form) return undefined;
    const isName = this.#chooser.isNamed(line, from, from + this.#dictionaries.lexicon.lengthOf(number));
    return isName ? form + fixed.slice(1) : undefined;
  }

  /** A character by what stands around it. */
  chosen(character: string, line: string, at: number): Chosen {
    const choice = this.#chooser.choose(character, line, at);
    if (!choice) return { converted: this.plain(character), sure: true };
    return { converted: this.#inRegion(this.#standardForm(choice.form)), sure: choice.sure };
  }

  /**
   * The longest word inside another whose form is said, from a place of it on; a word that nobody has said anything of is written as
   * its parts are.
   *
   * @param units of the text @param end of the word @param except the word itself
   */
  partAt(units: Uint16Array, at: number, end: number, except: number): number {
    const { lexicon } = this.#dictionaries;
    let longest = 0;
    const count = lexicon.wordsAt(units, at, this.#found);
    for (let index = 0; index < count; index += 1) {
      const word = this.#found.words[index] ?? 0;
      if (word === except || at + lexicon.lengthOf(word) > end || !this.#isSaid(word)) continue;
      if (longest === 0 || lexicon.lengthOf(word) > lexicon.lengthOf(longest)) longest = word;
    }
    return longest;
  }

  #isSaid(number: number): boolean {
    const { standards, tables, lexicon } = this.#dictionaries;
    const word = lexicon.wordOf(number);
    return !tables.open.has(word) && (standards[number] !== undefined || tables.words.has(word));
  }

  #findFixed(number: number): Fixed {
    const { standards, tables, lexicon } = this.#dictionaries;
    const word = lexicon.wordOf(number);
    if (tables.open.has(word)) return null;
    const forms = tables.words.get(word);
    const standard = standards[number];
    if (standard !== undefined && (!forms || tables.whole.has(word))) return this.#inRegion(standard);
    if (standard === undefined && !forms) {
      const open = Array.from(word).some((character) => this.isOpen(character));
      return open ? null : this.#inRegion(this.#partsOf(word, number));
    }
    const usual = standard ?? this.#partsOf(word, number);
    const written = Array.from(usual);
    for (const [index, character] of Array.from(word).entries()) {
      const form = forms?.get(character);
      if (form !== undefined) written[index] = this.#standardForm(form);
    }
    return this.#inRegion(written.join(""));
  }

  /** A word as its parts are written, in standard characters. */
  #partsOf(word: string, number: number): string {
    const { lexicon, standards, tables, characters } = this.#dictionaries;
    const units = new Uint16Array([...word.split("").map((unit) => unit.charCodeAt(0)), 0]);
    let written = "";
    for (let at = 0; at < word.length; ) {
      const part = this.partAt(units, at, word.length, number);
      if (part > 0) {
        written += standards[part] ?? characters.convert(lexicon.wordOf(part));
        at += lexicon.lengthOf(part);
        continue;
      }
      const character = String.fromCodePoint(word.codePointAt(at) ?? 0);
      written += this.#standardForm(tables.alone.get(character) ?? characters.convert(character));
      at += character.length;
    }
    return written;
  }

  #standardForm(form: string): string {
    return this.#dictionaries.standardForms.get(form) ?? form;
  }

  #inRegion(standard: string): string {
    const known = this.#regional.get(standard);
    if (known !== undefined) return known;
    const converted = this.#dictionaries.region.convert(standard);
    this.#regional.set(standard, converted);
    return converted;
  }
}

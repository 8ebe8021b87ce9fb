import type { Entry, WordNotes } from "./used-words.ts";
import type { WordForms } from "./word-forms.ts";

const HAN = /^[\u4e00-\u9fff]$/;

/** What the search page's table needs, so that it writes what was written here. */
export class TableNeeds {
  readonly #forms: WordForms;
  readonly #notes: WordNotes;

  constructor(forms: WordForms, notes: WordNotes) {
    this.#forms = forms;
    this.#notes = notes;
  }

  /** Its characters, and the word where it is not what they are. */
  of(from: string, to: string): readonly Entry[] {
    const entries: Entry[] = [];
    let plain = "";
    for (const character of from) {
      const own = this.#forms.plain(character);
      if (own !== character) entries.push(this.#notes.entry(character, own));
      plain += own;
    }
    if (plain !== to) entries.push(this.#notes.entry(from, to));
    return entries;
  }

  /** Where it is not what it usually is, its neighbours come along. */
  useChosen(text: string, at: number, converted: string): void {
    const character = text.charAt(at);
    const plain = this.#forms.plain(character);
    if (plain !== character) this.#notes.use(this.#notes.entry(character, plain));
    if (plain === converted) return;
    const before = HAN.test(text.charAt(at - 1)) ? text.charAt(at - 1) : "";
    const after = HAN.test(text.charAt(at + 1)) ? text.charAt(at + 1) : "";
    const around = (one: string): string => (one === "" ? "" : this.#forms.plain(one));
    for (const entry of this.of(before + character + after, around(before) + converted + around(after)))
      this.#notes.use(entry);
  }
}

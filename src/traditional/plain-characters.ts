import type { Entry, WordNotes } from "./used-words.ts";
import type { WordForms } from "./word-forms.ts";

/** What characters become that need no look around, by code unit. Each is found out when it is met. */
export class PlainCharacters {
  readonly #forms: WordForms;
  readonly #notes: WordNotes;
  /** Null for characters that what stands around them decides. */
  readonly #plain: (string | null | undefined)[] = Array.from({ length: 0x10000 });
  /** What the search page needs for a character that becomes another. */
  readonly #entries: (Entry | undefined)[] = Array.from({ length: 0x10000 });
  /** A one for what is known to stay as it is. */
  readonly stays = new Uint8Array(0x10000);

  constructor(forms: WordForms, notes: WordNotes) {
    this.#forms = forms;
    this.#notes = notes;
  }

  /** @returns null where what stands around it decides */
  of(unit: number): string | null {
    const known = this.#plain[unit];
    return known === undefined ? this.#find(unit) : known;
  }

  /** Notes that a character was written. */
  use(unit: number): void {
    const entry = this.#entries[unit];
    if (entry) this.#notes.use(entry);
  }

  #find(unit: number): string | null {
    const character = String.fromCharCode(unit);
    const plain = this.#forms.isOpen(character) ? null : this.#forms.plain(character);
    this.#plain[unit] = plain;
    if (plain === character) this.stays[unit] = 1;
    else if (plain !== null) this.#entries[unit] = this.#notes.entry(character, plain);
    return plain;
  }
}

import type { Lexicon } from "./lexicon.ts";
import type { TableNeeds } from "./table-needs.ts";
import type { UsedTogether } from "./used-words.ts";
import type { WordForms } from "./word-forms.ts";

/** What has been found out about a word. */
export interface KnownWord {
  readonly converted: string;
  readonly differs: boolean;
  readonly uses: UsedTogether | undefined;
  /** Whether as a whole it is not what its characters are. */
  readonly isEntry: boolean;
  /** Whether it is written otherwise where it is somebody's name. */
  readonly mayBeName: boolean;
}

/** A word of which what stands around it decides. */
export const OPEN: KnownWord = { converted: "", differs: false, uses: undefined, isEntry: false, mayBeName: false };

/** What has been found out about the words of a lexicon, by number; each when it is met. */
export class KnownWords {
  readonly #lexicon: Lexicon;
  readonly #forms: WordForms;
  readonly #needs: TableNeeds;
  readonly #words: (KnownWord | undefined)[];
  /** A one for words that are known to stay and to leave nothing to note: most that are met, and one look says so. */
  readonly #silent: Uint8Array;

  constructor(lexicon: Lexicon, forms: WordForms, needs: TableNeeds) {
    this.#lexicon = lexicon;
    this.#forms = forms;
    this.#needs = needs;
    this.#words = Array.from({ length: lexicon.size });
    this.#silent = new Uint8Array(lexicon.size);
  }

  of(number: number): KnownWord {
    return this.#words[number] ?? this.#find(number);
  }

  isSilent(number: number): boolean {
    return this.#silent[number] === 1;
  }

  /** Whoever calls has seen that all characters of the word stay wherever they stand. */
  silence(number: number): void {
    this.#silent[number] = 1;
  }

  #find(number: number): KnownWord {
    const fixed = this.#forms.fixedOf(number);
    const known = fixed === null ? OPEN : this.#as(this.#lexicon.wordOf(number), fixed);
    this.#words[number] = known;
    if (known !== OPEN && !known.differs && !known.uses && !known.mayBeName) this.silence(number);
    return known;
  }

  #as(word: string, converted: string): KnownWord {
    const entries = this.#needs.of(word, converted);
    const uses = entries.length === 0 ? undefined : { entries, turn: 0 };
    const isEntry = entries.some(({ from }) => from.length > 1);
    return { converted, differs: converted !== word, uses, isEntry, mayBeName: this.#forms.mayBeName(word, converted) };
  }
}

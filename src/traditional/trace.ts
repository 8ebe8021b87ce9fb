import { type UsedWords, WordUnion } from "./used-words.ts";

/** What a text was made of besides itself, the edition's settings and the terms of its glossary that stand in it. */
export interface Traced {
  /** Addresses on the site whose variants, or whose articles' own words, were asked for. */
  readonly asked: readonly string[];
  readonly used: Used;
}

/** What the search page's table needs to write the same text. */
export interface Used extends UsedWords {
  /** Terms of the glossary, and titles and ledes of articles with words of their own. */
  readonly terms: readonly string[];
}

/** What all variants of an edition used together. */
export class AllUsed {
  readonly words = new WordUnion();
  readonly terms = new Set<string>();

  add(used: Used): void {
    this.words.add(used);
    for (const term of used.terms) this.terms.add(term);
  }
}

/** A piece of a file in the other script. */
export interface TracedText extends Traced {
  readonly text: string;
}

/** Gathers it while a text is made. */
export class Trace {
  readonly asked = new Set<string>();
  readonly terms = new Set<string>();
  readonly #used: UsedWords[] = [];

  addWords(used: UsedWords): void {
    this.#used.push(used);
  }

  /** What a piece of the text was made of. */
  add({ asked, used }: Traced): void {
    for (const path of asked) this.asked.add(path);
    for (const term of used.terms) this.terms.add(term);
    this.addWords(used);
  }

  result(): Traced {
    const [only = { characters: "", words: "" }] = this.#used;
    const words = this.#used.length > 1 ? united(this.#used) : only;
    const { characters, words: longer } = words;
    return { asked: [...this.asked], used: { characters, words: longer, terms: [...this.terms] } };
  }
}

function united(all: readonly UsedWords[]): UsedWords {
  const union = new WordUnion();
  for (const used of all) union.add(used);
  return union.used();
}

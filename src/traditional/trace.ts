import { eachPair, type UsedWords } from "./used-words.ts";

/** What a text was made of besides itself, the edition's settings and its glossary. */
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

/** A piece of a file in the other script. */
export interface TracedText extends Traced {
  readonly text: string;
}

/** Gathers it while a text is made. */
export class Trace {
  readonly asked = new Set<string>();
  readonly terms = new Set<string>();
  readonly #characters: string[] = [];
  readonly #words = new Set<string>();

  addWords({ characters, words }: UsedWords): void {
    if (characters !== "") this.#characters.push(characters);
    for (const word of words) this.#words.add(word);
  }

  /** What a piece of the text was made of. */
  add({ asked, used }: Traced): void {
    for (const path of asked) this.asked.add(path);
    for (const term of used.terms) this.terms.add(term);
    this.addWords(used);
  }

  result(): Traced {
    const [only = ""] = this.#characters;
    const characters = this.#characters.length > 1 ? united(this.#characters) : only;
    return { asked: [...this.asked], used: { characters, words: [...this.#words], terms: [...this.terms] } };
  }
}

/** Characters and what they become, each pair once. */
function united(lists: readonly string[]): string {
  const pairs = new Map<string, string>();
  for (const list of lists) eachPair(list, (from, to) => pairs.set(from, to));
  return Array.from(pairs, ([from, to]) => from + to).join("");
}

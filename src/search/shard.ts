import type { Label } from "./heads.ts";
import type { ListedArticle } from "./listed-article.ts";
import type { NamedPage } from "./named-page.ts";

export const FACETS = ["section", "source", "credit", "kind", "year"] as const;
export type FacetName = (typeof FACETS)[number];
/** One wanted value a facet. */
export type Filters = Partial<Record<FacetName, string>>;
/** For every facet its values and how many candidates have each. */
export type Facets = Readonly<Partial<Record<FacetName, Readonly<Record<string, number>>>>>;

/** What the index keeps of an article besides its words. */
export interface Fragment {
  readonly url: string;
  /** Title, lede, text, captions, credits and source line, as `searchDocument` put them together. */
  readonly content: string;
  readonly meta: Readonly<Partial<Record<string, string>>>;
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>;
}

export interface Hit {
  readonly id: string;
  /** Grows with the date of the article, in its shard. */
  readonly order: number;
  readonly score: number;
  data(): Promise<Fragment>;
}

/** The part of the index that holds the articles of one period. */
export interface Shard {
  /** `2025-03`, first and last month. */
  readonly from: string;
  readonly to: string;
  /** How many articles it has. */
  readonly pages: number;
  /** Characters of one, on the average. */
  readonly length: number;
  /** Articles that have all the terms, or what comes nearest; the best first. */
  search(terms: readonly string[], filters: Filters): Promise<readonly Hit[]>;
  /** Counts for the candidates of a search; loads the lists of filters. */
  facets(terms: readonly string[], filters: Filters): Promise<Facets>;
  /** Loads what the index has of words that begin so. */
  preload(prefixes: readonly string[]): Promise<void>;
  /** Begins to load what tells where such words are; absent where that is not apart from the words. */
  readonly locate?: (prefixes: readonly string[]) => void;
  /** Han words that begin so, and how many articles have each. */
  words(prefixes: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Whether it may have all the terms, told without loading anything of it; absent where only the shard itself can tell. */
  readonly mayHave?: (terms: readonly string[]) => Promise<boolean>;
  /** What is kept of one article, by its order; absent where this browser cannot unpack it without the index. */
  readonly fragment?: (order: number) => Promise<Fragment>;
}

/** What is known of all titles, whatever shard their articles are in; articles are numbered from the oldest on. */
export interface TitleIndex {
  /** Articles whose titles have all words of these runs, be it apart; the oldest first. */
  having(runs: readonly string[]): Promise<readonly number[]>;
  /** Articles from one day to another, `2025-05-19`; the oldest first. */
  between(first: string, last: string): Promise<readonly number[]>;
  /** Articles by their numbers, in the same order. */
  articles(numbers: readonly number[]): Promise<readonly ListedArticle[]>;
  /** Pages that a name stands for. */
  pages(name: string): Promise<readonly NamedPage[]>;
}

/** Words of the archive by what is typed for them in letters: pinyin, first letters, names as in English; and what is known of characters. */
export interface WordBook {
  /** The most frequent first; those that are written so in full before those that only begin so. */
  words(letters: string): Promise<readonly BookWord[]>;
  /** How characters are read, a syllable each; empty for what is no character. */
  syllables(text: string): Promise<readonly string[]>;
  /** What a text can be in simplified characters, the likeliest first. */
  forms(text: string): Promise<readonly string[]>;
}

export interface BookWord {
  readonly word: string;
  /** How many titles have it. */
  readonly count: number;
  /** All that is typed for it. */
  readonly letters: string;
  /** Whether the letters that were asked for are all of it. */
  readonly whole: boolean;
}

/** All that can be asked. */
export interface Archive {
  /** Newest first. */
  readonly shards: readonly Shard[];
  readonly titles: TitleIndex;
  readonly book: WordBook;
  /** Of names the house's spelling first, and the others that it knows. */
  readonly names: readonly (readonly string[])[];
  readonly sections: readonly Label[];
  readonly sources: readonly Label[];
}

export const FACETS = ["section", "source", "kind", "year"] as const;
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
  /** Articles that have all the terms, or what comes nearest; the best first. */
  search(terms: readonly string[], filters: Filters): Promise<readonly Hit[]>;
  /** Counts for the candidates of a search; loads the lists of filters. */
  facets(terms: readonly string[], filters: Filters): Promise<Facets>;
  /** Loads what the index has of words that begin so. */
  preload(prefixes: readonly string[]): Promise<void>;
}

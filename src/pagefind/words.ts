/**
 * Words of some articles, in order, in columns: a shard has a million postings, and as objects they would take ten times as
 * long to read, merge and pack.
 */
export interface Words {
  readonly texts: readonly string[];
  /** How many forms with accents each word has. */
  readonly variants: readonly number[];
  readonly forms: readonly string[];
  /** How many postings are in each list: a word's own, then those of its forms. */
  readonly lengths: readonly number[];
  /** Of every posting the number of its article in the shard; below zero when the article is not in it any more. */
  readonly articles: readonly number[];
  /** Of every posting the number that the table of occurrences has for it. */
  readonly occurrences: readonly number[];
  /** Of every posting by how much Pagefind takes it for larger than the table does. */
  readonly extras: readonly number[];
}

/** Words to which others are added. */
export type GrowingWords = { readonly [column in keyof Words]: Words[column][number][] };

export function noWords(): GrowingWords {
  return { texts: [], variants: [], forms: [], lengths: [], articles: [], occurrences: [], extras: [] };
}

/**
 * Words of some articles, in order, in columns: a shard has a million postings, and as objects they would take ten times as
 * long to read, merge and pack.
 */
export interface Words {
  readonly texts: string[];
  /** How many forms with accents each word has. */
  readonly variants: number[];
  readonly forms: string[];
  /** How many postings are in each list: a word's own, then those of its forms. */
  readonly lengths: number[];
  /** Of every posting the number of its article in the shard; below zero when the article is not in it any more. */
  readonly articles: number[];
  /** Of every posting the number that the table of occurrences has for it. */
  readonly occurrences: number[];
  /** Of every posting by how much Pagefind takes it for larger than the table does. */
  readonly extras: number[];
}

export function noWords(): Words {
  return { texts: [], variants: [], forms: [], lengths: [], articles: [], occurrences: [], extras: [] };
}

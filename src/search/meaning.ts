import type { Query } from "./query.ts";

/** How what was found has to do with what was typed. */
export type Relation =
  /** The words stand apart. */
  | "apart"
  /** Another name of the same. */
  | "name"
  /** What was typed in letters. */
  | "letters"
  /** What sounds the same. */
  | "sound"
  /** Some of the words. */
  | "part";

/** Something that may have been meant besides what was typed. */
export interface Meaning {
  readonly relation: Relation;
  /** What is looked for in place of it. */
  readonly words: readonly string[];
  /** What was typed, where these are its words: whatever has it, be it across a mark, has it as typed. */
  readonly typed?: Query;
  /** Usually one. Of several a reader gets some of each. */
  readonly questions: readonly Alternative[];
}

export interface Alternative {
  readonly queries: readonly Query[];
  /** How likely it is, beside the others. */
  readonly weight: number;
}

/** One that is looked for in one way. */
export function meaningOf(relation: Relation, words: readonly string[], queries: readonly Query[]): Meaning {
  return { relation, words, questions: [{ queries, weight: 1 }] };
}

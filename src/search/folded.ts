/** A text as search compares it, and where each of its characters stood. */
export interface Folded {
  readonly text: string;
  /** For every character of `text` its place in the original, and one more for the end. */
  readonly at: readonly number[];
}

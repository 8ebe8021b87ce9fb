import type { Named } from "./credit-names.ts";
import type { Subject } from "./credit-words.ts";
import type { Label } from "./label-words.ts";

/** One way to read a part of a line about a text. */
export interface Part {
  readonly end: number;
  readonly labels: readonly Label[];
  /** Names that nobody has registered. */
  readonly strangers: number;
  /** Words that say what it is; names alone do not. */
  readonly words: number;
  /** Names that are names only if the rest of the line is about the text as well. */
  readonly doubts: number;
}

export function plainPart(end: number, labels: readonly Label[], words = 1): Part {
  return { end, labels, strangers: 0, words, doubts: 0 };
}

export function partOf({ end, strangers }: Named, labels: readonly Label[], words = 1): Part {
  return { ...plainPart(end, labels, words), strangers };
}

export function labelOf(subject: Subject, word: string, list: Named): Label {
  return { subject, word, value: listOf(list) };
}

export function listOf({ said }: Named): string {
  return said.join("、");
}

/** A pattern that is looked for at one place only. */
export function sticky(pattern: string): RegExp {
  return new RegExp(pattern, "uy");
}

export function matchAt(pattern: RegExp, folded: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(folded) ?? undefined;
}

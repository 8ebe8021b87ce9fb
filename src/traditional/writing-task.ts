import type { Doubt, Editors, Emit } from "./segment.ts";
import type { TermTable } from "./terms.ts";

/** A text that is being written. */
export interface Task {
  readonly text: string;
  readonly terms: TermTable;
  readonly emit: Emit;
  readonly used: Editors["used"];
  readonly doubt: Doubt | undefined;
}

/** Writes a term of the editors as they have it. @param index of the term @param at where it stands */
export function emitTerm({ terms, emit, used }: Task, index: number, at: number): void {
  const term = terms.words[index];
  if (!term) return;
  used?.(term.term);
  let from = at;
  for (const { length, converted } of term.stretches) {
    emit(from, from + length, converted);
    from += length;
  }
}

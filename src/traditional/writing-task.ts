import type { Doubt, Editors, Emit } from "./segment.ts";
import type { TermTable } from "./terms.ts";
import type { UsedTogether } from "./used-words.ts";

/** A text that is being written. */
export interface Task {
  readonly text: string;
  readonly terms: TermTable;
  readonly emit: Emit;
  readonly used: Editors["used"];
  readonly doubt: Doubt | undefined;
}

/** What has been found out about a word. */
export interface KnownWord {
  readonly converted: string;
  readonly differs: boolean;
  readonly uses: UsedTogether | undefined;
  /** Whether as a whole it is not what its characters are. */
  readonly isEntry: boolean;
  /** Whether it is written otherwise where it is somebody's name. */
  readonly mayBeName: boolean;
}

/** A word of which what stands around it decides. */
export const OPEN: KnownWord = { converted: "", differs: false, uses: undefined, isEntry: false, mayBeName: false };

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

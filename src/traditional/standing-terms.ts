import { type Term, TermTable } from "./terms.ts";

const NO_TERMS = new TermTable([]);
/** Sets of terms that are remembered: nearly every text has none, one, or some that stand together often. */
const MOST_SETS = 200;

/** Which terms stand in a text. Whoever converts it knows no others, so what it becomes depends on these alone. */
export class StandingTerms {
  readonly #sets = new WeakMap<TermTable, Map<string, TermTable>>();

  /** @param units with a zero behind the text @param terms of which some may stand in it */
  in(units: Uint16Array, length: number, terms: TermTable): TermTable {
    if (terms.words.length === 0) return terms;
    const found = new Set<Term>();
    for (let at = 0; at < length; at += 1) {
      const unit = units[at] ?? 0;
      if (!terms.mayBeginWith(unit)) continue;
      const character = terms.character(unit);
      if (character) found.add(character);
      for (const index of terms.beginningWith(unit)) {
        const term = terms.words[index];
        if (term && terms.standsAt(index, units, at)) found.add(term);
      }
    }
    return found.size === 0 ? NO_TERMS : this.#only(found, terms);
  }

  #only(found: ReadonlySet<Term>, terms: TermTable): TermTable {
    const inOrder = [...found].sort((one, other) => (one.term < other.term ? -1 : 1));
    const key = inOrder.map(({ term }) => term).join("\0");
    const sets = this.#sets.get(terms) ?? new Map<string, TermTable>();
    this.#sets.set(terms, sets);
    const known = sets.get(key);
    if (known) return known;
    if (sets.size >= MOST_SETS) sets.clear();
    const table = new TermTable(inOrder);
    sets.set(key, table);
    return table;
  }
}

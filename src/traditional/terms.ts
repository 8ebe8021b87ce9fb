/** A stretch of a term and what it becomes. */
export interface Stretch {
  /** UTF-16 units of the source. */
  readonly length: number;
  readonly converted: string;
}

/** Simplified terms and what they become, stretch by stretch. */
export type Terms = ReadonlyMap<string, readonly Stretch[]>;

/** A term as a word among the others. */
export interface Term {
  readonly term: string;
  /** As it stands in a text, its quotation marks converted. */
  readonly units: Uint16Array;
  readonly stretches: readonly Stretch[];
}

/** Sets of terms that stand in one text that are remembered: nearly every text has none, one, or two that stand together often. */
const MOST_SETS = 200;

/** Terms by what they begin with; those of one character apart, which say how it usually is written. */
export class TermTable {
  readonly words: readonly Term[];
  readonly #beginnings = new Map<number, number[]>();
  readonly #characters = new Map<number, number>();
  /** A bit for each unit that begins a term, or is one. */
  readonly #bits = new Uint8Array(0x10000 >> 3);
  readonly #standing = new Map<string, TermTable>();

  /** @param words no two of which stand in texts as the same */
  private constructor(words: readonly Term[]) {
    this.words = words;
    for (const [index, { units }] of words.entries()) {
      const first = units[0] ?? 0;
      this.#bits[first >> 3] = this.#bitsAt(first) | (1 << (first & 7));
      if (units.length === 1) this.#characters.set(first, index);
      else this.#beginnings.set(first, [...(this.#beginnings.get(first) ?? []), index]);
    }
  }

  /** @param written a term as it stands in texts; of two that are the same there the later holds */
  static of(terms: Terms, written: (term: string) => string): TermTable {
    const all = [...terms].map(([term, stretches]) => [written(term), { term, stretches }] as const);
    return new TermTable([...new Map(all)].map(([text, term]) => ({ ...term, units: unitsOf(text) })));
  }

  get hasCharacters(): boolean {
    return this.#characters.size > 0;
  }

  /**
   * The terms that stand in a text. Whoever converts it knows no others, so what it becomes depends on these alone.
   *
   * @param units with a zero behind the text
   */
  standingIn(units: Uint16Array, length: number): TermTable {
    if (this.words.length === 0) return this;
    const found = new Set<number>();
    for (let at = 0; at < length; at += 1) {
      const unit = units[at] ?? 0;
      if (!this.mayBeginWith(unit)) continue;
      const character = this.#characters.get(unit);
      if (character !== undefined) found.add(character);
      for (const index of this.beginningWith(unit)) if (this.standsAt(index, units, at)) found.add(index);
    }
    return found.size === 0 ? TermTable.none : this.#only(found);
  }

  /** Asked at every place: whether a unit may begin a term, or be one. */
  mayBeginWith(unit: number): boolean {
    return (this.#bitsAt(unit) & (1 << (unit & 7))) !== 0;
  }

  /** Which terms of more than one character could begin with a unit. */
  beginningWith(unit: number): readonly number[] {
    return this.#beginnings.get(unit) ?? NONE;
  }

  /** Whether a term stands at a place. */
  standsAt(index: number, units: Uint16Array, at: number): boolean {
    const term = this.words[index];
    if (!term) return false;
    let unit = 0;
    while (unit < term.units.length && term.units[unit] === units[at + unit]) unit += 1;
    return unit === term.units.length;
  }

  character(unit: number): Term | undefined {
    return this.mayBeginWith(unit) ? this.words[this.#characters.get(unit) ?? -1] : undefined;
  }

  #only(indices: ReadonlySet<number>): TermTable {
    const inOrder = [...indices].sort((one, other) => one - other);
    const key = inOrder.join();
    const known = this.#standing.get(key);
    if (known) return known;
    if (this.#standing.size >= MOST_SETS) this.#standing.clear();
    const table = new TermTable(inOrder.flatMap((index) => this.words[index] ?? []));
    this.#standing.set(key, table);
    return table;
  }

  #bitsAt(unit: number): number {
    return this.#bits[unit >> 3] ?? 0;
  }

  static readonly none = new TermTable([]);
}

const NONE: readonly number[] = [];

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from(text.split("").map((unit) => unit.charCodeAt(0)));
}

/** Entries of a glossary as terms, in an order that does not tell in which they were written. */
export function termsOf(glossary: Readonly<Record<string, string>>): Terms {
  const entries = Object.entries(glossary).sort(([one], [other]) => (one < other ? -1 : 1));
  return new Map(entries.map(([from, converted]) => [from, [{ length: from.length, converted }]]));
}

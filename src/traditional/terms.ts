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

/** Terms by what they begin with; those of one character apart, which say how it usually is written. */
export class TermTable {
  readonly words: readonly Term[];
  readonly #beginnings = new Map<number, number[]>();
  readonly #characters = new Map<number, Term>();
  /** A bit for each unit that begins a term, or is one. */
  readonly #bits = new Uint8Array(0x10000 >> 3);

  /** @param words no two of which stand in texts as the same */
  constructor(words: readonly Term[]) {
    this.words = words;
    for (const [index, term] of words.entries()) {
      const first = term.units[0] ?? 0;
      this.#bits[first >> 3] = this.#bitsAt(first) | (1 << (first & 7));
      if (term.units.length === 1) this.#characters.set(first, term);
      else this.#beginnings.set(first, [...(this.#beginnings.get(first) ?? []), index]);
    }
  }

  get hasCharacters(): boolean {
    return this.#characters.size > 0;
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
    return this.mayBeginWith(unit) ? this.#characters.get(unit) : undefined;
  }

  #bitsAt(unit: number): number {
    return this.#bits[unit >> 3] ?? 0;
  }
}

/** @param written a term as it stands in texts; of two that are the same there the later holds */
export function writtenTerms(terms: Terms, written: (term: string) => string): readonly Term[] {
  const all = [...terms].map(([term, stretches]) => [written(term), { term, stretches }] as const);
  return [...new Map(all)].map(([text, term]) => ({ ...term, units: unitsOf(text) }));
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

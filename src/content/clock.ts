/** From the first moment on and before the second, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * The clock by which a file is read. It tells what has come and nothing else, so that whatever depends on the time has asked it; and
 * it remembers between which of the moments that it was asked about it stands: whoever reads at any other moment between them
 * reads the same.
 */
export class Clock {
  readonly #now: number;
  #from = Number.NEGATIVE_INFINITY;
  #until = Number.POSITIVE_INFINITY;

  /** @param now milliseconds since 1970 */
  constructor(now: number) {
    this.#now = now;
  }

  /** Whether a moment has come; at that very moment it has. */
  hasCome(moment: number): boolean {
    const come = moment <= this.#now;
    if (come) this.#from = Math.max(this.#from, moment);
    else this.#until = Math.min(this.#until, moment);
    return come;
  }

  /** As long as this lasts, every answer given so far stays the same. */
  get unchanged(): Span {
    return { from: this.#from, until: this.#until };
  }
}

/** @param now milliseconds since 1970 */
export function isIn({ from, until }: Span, now: number): boolean {
  return from <= now && now < until;
}

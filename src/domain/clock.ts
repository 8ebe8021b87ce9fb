/** From the first moment on and before the second, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/**
 * The clock by which a publication is read and put together. It tells what has come and nothing else, so that whatever depends on
 * the time has asked it; and it remembers between which of the moments that it was asked about it stands: whoever reads at any
 * other moment between them reads the same.
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
    if (come) this.#narrow(moment, Number.POSITIVE_INFINITY);
    else this.#narrow(Number.NEGATIVE_INFINITY, moment);
    return come;
  }

  /** Whether it stands in a span; if it does, what is built on that holds no longer than the span. */
  isIn({ from, until }: Span): boolean {
    const is = from <= this.#now && this.#now < until;
    if (is) this.#narrow(from, until);
    return is;
  }

  /** In which of the spans into which somebody divides all time it stands. @param spanAt the one around a moment */
  spanOf(spanAt: (moment: number) => Span): Span {
    const span = spanAt(this.#now);
    this.#narrow(span.from, span.until);
    return span;
  }

  /** A clock of the same time that remembers nothing yet. */
  another(): Clock {
    return new Clock(this.#now);
  }

  /** As long as this lasts, every answer given so far stays the same. */
  get unchanged(): Span {
    return { from: this.#from, until: this.#until };
  }

  #narrow(from: number, until: number): void {
    this.#from = Math.max(this.#from, from);
    this.#until = Math.min(this.#until, until);
  }
}

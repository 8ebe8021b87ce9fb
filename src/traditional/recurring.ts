import { Units } from "./units.ts";

/** Characters that are remembered, for each piece that may be noted as met: as many as a short line has. */
const PER_MET = 16;
/** FNV-1a, over code units. */
const PRIME = 0x01000193;

/** What a piece of a file has become, with the piece in memory of its own. */
export interface Recalled {
  readonly source: string;
}

/**
 * Remembers what pieces of files have become that come again, up to a number of characters. Most pieces never do: of those it
 * notes no more than that they were there. Pieces are found by a digest of 32 bits and compared.
 */
export class Recurring<Made extends Recalled> {
  readonly #most: number;
  #lately = new Map<number, Made>();
  #before = new Map<number, Made>();
  /** Of the pieces that were asked for lately. */
  #characters = 0;
  /** By the lower bits of a piece's digest, the whole of it; made when it is needed. */
  #met: Int32Array | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  get(digest: number, text: string, from: number, to: number): Made | undefined {
    const lately = this.#lately.get(digest);
    const made = lately ?? this.#before.get(digest);
    if (made?.source.length !== to - from || !text.startsWith(made.source, from)) return undefined;
    return lately ?? this.keep(digest, made);
  }

  /** Notes that a piece was there. @returns whether it is worth keeping: it was there before, or, seldom, another was */
  isAgain(digest: number): boolean {
    this.#met ??= new Int32Array(2 << (31 - Math.clz32(this.#most / PER_MET)));
    const slot = digest & (this.#met.length - 1);
    const again = this.#met[slot] === digest;
    this.#met[slot] = digest;
    return again;
  }

  keep(digest: number, made: Made): Made {
    const { length } = made.source;
    if (2 * (this.#characters + length) > this.#most) {
      this.#before = this.#lately;
      this.#lately = new Map();
      this.#characters = 0;
    }
    this.#lately.set(digest, made);
    this.#characters += length;
    return made;
  }
}

/** Digests of the pieces of a text. */
export class Digests {
  readonly #units = new Units();

  read(text: string): void {
    this.#units.read(text);
  }

  of(from: number, to: number): number {
    const units = this.#units.source;
    let digest = to - from;
    for (let at = from; at < to; at += 1) digest = Math.imul(digest ^ (units[at] ?? 0), PRIME);
    return digest ^ (digest >>> 15);
  }
}

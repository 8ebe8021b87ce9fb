/** Of a number; larger ones do not occur. */
const MOST_BYTES = 4;

/** Reads the few kinds of CBOR (RFC 8949) that Pagefind's files are made of, one value after the other. */
export class CborReader {
  readonly #bytes: Buffer;
  #at: number;

  /** @param at where to begin */
  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = at;
  }

  get at(): number {
    return this.#at;
  }

  /** A whole number. */
  number(): number {
    return (this.#bytes[this.#at] ?? 0) >> 5 === 1 ? -1 - this.#whole(1) : this.#whole(0);
  }

  text(): string {
    const length = this.#whole(3);
    this.#at += length;
    if (this.#at > this.#bytes.length) throw new RangeError("text ends too early");
    return this.#bytes.toString("utf8", this.#at - length, this.#at);
  }

  /** An array of the given number of items, or of any. @returns how many items follow */
  array(items?: number): number {
    const count = this.#whole(4);
    if (items !== undefined && count !== items) throw new RangeError(`${count} items instead of ${items}`);
    return count;
  }

  /** @throws RangeError when another kind of value, or nothing, stands here */
  #whole(kind: number): number {
    const head = this.#bytes[this.#at] ?? 0xff;
    const small = head & 31;
    const size = small < 24 ? 0 : 2 ** (small - 24);
    if (head >> 5 !== kind || size > MOST_BYTES || this.#at + size >= this.#bytes.length)
      throw new RangeError(`unexpected byte ${head}`);
    const start = this.#at + 1;
    this.#at = start + size;
    let value = size === 0 ? small : 0;
    for (let at = start; at < this.#at; at += 1) value = value * 256 + (this.#bytes[at] ?? 0);
    return value;
  }
}

const NUMBER = 0;
const NEGATIVE = 1;
const TEXT = 3;
const ARRAY = 4;

/** A whole number, a text, or an array of such values. */
export type Cbor = number | string | readonly Cbor[];

/** Writes the few kinds of CBOR (RFC 8949) that Pagefind's files are made of. */
export class CborWriter {
  private buffer = new Uint8Array(1 << 14);
  private length = 0;

  /** What has been written. */
  get bytes(): Uint8Array<ArrayBuffer> {
    return this.buffer.subarray(0, this.length);
  }

  /** Puts bytes as they are. */
  raw(bytes: ArrayLike<number>): void {
    this.room(bytes.length);
    this.buffer.set(bytes, this.length);
    this.length += bytes.length;
  }

  value(value: Cbor): void {
    if (typeof value === "number") {
      if (value < 0) this.whole(NEGATIVE, -1 - value);
      else this.whole(NUMBER, value);
    } else if (typeof value === "string") {
      const encoded = utf8(value);
      this.whole(TEXT, encoded.length);
      this.raw(encoded);
    } else {
      this.array(value.length);
      for (const item of value) this.value(item);
    }
  }

  /** Begins an array; its items follow. */
  array(items: number): void {
    this.whole(ARRAY, items);
  }

  private whole(kind: number, value: number): void {
    const size = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : 4;
    this.room(1 + size);
    this.put((kind << 5) | (size === 0 ? value : 24 + Math.log2(size)));
    for (let at = size - 1; at >= 0; at -= 1) this.put((value >>> (8 * at)) & 0xff);
  }

  private put(byte: number): void {
    this.buffer[this.length] = byte;
    this.length += 1;
  }

  private room(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = new Uint8Array(2 * (this.buffer.length + more));
    larger.set(this.buffer);
    this.buffer = larger;
  }
}

/** For words of two characters this is many times as fast as `TextEncoder`. */
function utf8(text: string): number[] {
  const bytes: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) ?? 0;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), tail(point));
    else if (point < 0x10000) bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point));
    else bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point));
  }
  return bytes;
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f);
}

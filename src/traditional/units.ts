import { placeIn } from "./segment.ts";

/** A phrase becomes at most this many times as long; OpenCC's longest is 内存 to 記憶體. */
const GROWTH = 4;
const NEVER = Number.POSITIVE_INFINITY;

/**
 * UTF-16 units of a text in an array: asking a string for its characters one by one is several times slower when it is a
 * piece of another, as texts of a page are.
 */
export class Units {
  #bytes = Buffer.alloc(2048);
  /** The text, and a zero behind it; good until the next call of `read`. */
  source = unitsOf(this.#bytes);

  read(text: string): void {
    if (this.source.length <= text.length) {
      this.#bytes = Buffer.alloc(4 * text.length + 2);
      this.source = unitsOf(this.#bytes);
    }
    this.#bytes.write(text, "utf16le");
    this.source[text.length] = 0;
  }
}

/**
 * Puts a converted text together in an array, since one put together from pieces leaves all of them behind, and knows where
 * boundaries of the source have come to lie.
 */
export class Writing {
  readonly #source = new Units();
  #bytes = Buffer.alloc(2048 * GROWTH);
  #target = unitsOf(this.#bytes);
  #boundaries: readonly number[] = [];
  #places: number[] = [];
  /** The next boundary that has no place yet. */
  #boundary = 0;
  #end = 0;
  #done = 0;
  #length = 0;

  /** @param boundaries places in the source, in order */
  begin(source: string, boundaries: readonly number[]): void {
    this.#source.read(source);
    this.#end = source.length;
    this.#boundaries = boundaries;
    this.#places = [];
    this.#boundary = boundaries[0] ?? NEVER;
    this.#done = 0;
    this.#length = 0;
    this.#reserve(source.length * GROWTH);
  }

  /** Writes what a stretch becomes; what lies between it and the one before stays. */
  write(from: number, to: number, converted: string): void {
    this.#copyTo(from);
    const grown = converted.length;
    // A term may become as long as it likes.
    if (grown > to - from) this.#reserve(grown + (this.#end - to) * GROWTH);
    while (this.#boundary <= to) this.#place(this.#length + placeIn(converted, this.#boundary - from, to - from));
    for (let at = 0; at < grown; at += 1) this.#target[this.#length++] = converted.charCodeAt(at);
    this.#done = to;
  }

  /** What has been written, with the rest of the source behind it, and where the boundaries lie in it. */
  end(): { readonly text: string; readonly places: readonly number[] } {
    this.#copyTo(this.#end);
    return { text: this.#bytes.toString("utf16le", 0, 2 * this.#length), places: this.#places };
  }

  #copyTo(end: number): void {
    const shift = this.#length - this.#done;
    while (this.#boundary <= end) this.#place(this.#boundary + shift);
    const source = this.#source.source;
    for (let at = this.#done; at < end; at += 1) this.#target[this.#length++] = source[at] ?? 0;
    this.#done = end;
  }

  #place(place: number): void {
    this.#places.push(place);
    this.#boundary = this.#boundaries[this.#places.length] ?? NEVER;
  }

  #reserve(more: number): void {
    const wanted = this.#length + more;
    if (wanted <= this.#target.length) return;
    const bytes = Buffer.alloc(4 * wanted);
    this.#bytes.copy(bytes);
    this.#bytes = bytes;
    this.#target = unitsOf(bytes);
  }
}

function unitsOf({ buffer, byteOffset, length }: Buffer): Uint16Array {
  return new Uint16Array(buffer, byteOffset, length / 2);
}

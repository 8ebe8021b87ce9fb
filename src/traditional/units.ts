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
 * Puts a converted text together in an array, since one put together from pieces leaves all of them behind, and cuts it where
 * its source was cut. The array begins as the source: most words stay, and nearly all others become as long as they were.
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
  /** By how much the target is longer than the source, as far as it is done. */
  #shift = 0;

  /** @param boundaries places in the source, in order; the last is its end */
  begin(source: string, boundaries: readonly number[]): void {
    this.#source.read(source);
    this.#end = source.length;
    this.#boundaries = boundaries;
    this.#places = [];
    this.#boundary = boundaries[0] ?? NEVER;
    this.#done = 0;
    this.#shift = 0;
    this.#reserve(source.length * GROWTH);
    this.#bytes.write(source, "utf16le");
  }

  /** Writes what a stretch becomes; what lies between it and the one before stays. */
  write(from: number, to: number, converted: string): void {
    this.#copyTo(from);
    const grown = converted.length;
    // A term may become as long as it likes.
    if (grown > to - from) this.#reserve(from + this.#shift + grown + (this.#end - to) * GROWTH);
    while (this.#boundary <= to) this.#place(from + this.#shift + placeIn(converted, this.#boundary - from, to - from));
    const target = this.#target;
    for (let at = 0, put = from + this.#shift; at < grown; at += 1, put += 1) target[put] = converted.charCodeAt(at);
    this.#shift += grown - (to - from);
    this.#done = to;
  }

  /** What has been written, with the rest of the source behind it, cut at the boundaries. */
  end(): string[] {
    this.#copyTo(this.#end);
    let start = 0;
    return this.#places.map((place) => {
      const part = this.#bytes.toString("utf16le", 2 * start, 2 * place);
      start = place;
      return part;
    });
  }

  #copyTo(end: number): void {
    const shift = this.#shift;
    while (this.#boundary <= end) this.#place(this.#boundary + shift);
    if (shift !== 0) this.#target.set(this.#source.source.subarray(this.#done, end), this.#done + shift);
    this.#done = end;
  }

  #place(place: number): void {
    this.#places.push(place);
    this.#boundary = this.#boundaries[this.#places.length] ?? NEVER;
  }

  #reserve(wanted: number): void {
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

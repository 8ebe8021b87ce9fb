/** A phrase becomes at most this many times as long; OpenCC's longest is 内存 to 記憶體. */
const GROWTH = 4;

/**
 * UTF-16 units of a text in one array, and of the text it becomes in another: asking a string for its characters one by
 * one is several times slower when it is a piece of another, as texts of a page are, and putting one together from pieces
 * leaves all of them behind.
 */
export class Units {
  #bytes = Buffer.alloc(2048);
  #converted = Buffer.alloc(2048 * GROWTH);
  /** The text, and a zero behind it; good until the next call of `read`. */
  source = unitsOf(this.#bytes);
  #target = unitsOf(this.#converted);
  #done = 0;
  #length = 0;

  read(text: string): void {
    if (this.source.length <= text.length) {
      this.#bytes = Buffer.alloc(4 * text.length);
      this.#converted = Buffer.alloc(4 * GROWTH * text.length);
      this.source = unitsOf(this.#bytes);
      this.#target = unitsOf(this.#converted);
    }
    this.#bytes.write(text, "utf16le");
    this.source[text.length] = 0;
    this.#done = 0;
    this.#length = 0;
  }

  /** Writes what a stretch becomes; what lies between it and the one before stays. */
  write(from: number, to: number, converted: string): void {
    this.#copyTo(from);
    for (let at = 0; at < converted.length; at += 1) this.#target[this.#length++] = converted.charCodeAt(at);
    this.#done = to;
  }

  /** What has been written, with the rest of the source behind it. @param length of the source */
  text(length: number): string {
    this.#copyTo(length);
    return this.#converted.toString("utf16le", 0, 2 * this.#length);
  }

  #copyTo(end: number): void {
    for (let at = this.#done; at < end; at += 1) this.#target[this.#length++] = this.source[at] ?? 0;
  }
}

function unitsOf({ buffer, byteOffset, length }: Buffer): Uint16Array {
  return new Uint16Array(buffer, byteOffset, length / 2);
}

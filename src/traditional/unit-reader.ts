/**
 * Reads texts as UTF-16 units into one array: asking a string for its characters one by one is several times slower when
 * it is a piece of another, as texts of a page are.
 */
export class UnitReader {
  #bytes = Buffer.alloc(2048);
  #units = unitsOf(this.#bytes);

  /** @returns the units and a zero behind them; good until the next call */
  read(text: string): Uint16Array {
    if (this.#units.length <= text.length) {
      this.#bytes = Buffer.alloc(4 * text.length);
      this.#units = unitsOf(this.#bytes);
    }
    this.#bytes.write(text, "utf16le");
    this.#units[text.length] = 0;
    return this.#units;
  }
}

function unitsOf({ buffer, byteOffset, length }: Buffer): Uint16Array {
  return new Uint16Array(buffer, byteOffset, length / 2);
}

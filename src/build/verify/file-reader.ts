import { closeSync, fstatSync, openSync, readSync } from "node:fs";

const ROOM = 1 << 20;

/**
 * Reads one file after the other into the same memory. A buffer of its own for each of ten thousands of files would cost
 * more than to look at them.
 */
export class FileReader {
  #memory = Buffer.allocUnsafeSlow(ROOM);

  /** @returns the whole file, until the next is read */
  read(path: string): Buffer {
    const file = openSync(path, "r");
    try {
      const { size } = fstatSync(file);
      if (size > this.#memory.length) this.#memory = Buffer.allocUnsafeSlow(size);
      let length = 0;
      while (length < size) {
        const read = readSync(file, this.#memory, length, size - length, null);
        if (read === 0) break;
        length += read;
      }
      return this.#memory.subarray(0, length);
    } finally {
      closeSync(file);
    }
  }
}

import { readSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { inPlainWords } from "../terminal/fault.ts";
import { ScratchFile } from "./scratch-file.ts";

/** So much is written at once, and read at once: whoever goes through a shelf in its order asks the disk seldom. */
const BLOCK = 64 * 1024;
/** A power of two: whoever asks for several fields of a value has it read once. */
const KEPT = 256;

/**
 * Values on the disk, by number: memory holds where each begins. For what there is one of for every item of an export, so that a
 * hundred thousand posts need little more of it than a hundred.
 */
export class Shelf<T> {
  readonly #file = new ScratchFile();
  /** Of the values, in bytes. */
  readonly #starts: number[] = [];
  #waiting: Buffer[] = [];
  #written = 0;
  #length = 0;
  #block: { readonly start: number; readonly bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) };
  readonly #read: ({ readonly at: number; readonly value: T } | undefined)[] = Array.from({ length: KEPT });

  get size(): number {
    return this.#starts.length;
  }

  /** @param value plain data @returns its number @throws Error of the file system */
  put(value: T): number {
    const bytes = Buffer.from(JSON.stringify(value));
    this.#waiting.push(bytes);
    this.#length += bytes.length;
    if (this.#length - this.#written >= BLOCK) this.#flush();
    return this.#starts.push(this.#length - bytes.length) - 1;
  }

  /** The value in texts of its own: none is a part of what it was cut from. */
  get(at: number): T {
    const slot = at % KEPT;
    const known = this.#read[slot];
    if (known?.at === at) return known.value;
    const start = this.#starts[at] ?? 0;
    const value: T = JSON.parse(this.#textOf(start, this.#starts[at + 1] ?? this.#length));
    this.#read[slot] = { at, value };
    return value;
  }

  /** In the order in which they were put here. */
  *values(): Generator<T> {
    for (let at = 0; at < this.size; at += 1) yield this.get(at);
  }

  close(): void {
    this.#file.close();
  }

  #textOf(start: number, end: number): string {
    if (end > this.#written) this.#flush();
    const { start: first, bytes } = this.#block;
    if (start < first || end > first + bytes.length) {
      const room = Buffer.alloc(Math.max(BLOCK, end - start));
      let filled = 0;
      for (let count = -1; count !== 0 && filled < room.length; filled += count)
        count = readSync(this.#file.descriptor, room, filled, room.length - filled, start + filled);
      this.#block = { start, bytes: room.subarray(0, filled) };
    }
    return this.#block.bytes.toString("utf8", start - this.#block.start, end - this.#block.start);
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    try {
      for (let done = 0; done < bytes.length; )
        done += writeSync(this.#file.descriptor, bytes, done, bytes.length - done, this.#written + done);
    } catch (error) {
      throw inPlainWords(error, tmpdir());
    }
    this.#written = this.#length;
  }
}

/** What lets go of several shelves, and holds nothing else that was at hand where they were filled. */
export function closing(...shelves: readonly { close(): void }[]): () => void {
  return () => {
    for (const shelf of shelves) shelf.close();
  };
}

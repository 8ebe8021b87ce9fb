import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Stamp } from "./blob-store.ts";
import { packName } from "./kept-table.ts";
import { writeBeside } from "./write-beside.ts";

const DIGEST_BYTES = 32;
const NUMBER_BYTES = 8;
/** Of each row key and file, two digests; how the file lies there, three numbers; then the notes. */
const [FILE, SIZE, MTIME, INO, NOTES] = [32, 64, 72, 80, 88] as const;
/** So many bytes of a key a number holds exactly. */
const PREFIX_BYTES = 6;

/** A kept file, and what was so when it was kept. */
export interface NotedStamp {
  readonly stamp: Stamp;
  /** Digests, as many as the table has of each. */
  readonly notes: readonly string[];
}

/**
 * Kept files of earlier builds by key, tens of thousands of them: a row each in one file, in the order of the keys, where they are
 * sought. Nothing is made of a row until somebody asks for it. Keys and notes are SHA-256 in hexadecimal. The file begins with a digest of
 * what follows, and is written beside and renamed; what cannot be read is not there.
 */
export class KeptStamps {
  readonly #folder: string;
  readonly #name: string;
  readonly #noteCount: number;
  readonly #rowBytes: number;
  readonly #rows: Buffer;
  /** A one for every row that was asked for. */
  readonly #wanted: Uint8Array;
  readonly #new = new Map<string, NotedStamp>();
  #isDamaged = false;

  /**
   * @param folder of this publication's tables
   * @param name as of a table
   * @param noteCount notes of each
   */
  constructor(folder: string, name: string, noteCount = 0) {
    this.#folder = folder;
    this.#name = name;
    this.#noteCount = noteCount;
    this.#rowBytes = NOTES + noteCount * DIGEST_BYTES;
    this.#rows = this.#read();
    this.#wanted = new Uint8Array(this.#rows.length / this.#rowBytes);
  }

  /** @returns what was put under the key, then kept for the next build as well */
  take(key: string): NotedStamp | undefined {
    const fresh = this.#new.get(key);
    if (fresh) return fresh;
    const row = this.#rowOf(key);
    if (row < 0) return undefined;
    this.#wanted[row] = 1;
    const at = row * this.#rowBytes;
    const number = (place: number) => this.#rows.readDoubleLE(at + place);
    const stamp = { sha256: this.#hex(at + FILE), size: number(SIZE), mtimeMs: number(MTIME), ino: number(INO) };
    const notes: string[] = [];
    for (let note = 0; note < this.#noteCount; note += 1) notes.push(this.#hex(at + NOTES + note * DIGEST_BYTES));
    return { stamp, notes };
  }

  put(key: string, stamp: NotedStamp): void {
    this.#new.set(key, stamp);
  }

  /**
   * Writes what has changed.
   * @param drop whether what was neither taken nor put since it was opened is dropped
   * @throws Error of the file system
   */
  save(drop = true): void {
    const isKept = (wanted: number) => wanted === 1 || !drop;
    if (this.#new.size === 0 && !this.#isDamaged && this.#wanted.every(isKept)) return;
    const rows = [...this.#new].map(([key, noted]) => this.#rowWith(key, noted));
    for (const [row, wanted] of this.#wanted.entries()) {
      const at = row * this.#rowBytes;
      if (isKept(wanted) && !this.#new.has(this.#hex(at))) rows.push(this.#rows.subarray(at, at + this.#rowBytes));
    }
    rows.sort((a, b) => a.compare(b));
    if (rows.length === 0) rmSync(this.#file, { force: true });
    else writeBeside(this.#file, [this.#digestOf(rows), ...rows]);
  }

  /** Writes it, as at the end of a build. @throws Error of the file system */
  close(): void {
    this.save();
  }

  get #file(): string {
    return join(this.#folder, packName(this.#name, 0));
  }

  /** @returns a negative number when there is none */
  #rowOf(key: string): number {
    const sought = Number.parseInt(key.slice(0, 2 * PREFIX_BYTES), 16);
    const prefixOf = (row: number) => this.#rows.readUIntBE(row * this.#rowBytes, PREFIX_BYTES);
    let [low, high] = [0, this.#wanted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (prefixOf(middle) < sought) low = middle + 1;
      else high = middle;
    }
    for (let row = low; row < this.#wanted.length && prefixOf(row) === sought; row += 1)
      if (this.#hex(row * this.#rowBytes) === key) return row;
    return -1;
  }

  #hex(at: number): string {
    return this.#rows.toString("hex", at, at + DIGEST_BYTES);
  }

  #read(): Buffer {
    const nothing = Buffer.alloc(0);
    let file: Buffer;
    try {
      file = readFileSync(this.#file);
    } catch (error) {
      this.#isDamaged = !(error instanceof Error && "code" in error && error.code === "ENOENT");
      return nothing;
    }
    const rows = file.subarray(DIGEST_BYTES);
    if (rows.length % this.#rowBytes === 0 && file.subarray(0, DIGEST_BYTES).equals(this.#digestOf([rows])))
      return rows;
    this.#isDamaged = true;
    return nothing;
  }

  /** The name goes in, so that a file under another's name is not taken for it. */
  #digestOf(rows: readonly Uint8Array[]): Buffer {
    const sum = createHash("sha256").update(`${packName(this.#name, 0)}\n`);
    for (const row of rows) sum.update(row);
    return sum.digest();
  }

  #rowWith(key: string, { stamp: { sha256, size, mtimeMs, ino }, notes }: NotedStamp): Buffer {
    const row = Buffer.alloc(this.#rowBytes);
    const write = (digest: string, at: number) => {
      if (row.write(digest, at, "hex") !== DIGEST_BYTES) throw new Error(`${digest} is no SHA-256`);
    };
    write(key, 0);
    write(sha256, FILE);
    for (const [at, number] of [size, mtimeMs, ino].entries()) row.writeDoubleLE(number, SIZE + at * NUMBER_BYTES);
    for (let note = 0; note < this.#noteCount; note += 1) write(notes[note] ?? "", NOTES + note * DIGEST_BYTES);
    return row;
  }
}

import { hash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PACKS, packName } from "./kept-table.ts";
import { writeBeside } from "./write-beside.ts";

const DIGEST_BYTES = 32;
const COUNT_BYTES = 4;
/** Of each piece its digest, and how long it is. */
const ENTRY_BYTES = DIGEST_BYTES + COUNT_BYTES;
/** What was read lately stays: a page asks for one text again and again, and a feed has hundreds. */
const LATELY_BYTES = 16 * 1024 * 1024;

interface Piece {
  /** Where it begins in the file. */
  readonly at: number;
  readonly length: number;
  /** Until it is written. */
  readonly bytes?: Uint8Array;
  wanted: boolean;
}
type Pack = Map<string, Piece>;

/**
 * Bytes of earlier builds by their SHA-256, in packs of many: a file each, beginning with a list of what is in it. They stay on the disk
 * until somebody asks for them, and what is not what its name says is not there.
 */
export class KeptBytes {
  readonly #folder: string;
  readonly #name: string;
  readonly #packs: Pack[];
  readonly #changed = new Set<number>();
  readonly #lately = new Map<string, Uint8Array>();
  #latelyBytes = 0;
  #closed = false;

  /**
   * @param folder of this publication's tables
   * @param name as of a table
   */
  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#name = name;
    this.#packs = Array.from({ length: PACKS }, (_, at) => this.#open(at));
  }

  /** Whether there are such bytes; then they are kept for the next build as well. */
  has(sha256: string): boolean {
    const piece = this.#packOf(sha256).get(sha256);
    if (piece) piece.wanted = true;
    return piece !== undefined;
  }

  /** @returns their SHA-256 */
  put(bytes: Uint8Array): string {
    const sha256 = hash("sha256", bytes);
    if (!this.has(sha256)) {
      this.#packOf(sha256).set(sha256, { at: 0, length: bytes.byteLength, bytes, wanted: true });
      this.#changed.add(numberOf(sha256));
    }
    return sha256;
  }

  /** @returns undefined when they are not there any more, or something else is */
  read(sha256: string): Uint8Array | undefined {
    const known = this.#lately.get(sha256) ?? this.#packOf(sha256).get(sha256)?.bytes;
    if (known) return known;
    const bytes = this.#readFrom(sha256) ?? this.#readAnew(sha256);
    if (bytes) this.#remember(sha256, bytes);
    return bytes;
  }

  /**
   * Writes what has changed.
   * @param drop whether what was neither put nor asked for since it was opened is dropped
   * @throws Error of the file system
   */
  save(drop = true): void {
    if (this.#closed) return;
    for (const [at, pack] of this.#packs.entries()) {
      const wanted = new Map([...pack].filter(([, piece]) => piece.wanted || !drop));
      if (wanted.size < pack.size || this.#changed.has(at)) this.#packs[at] = this.#write(at, wanted);
    }
    this.#changed.clear();
  }

  /** Writes it, as at the end of a build; it can be read on. @throws Error of the file system */
  close(): void {
    this.save();
    this.#closed = true;
  }

  #write(at: number, pack: Pack): Pack {
    const found = [...pack].flatMap(([sha256, piece]) => {
      const bytes = piece.bytes ?? this.read(sha256);
      return bytes ? [{ sha256, bytes }] : [];
    });
    const file = this.#fileOf(at);
    if (found.length === 0) rmSync(file, { force: true });
    const list = Buffer.alloc(COUNT_BYTES + found.length * ENTRY_BYTES);
    list.writeUInt32LE(found.length, 0);
    const written: Pack = new Map();
    let place = DIGEST_BYTES + list.length;
    for (const [number, { sha256, bytes }] of found.entries()) {
      const entry = COUNT_BYTES + number * ENTRY_BYTES;
      list.write(sha256, entry, "hex");
      list.writeUInt32LE(bytes.byteLength, entry + DIGEST_BYTES);
      written.set(sha256, { at: place, length: bytes.byteLength, wanted: pack.get(sha256)?.wanted ?? true });
      place += bytes.byteLength;
    }
    if (found.length > 0) writeBeside(file, [this.#digestOf(at, list), list, ...found.map(({ bytes }) => bytes)]);
    return written;
  }

  #open(at: number): Pack {
    const pack: Pack = new Map();
    const file = this.#fileOf(at);
    const size = sizeOf(file);
    const head = size === undefined ? undefined : readAt(file, 0, DIGEST_BYTES + COUNT_BYTES);
    if (size === undefined) return pack;
    const count = head?.readUInt32LE(DIGEST_BYTES) ?? 0;
    const list = readAt(file, DIGEST_BYTES, COUNT_BYTES + count * ENTRY_BYTES);
    const isWhole = head && list && head.subarray(0, DIGEST_BYTES).equals(this.#digestOf(at, list));
    if (!isWhole) {
      this.#changed.add(at);
      return pack;
    }
    let place = DIGEST_BYTES + list.length;
    for (let number = 0; number < count; number += 1) {
      const entry = COUNT_BYTES + number * ENTRY_BYTES;
      const length = list.readUInt32LE(entry + DIGEST_BYTES);
      const sha256 = list.toString("hex", entry, entry + DIGEST_BYTES);
      if (place + length <= size) pack.set(sha256, { at: place, length, wanted: false });
      else this.#changed.add(at);
      place += length;
    }
    return pack;
  }

  #readFrom(sha256: string): Uint8Array | undefined {
    const piece = this.#packOf(sha256).get(sha256);
    const bytes = piece && readAt(this.#fileOf(numberOf(sha256)), piece.at, piece.length);
    return bytes && hash("sha256", bytes) === sha256 ? bytes : undefined;
  }

  /** Another process may have written the pack since it was opened; if not it is damaged, and the next build shall not meet it. */
  #readAnew(sha256: string): Uint8Array | undefined {
    const at = numberOf(sha256);
    const pack = this.#open(at);
    for (const [name, piece] of this.#packs[at] ?? []) {
      const now = pack.get(name);
      if (now) now.wanted = piece.wanted;
      else if (piece.bytes) pack.set(name, piece);
    }
    this.#packs[at] = pack;
    const bytes = this.#readFrom(sha256);
    if (!bytes && pack.delete(sha256)) rmSync(this.#fileOf(at), { force: true });
    return bytes;
  }

  #remember(sha256: string, bytes: Uint8Array): void {
    this.#lately.set(sha256, bytes);
    this.#latelyBytes += bytes.byteLength;
    for (const [name, oldest] of this.#lately) {
      if (this.#latelyBytes <= LATELY_BYTES) break;
      this.#lately.delete(name);
      this.#latelyBytes -= oldest.byteLength;
    }
  }

  #packOf(sha256: string): Pack {
    return this.#packs[numberOf(sha256)] ?? new Map();
  }

  #digestOf(at: number, list: Uint8Array): Buffer {
    return hash("sha256", Buffer.concat([Buffer.from(`${packName(this.#name, at)}\n`), list]), "buffer");
  }

  #fileOf(at: number): string {
    return join(this.#folder, packName(this.#name, at));
  }
}

function numberOf(sha256: string): number {
  return Number.parseInt(sha256.slice(0, 4), 16) % PACKS;
}

function sizeOf(file: string): number | undefined {
  return inFile(file, (handle) => fstatSync(handle).size);
}

/** @returns undefined when there are not so many bytes */
function readAt(file: string, at: number, length: number): Buffer | undefined {
  return inFile(file, (handle) => {
    if (at + length > fstatSync(handle).size) return undefined;
    const bytes = Buffer.allocUnsafeSlow(length);
    return readSync(handle, bytes, 0, length, at) === length ? bytes : undefined;
  });
}

function inFile<T>(file: string, look: (handle: number) => T): T | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, "r");
    return look(handle);
  } catch {
    return undefined;
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { writeBeside } from "./write-beside.ts";

/** A change rewrites the packs that hold what has changed; so many that one is small, so few that reading all is quick. */
export const PACKS = 64;
const DIGEST_BYTES = 32;
/** Behind the digest: how many entries there are, and of each how long key and value are. */
const LENGTH_BYTES = 4;

interface Entry {
  /** As it lies in the pack; undefined when the value was put now. */
  readonly bytes: Uint8Array;
  wanted: boolean;
}

/**
 * Plain values of earlier builds by key, in packs of many: a file each, beginning with a digest of what follows, written
 * beside and renamed. What cannot be read is not there. A key says everything that its value is made of, the code
 * included, so a value found is a value right; shapes are not judged again.
 */
export class KeptTable<T> {
  readonly #folder: string;
  readonly #name: string;
  readonly #packs: readonly Map<string, Entry>[];
  readonly #changed = new Set<number>();
  #closed = false;

  /**
   * @param folder of this publication's tables
   * @param name of the table, letters and hyphens
   * @param packs how many there are, always the same: more where entries are large, and few of them change
   */
  constructor(folder: string, name: string, packs = PACKS) {
    this.#folder = folder;
    this.#name = name;
    this.#packs = Array.from({ length: packs }, (): Map<string, Entry> => new Map());
    for (const [at, pack] of this.#packs.entries()) {
      const file = readPack(this.#fileOf(at), packName(name, at));
      if (file === "damaged") this.#changed.add(at);
      else if (file) for (const [key, bytes] of file) pack.set(key, { bytes, wanted: false });
    }
  }

  get isEmpty(): boolean {
    return this.#packs.every((pack) => pack.size === 0);
  }

  /** @returns what was put under the key, then kept for the next build as well */
  take(key: string): T | undefined {
    const entry = this.#packs[this.#packOf(key)]?.get(key);
    if (!entry) return undefined;
    entry.wanted = true;
    return deserialize(entry.bytes);
  }

  /** What earlier builds have put and nobody has asked for yet. Looking at it does not keep it. */
  *unclaimed(): Generator<T> {
    for (const pack of this.#packs)
      for (const { bytes, wanted } of pack.values()) if (!wanted) yield deserialize(bytes);
  }

  put(key: string, value: T): void {
    const at = this.#packOf(key);
    this.#packs[at]?.set(key, { bytes: serialize(value), wanted: true });
    this.#changed.add(at);
  }

  /** Keeps nothing under a key any longer. */
  drop(key: string): void {
    const at = this.#packOf(key);
    if (this.#packs[at]?.delete(key)) this.#changed.add(at);
  }

  /**
   * Writes what has changed.
   * @param drop whether what was neither taken nor put since the table was opened is dropped
   * @throws Error of the file system
   */
  save(drop = true): void {
    if (this.#closed) return;
    for (const [at, pack] of this.#packs.entries()) {
      const dropped = drop ? [...pack].filter(([, { wanted }]) => !wanted) : [];
      for (const [key] of dropped) pack.delete(key);
      if (dropped.length === 0 && !this.#changed.has(at)) continue;
      const file = this.#fileOf(at);
      if (pack.size === 0) rmSync(file, { force: true });
      else writeBeside(file, packed(packName(this.#name, at), pack));
    }
    this.#changed.clear();
  }

  /** Writes it, as at the end of a build, and gives its memory back: nobody asks it any more. @throws Error of the file system */
  close(): void {
    this.save();
    for (const pack of this.#packs) pack.clear();
    this.#closed = true;
  }

  #packOf(key: string): number {
    let sum = 0;
    for (let at = 0; at < key.length; at += 1) sum = (sum * 31 + key.charCodeAt(at)) >>> 0;
    return sum % this.#packs.length;
  }

  #fileOf(at: number): string {
    return join(this.#folder, packName(this.#name, at));
  }
}

const PACK_NAME = /^[a-z-]+-\d{2,3}\.pack$/;

/** Whether a file is called as tables call theirs. */
export function isPackName(name: string): boolean {
  return PACK_NAME.test(name);
}

export function packName(name: string, at: number): string {
  return `${name}-${String(at).padStart(2, "0")}.pack`;
}

function readPack(path: string, name: string): (readonly [key: string, bytes: Uint8Array])[] | "damaged" | undefined {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ENOENT" ? undefined : "damaged";
  }
  const content = file.subarray(DIGEST_BYTES);
  if (!file.subarray(0, DIGEST_BYTES).equals(digest(name, [content]))) return "damaged";
  const entries: (readonly [string, Uint8Array])[] = [];
  const count = content.readUInt32LE(0);
  let at = LENGTH_BYTES + 2 * LENGTH_BYTES * count;
  for (let entry = 0; entry < count; entry += 1) {
    const lengths = LENGTH_BYTES + 2 * LENGTH_BYTES * entry;
    const end = at + content.readUInt32LE(lengths);
    const next = end + content.readUInt32LE(lengths + LENGTH_BYTES);
    entries.push([content.toString("utf8", at, end), content.subarray(end, next)]);
    at = next;
  }
  return entries;
}

function packed(name: string, pack: ReadonlyMap<string, Entry>): Uint8Array[] {
  const head = Buffer.alloc(LENGTH_BYTES + 2 * LENGTH_BYTES * pack.size);
  head.writeUInt32LE(pack.size, 0);
  const parts: Uint8Array[] = [head];
  let at = LENGTH_BYTES;
  for (const [key, { bytes }] of pack) {
    const name = Buffer.from(key);
    head.writeUInt32LE(name.length, at);
    head.writeUInt32LE(bytes.length, at + LENGTH_BYTES);
    at += 2 * LENGTH_BYTES;
    parts.push(name, bytes);
  }
  return [digest(name, parts), ...parts];
}

/** The name goes in, so that a file under another's name is not taken for it. */
function digest(name: string, parts: readonly Uint8Array[]): Buffer {
  const sum = createHash("sha256").update(`${name}\n`);
  for (const part of parts) sum.update(part);
  return sum.digest();
}

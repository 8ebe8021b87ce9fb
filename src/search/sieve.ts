import { packColumns, unpackColumns } from "./bit-columns.ts";

/** Where the sieve of the older shards lies: what tells of them, without loading one, which cannot have a word. */
export interface SieveEntry {
  /** Folder of its files, `f0.pf_sieve`, `f1.pf_sieve` … */
  readonly path: string;
  /** How many there are: a power of two. */
  readonly files: number;
}

/** Every shard divides its words into so many slices by their sums; a file has the same slices of all shards. */
export const SLICES = 4096;
const SLICE_BITS = 12;
/** A slice tells so many sums apart. One word in a hundred that a large shard lacks is taken for one that it has. */
const SUM_BITS = 13;
const WORD_BITS = 32;
const LENGTH_BYTES = 2;
const HAN = /^\p{Script=Han}/u;
/** Letters and digits are told by so many of the first. */
const LONGEST = 4;

/**
 * The beginnings by which a word can be told: of Chinese the first two characters, otherwise every beginning of two to four.
 * Nobody is told of a lone character; too many words begin with it.
 */
export function beginningsOf(word: string): string[] {
  // Nearly all words, and the quickest to tell.
  if (isCommonHan(word.charCodeAt(0)) && isCommonHan(word.charCodeAt(1))) return [word.slice(0, 2)];
  const chars = [...word.slice(0, 2 * LONGEST)];
  const longest = HAN.test(word) ? 2 : LONGEST;
  const lengths = longest === 2 ? [2] : [2, 3, LONGEST];
  return lengths.filter((length) => length <= chars.length).map((length) => chars.slice(0, length).join(""));
}

function isCommonHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fa5;
}

/** The sieve of one shard. */
export class SieveWriter {
  /** In no order, and some more than once: cheaper than to ask of each whether it is there. */
  readonly #places: number[] = [];
  #last = "";
  /** The same, where it is all that is told of words that begin so. */
  #pair = "";

  /** @param words in order, so that those that begin alike follow each other */
  add(words: readonly string[]): void {
    for (const word of words) {
      if (this.#pair !== "" && word.startsWith(this.#pair)) continue;
      const beginnings = beginningsOf(word);
      const last = beginnings[beginnings.length - 1] ?? "";
      if (last === this.#last) continue;
      this.#last = last;
      this.#pair = HAN.test(last) ? last : "";
      for (const beginning of beginnings) this.#places.push(placeOf(beginning));
    }
  }

  /** All slices, each with its length before it. */
  packed(): Uint8Array {
    const places = Uint32Array.from(this.#places)
      .sort()
      .filter((place, at, all) => place !== all[at - 1]);
    const slices: Uint8Array[] = [];
    for (let slice = 0, at = 0; slice < SLICES; slice += 1) {
      const steps: number[] = [];
      for (let next = slice << SUM_BITS; (places[at] ?? -1) >>> SUM_BITS === slice; at += 1) {
        steps.push((places[at] ?? 0) - next);
        next = (places[at] ?? 0) + 1;
      }
      const packed = steps.length > 0 ? packColumns([steps]) : new Uint8Array();
      slices.push(Uint8Array.of(packed.length >> 8, packed.length & 0xff), packed);
    }
    return joined(slices);
  }
}

/**
 * The files of several shards.
 * @param sieves as the writer packs them
 * @param size bytes that a file has at most, where that can be
 */
export function sieveFiles(sieves: readonly Uint8Array[], size: number): Uint8Array[] {
  const bytes = sieves.reduce((sum, { length }) => sum + length, 0);
  let count = 1;
  while (count < SLICES && bytes / count > size) count *= 2;
  const cuts = sieves.map((sieve) => ({ sieve, at: 0 }));
  return Array.from({ length: count }, () =>
    joined(
      cuts.map((cut) => {
        const from = cut.at;
        for (let slice = 0; slice < SLICES / count; slice += 1) cut.at += LENGTH_BYTES + lengthAt(cut.sieve, cut.at);
        return cut.sieve.subarray(from, cut.at);
      }),
    ),
  );
}

/** In which file a beginning is looked for. */
export function sieveFileOf(beginning: string, files: number): number {
  return Math.floor((placeOf(beginning) >>> SUM_BITS) / (SLICES / files));
}

/**
 * Which of the shards may have words that begin so, in their order.
 * @param file the one that `sieveFileOf` says, of so many
 * @throws RangeError when it is not whole
 */
export function shardsWith(beginning: string, file: Uint8Array, files: number): boolean[] {
  const place = placeOf(beginning);
  const slices = SLICES / files;
  const may: boolean[] = [];
  for (let at = 0, number = 0; at < file.length; number += 1) {
    const end = at + LENGTH_BYTES + lengthAt(file, at);
    if (number % slices === (place >>> SUM_BITS) % slices)
      may.push(isIn(place & ((1 << SUM_BITS) - 1), file.subarray(at + LENGTH_BYTES, end)));
    at = end;
  }
  return may;
}

function isIn(sum: number, slice: Uint8Array): boolean {
  const [steps = []] = slice.length > 0 ? unpackColumns(slice, 1) : [];
  let next = 0;
  return steps.some((step) => {
    next += step + 1;
    return next === sum + 1;
  });
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Slice and sum of a text: FNV-1a, with the last step of MurmurHash3, without which the first digits say little. */
function placeOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> (WORD_BITS - SLICE_BITS - SUM_BITS);
}

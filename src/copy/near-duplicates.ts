import type { Passage } from "./passage.ts";

/** Units of a shingle: long enough that two texts on the same matter share few. */
const SHINGLE = 8;
/** Of all shingles, those whose hash this divides are kept: the same ones in every text (FracMinHash, Irber et al. 2022). */
const ONE_IN = 16;
/** Fewer shared shingles are chance or a common turn of phrase. */
const LEAST_SHARED = 8;
/** So much of the shorter text stands in the longer one. */
const SIMILAR = 0.6;
/** What more texts share is boilerplate. */
const MOST_HOLDERS = 40;
/** A hash and the number of its text share a double: 32 bits and these 2^20. */
const MOST_TEXTS = 1_048_576;

const BASE = 0x01000193;
/** What a unit weighs by the time it leaves the window: BASE to the power of SHINGLE. */
const LEAVING = Array.from({ length: SHINGLE }, () => BASE).reduce(Math.imul);

/** Two texts that say much the same in the same words. */
export interface NearDuplicate {
  /** Index of the text given earlier. */
  readonly earlier: number;
  readonly later: number;
  /** Share of the shorter one that stands in the other, from 0 to 1. */
  readonly share: number;
}

/** What is kept of a text to compare it: some of the hashes of its shingles, each once. */
export function sketchOf(passages: readonly Passage[]): Uint32Array {
  const kept = new Set<number>();
  // The hash of a window moves on with it (Rabin–Karp): the unit that leaves is taken away, the new one added.
  const window = new Uint16Array(SHINGLE);
  let rolling = 0;
  let read = 0;
  for (const { text } of passages) {
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (!isWording(unit)) continue;
      const slot = read % SHINGLE;
      rolling = (Math.imul(rolling, BASE) + unit - Math.imul(LEAVING, window[slot] ?? 0)) | 0;
      window[slot] = unit;
      read += 1;
      const hash = mixed(rolling);
      if (hash % ONE_IN === 0 && read >= SHINGLE) kept.add(hash);
    }
  }
  return Uint32Array.from(kept);
}

/** Han, Latin letters and digits; punctuation and spaces differ where nothing else does. */
function isWording(unit: number): boolean {
  if (unit >= 0x4e00) return unit <= 0x9fff;
  return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a);
}

/**
 * Finds texts that share most of their wording, also where one is an extract of the other.
 * @param sketches in the order in which the texts appeared, at most 2^20
 */
export function nearDuplicates(sketches: readonly Uint32Array[]): NearDuplicate[] {
  const shared = new Map<number, number>();
  forEachHolders(sketches, (holders) => {
    for (const [index, earlier] of holders.entries()) {
      for (const later of holders.slice(index + 1)) {
        const pair = earlier * MOST_TEXTS + later;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      }
    }
  });
  return [...shared].flatMap(([pair, count]) => {
    const [earlier, later] = [Math.floor(pair / MOST_TEXTS), pair % MOST_TEXTS];
    const share = count / Math.min(sketches[earlier]?.length ?? 0, sketches[later]?.length ?? 0);
    return count >= LEAST_SHARED && share >= SIMILAR ? { earlier, later, share } : [];
  });
}

/** Gives the texts that hold a hash, for every hash that several but not all too many hold. */
function forEachHolders(sketches: readonly Uint32Array[], give: (holders: readonly number[]) => void): void {
  const held = new Float64Array(sketches.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const [index, sketch] of sketches.entries()) {
    for (const hash of sketch) {
      held[filled] = hash * MOST_TEXTS + index;
      filled += 1;
    }
  }
  held.sort();
  const hashAt = (place: number) => Math.floor((held[place] ?? Number.NaN) / MOST_TEXTS);
  for (let from = 0, to = 1; from < held.length; from = to, to += 1) {
    const hash = hashAt(from);
    while (hashAt(to) === hash) to += 1;
    if (to - from === 1 || to - from > MOST_HOLDERS) continue;
    give(Array.from(held.subarray(from, to), (entry) => entry % MOST_TEXTS));
  }
}

/** Spreads a hash over all its bits (the finalizer of MurmurHash3), as the last ones decide what is kept. */
function mixed(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

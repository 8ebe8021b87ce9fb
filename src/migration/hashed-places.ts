/** Of what is reserved so much is filled before there is room for twice as many. */
const MOST_FULL = 0.6;
const FIRST_ROOM = 1024;

/**
 * Numbers by texts that are not kept: of each, memory holds 53 bits that nearly no two texts share (of 300,000 two do once in
 * 200,000 times). Whoever cannot bear that looks whether the text at the number is the one that was asked for.
 */
export class HashedPlaces {
  #hashes = new Float64Array(FIRST_ROOM);
  #places = new Int32Array(FIRST_ROOM);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(text: string): boolean {
    return this.get(text) !== undefined;
  }

  get(text: string): number | undefined {
    const slot = this.#slotOf(hashOf(text));
    return this.#hashes[slot] === 0 ? undefined : this.#places[slot];
  }

  set(text: string, place: number): void {
    if (this.#size >= this.#hashes.length * MOST_FULL) this.#grow();
    this.#put(hashOf(text), place);
  }

  #put(hash: number, place: number): void {
    const slot = this.#slotOf(hash);
    if (this.#hashes[slot] === 0) this.#size += 1;
    this.#hashes[slot] = hash;
    this.#places[slot] = place;
  }

  /** Where it is, or would be. */
  #slotOf(hash: number): number {
    const room = this.#hashes.length;
    let slot = hash % room;
    for (let found = this.#hashes[slot]; found !== 0 && found !== hash; found = this.#hashes[slot])
      slot = (slot + 1) % room;
    return slot;
  }

  #grow(): void {
    const [hashes, places] = [this.#hashes, this.#places];
    this.#hashes = new Float64Array(hashes.length * 2);
    this.#places = new Int32Array(hashes.length * 2);
    this.#size = 0;
    for (const [slot, hash] of hashes.entries()) if (hash !== 0) this.#put(hash, places[slot] ?? 0);
  }
}

/** 1 to 2^53 - 1: two multiplicative hashes of 32 bits each (MurmurHash3's finalizer), of which 53 are kept. */
function hashOf(text: string): number {
  let [a, b] = [0x9e3779b9, 0x85ebca6b];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x85ebca77);
    b = Math.imul(b ^ unit, 0xc2b2ae3d);
  }
  a = finished(a ^ (b >>> 15));
  b = finished(b ^ (a >>> 13));
  return (b & 0x1fffff) * 0x1_0000_0000 + (a >>> 0) || 1;
}

function finished(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return whole ^ (whole >>> 16);
}

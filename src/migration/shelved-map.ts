import { HashedPlaces } from "./hashed-places.ts";
import { Shelf } from "./shelf.ts";

/**
 * Values on the disk, by name: of each, memory holds a number instead of the name, and where it begins. The name lies on the disk
 * beside the value, so that two names of one number are told apart.
 */
export class ShelvedMap<T> {
  readonly #shelf = new Shelf<readonly [name: string, value: T]>();
  /** Names whose number another one had before: nearly always none. */
  readonly #others = new Map<string, number>();
  #size = 0;

  /** @param places numbers by names, of which two may be taken for one */
  constructor(private readonly places: Pick<HashedPlaces, "get" | "set"> = new HashedPlaces()) {}

  get size(): number {
    return this.#size;
  }

  has(name: string): boolean {
    return this.#placeOf(name) !== undefined;
  }

  get(name: string): T | undefined {
    const place = this.#placeOf(name);
    return place === undefined ? undefined : this.#shelf.get(place)[1];
  }

  /** @param value plain data; what was under the name before stays on the disk until the end */
  set(name: string, value: T): void {
    const isNew = !this.has(name);
    const isOther = this.#others.has(name) || (isNew && this.places.get(name) !== undefined);
    const place = this.#shelf.put([name, value]);
    if (isOther) this.#others.set(name, place);
    else this.places.set(name, place);
    if (isNew) this.#size += 1;
  }

  /** Each once, in the order in which their values were set last. */
  *keys(): Generator<string> {
    for (const [name] of this.#entries()) yield name;
  }

  *values(): Generator<T> {
    for (const [, value] of this.#entries()) yield value;
  }

  close(): void {
    this.#shelf.close();
  }

  *#entries(): Generator<readonly [name: string, value: T]> {
    let place = 0;
    for (const entry of this.#shelf.values()) {
      if (this.#placeOf(entry[0]) === place) yield entry;
      place += 1;
    }
  }

  #placeOf(name: string): number | undefined {
    const other = this.#others.get(name);
    if (other !== undefined) return other;
    const place = this.places.get(name);
    return place !== undefined && this.#shelf.get(place)[0] === name ? place : undefined;
  }
}

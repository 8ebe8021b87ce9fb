import { Shelf } from "./shelf.ts";

/** Values on the disk, by name: of each, memory holds the name and where it begins. */
export class ShelvedMap<T> {
  readonly #shelf = new Shelf<T>();
  readonly #places = new Map<string, number>();

  get size(): number {
    return this.#places.size;
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  get(name: string): T | undefined {
    const place = this.#places.get(name);
    return place === undefined ? undefined : this.#shelf.get(place);
  }

  /** @param value plain data; what was under the name before stays on the disk until the end */
  set(name: string, value: T): void {
    this.#places.set(name, this.#shelf.put(value));
  }

  keys(): Iterable<string> {
    return this.#places.keys();
  }

  *values(): Generator<T> {
    for (const place of this.#places.values()) yield this.#shelf.get(place);
  }

  close(): void {
    this.#shelf.close();
  }
}

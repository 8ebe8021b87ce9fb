/**
 * The places of a file of which something wrong was said already. What is judged later keeps quiet about them, so that one
 * mistake brings one message, and goes on with all the rest, so that every mistake is told in one run.
 */
export class ToldPlaces {
  readonly #told = new Set<string>();
  /** What a told place lies in. */
  readonly #around = new Set<string>();

  /** @param place path of a value; the empty path is the whole file */
  add(place: readonly PropertyKey[]): void {
    this.#told.add(nameOf(place));
    for (let depth = place.length - 1; depth >= 0; depth -= 1) this.#around.add(nameOf(place.slice(0, depth)));
  }

  /** Whether anything at all was said. */
  get any(): boolean {
    return this.#told.size > 0;
  }

  /** Whether something was said of a value, of what it lies in, or of a part of it. */
  touch(place: readonly PropertyKey[]): boolean {
    return this.#around.has(nameOf(place)) || this.cover(place);
  }

  /** Whether something was said of a value as a whole, or of what it lies in. */
  cover(place: readonly PropertyKey[]): boolean {
    for (let depth = place.length; depth >= 0; depth -= 1) {
      if (this.#told.has(nameOf(place.slice(0, depth)))) return true;
    }
    return false;
  }
}

function nameOf(place: readonly PropertyKey[]): string {
  return JSON.stringify(place.map(String));
}

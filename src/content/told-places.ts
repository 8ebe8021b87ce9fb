/**
 * The places of a file of which something wrong was said already. What is judged later keeps quiet about them, so that one
 * mistake brings one message, and goes on with all the rest, so that every mistake is told in one run.
 */
export class ToldPlaces {
  readonly #places: (readonly PropertyKey[])[] = [];

  /** @param place path of a value; the empty path is the whole file */
  add(place: readonly PropertyKey[]): void {
    this.#places.push(place);
  }

  /** Whether anything at all was said. */
  get any(): boolean {
    return this.#places.length > 0;
  }

  /** Whether something was said of a value, of what it lies in, or of a part of it. */
  touch(place: readonly PropertyKey[]): boolean {
    return this.#places.some((told) => beginsAlike(told, place));
  }

  /** Whether something was said of a value as a whole, or of what it lies in. */
  cover(place: readonly PropertyKey[]): boolean {
    return this.#places.some((told) => told.length <= place.length && beginsAlike(told, place));
  }
}

function beginsAlike(a: readonly PropertyKey[], b: readonly PropertyKey[]): boolean {
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).every((step, at) => String(step) === String(b[at]));
}

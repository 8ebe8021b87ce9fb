import type { Signpost } from "../../domain/signpost.ts";
import { HashedPlaces } from "../hashed-places.ts";
import { Shelf } from "../shelf.ts";

/** Pages that stand for old addresses, on the disk: of a large archive they are several times as many as its articles. */
export class ShelvedSignposts {
  readonly #shelf = new Shelf<Signpost>();
  readonly #places = new HashedPlaces();

  constructor(signposts: Iterable<Signpost>) {
    for (const post of signposts) this.#places.set(post.path, this.#shelf.put(post));
  }

  get size(): number {
    return this.#places.size;
  }

  /** Where the page at a decoded path leads; undefined where there is none. */
  targetOf(path: string): string | undefined {
    const place = this.#places.get(path);
    const post = place === undefined ? undefined : this.#shelf.get(place);
    return post?.path === path ? post.to : undefined;
  }

  close(): void {
    this.#shelf.close();
  }
}

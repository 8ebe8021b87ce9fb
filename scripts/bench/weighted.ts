import type { Random } from "./random.ts";

/** Things drawn as often as their weights say. Only sums and comparisons, so the same draw everywhere. */
export class Weighted<T> {
  readonly items: readonly T[];
  /** Running sum of the weights. */
  readonly #upTo: Float64Array;

  constructor(items: readonly T[], weight: (item: T, rank: number) => number) {
    if (items.length === 0) throw new Error("没有可以抽取的东西。");
    this.items = items;
    let sum = 0;
    this.#upTo = Float64Array.from(items, (item, rank) => {
      sum += weight(item, rank);
      return sum;
    });
  }

  draw(random: Random): T {
    const at = random() * (this.#upTo.at(-1) ?? 0);
    let low = 0;
    let high = this.#upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const item = this.items[low];
    if (item === undefined) throw new Error("没有可以抽取的东西。");
    return item;
  }
}

/**
 * The n-th of a list is drawn about 1/n as often as the first, as words and names are in any language.
 * @param flat the first so many come up nearly alike
 */
export function worn<T>(items: readonly T[], flat: number): Weighted<T> {
  return new Weighted(items, (_, rank) => 1 / (rank + 1 + flat));
}

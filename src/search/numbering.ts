import type { Fragment, Hit, Shard } from "./shard.ts";

/** An article that may be an answer. */
export interface Waiting {
  readonly hit: Hit;
  readonly shard: Shard;
  /** From the oldest of the archive on. */
  readonly number: number;
}

/** Finds articles by their numbers in the whole archive, which go on from shard to shard. */
export class Numbering {
  private readonly shards: readonly Shard[];
  private readonly first = new Map<Shard, number>();

  /** @param shards newest first */
  constructor(shards: readonly Shard[]) {
    this.shards = shards;
    let first = 0;
    for (const shard of [...shards].reverse()) {
      this.first.set(shard, first);
      first += shard.pages;
    }
  }

  waiting(shard: Shard, hit: Hit): Waiting {
    return { hit, shard, number: (this.first.get(shard) ?? 0) + hit.order };
  }

  /** An article that is not asked for by Pagefind; undefined where only Pagefind could read it. */
  known(number: number): Waiting | undefined {
    const shard = this.shards.find((shard) => (this.first.get(shard) ?? 0) <= number);
    const order = number - ((shard && this.first.get(shard)) ?? 0);
    const read = shard?.fragment;
    if (!shard || !read || order >= shard.pages) return undefined;
    const data = (): Promise<Fragment> => read(order);
    return { shard, number, hit: { id: `${number}`, order, score: 0, data } };
  }
}

/** Compares: titles before texts, then what matches twice as well, then what is newer. @param titled numbers of articles */
export function titlesFirst(titled: ReadonlySet<number>): (a: Waiting, b: Waiting) => number {
  return (a, b) => {
    const [inTitle, other] = [titled.has(a.number), titled.has(b.number)];
    if (inTitle !== other) return inTitle ? -1 : 1;
    const better = inTitle ? 0 : rankOfScore(b.hit.score) - rankOfScore(a.hit.score);
    return better || b.number - a.number;
  };
}

/** The same for scores that differ by less than half. */
function rankOfScore(score: number): number {
  return Math.round(Math.log2(Math.max(score, Number.MIN_VALUE)));
}

import type { Shard } from "./shard.ts";

/** Shards that are asked at the same time. */
const TOGETHER = 3;
/** And so many times those that were asked in vain. */
const MORE_IN_VAIN = 2;

/**
 * The shards one after the other, the newest first: that one alone, and when it has too little, as many of the next ones at
 * once as will do. Those that cannot have what is asked for are left out, where that is known without loading them.
 */
export class ShardWalk {
  /** How many were asked, and how many candidates they had. */
  asked = 0;
  private had = 0;
  private open: readonly Shard[];
  private isSifted = false;

  /** @param terms all of which an article must have */
  constructor(
    private readonly shards: readonly Shard[],
    private readonly terms: readonly string[],
  ) {
    this.open = shards;
  }

  get isAtEnd(): boolean {
    return this.asked >= this.open.length;
  }

  get visited(): readonly Shard[] {
    return this.open.slice(0, Math.max(1, this.asked));
  }

  /**
   * Asks the next ones.
   * @param wanted how many candidates are; with 1 it is one shard
   * @param inVain whether nothing that the others had is right
   */
  async next<T>(wanted: number, inVain: boolean, ask: (shard: Shard) => Promise<readonly T[]>): Promise<T[]> {
    if (this.open[this.asked]?.mayHave && !this.isSifted) await this.sift();
    const end = this.asked + this.together(wanted, inVain);
    const shards = this.open.slice(this.asked, end);
    // Where their words are is little to load, and a step less when they are asked.
    if (inVain && this.asked > 0)
      for (const next of this.open.slice(end, end + MORE_IN_VAIN * end)) next.locate?.(this.terms);
    const found = (await Promise.all(shards.map(ask))).flat();
    this.asked += shards.length;
    this.had += found.length;
    return found;
  }

  private together(wanted: number, inVain: boolean): number {
    if (this.asked === 0) return 1;
    // Where nothing is right so far, nearly all will be asked in the end.
    if (inVain && this.asked > 1) return MORE_IN_VAIN * this.asked;
    return Math.max(1, Math.min(TOGETHER, Math.ceil((wanted * this.asked) / Math.max(1, this.had)), wanted));
  }

  private async sift(): Promise<void> {
    const may = await Promise.all(
      this.shards.map((shard, at) => at < this.asked || (shard.mayHave?.(this.terms) ?? true)),
    );
    this.open = this.shards.filter((_, at) => may[at]);
    this.isSifted = true;
  }
}

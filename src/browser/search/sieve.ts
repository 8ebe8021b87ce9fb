import { beginningsOf, type SieveEntry, shardsWith, sieveFileOf } from "../../search/sieve.ts";
import type { Load } from "./heads.ts";

/** Tells which of the older shards need not be asked. */
export class Sieve {
  private readonly listed: SieveEntry;
  private readonly load: Load;
  private readonly told = new Map<string, Promise<readonly boolean[]>>();

  constructor(entry: SieveEntry, load: Load) {
    this.listed = entry;
    this.load = load;
  }

  /** @param place of a shard among the older ones, the newest of them first */
  async mayHave(place: number, terms: readonly string[]): Promise<boolean> {
    // Of a lone character nothing is told.
    const beginnings = terms.flatMap((term) => beginningsOf(term).slice(-1));
    const may = await Promise.all(beginnings.map((beginning) => this.shardsWith(beginning)));
    return may.every((shards) => shards[place] !== false);
  }

  private shardsWith(beginning: string): Promise<readonly boolean[]> {
    const { path, files } = this.listed;
    const load = async () =>
      shardsWith(beginning, await this.load(`${path}f${sieveFileOf(beginning, files)}.pf_sieve`), files);
    const telling = this.told.get(beginning) ?? load();
    this.told.set(beginning, telling);
    telling.catch(() => this.told.delete(beginning));
    return telling;
  }
}

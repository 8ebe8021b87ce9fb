import { rmSync } from "node:fs";
import { join } from "node:path";
import { close as closePagefind } from "pagefind";
import { between, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { build } from "../../src/build/build.ts";
import { Encoder } from "../../src/build/pictures/encoder.ts";
import { Progress } from "../../src/build/progress.ts";
import { makeShard } from "../../src/build/search-index/make-shard.ts";
import type { Indexer } from "../../src/build/search-index/run-pagefind.ts";
import { STEPS, type Steps } from "../../src/build/steps.ts";
import { editAtRandom } from "./edits.ts";
import { fingerprintOf, inScratch, unlike } from "./folders.ts";
import { PROOF_NOW, type SamplePublication, samplePublication, writeSample } from "./sample-publication.ts";

export interface SequenceReport {
  readonly sequences: number;
  readonly edits: Readonly<Record<string, number>>;
  /** Builds that could use the cache, and clean ones. */
  readonly cachedBuilds: number;
  readonly cleanBuilds: number;
  /** Of pictures and shards in builds with the cache: how many were taken from it. */
  readonly reused: { readonly pictures: number; readonly shards: number };
  /** Sequences after which the two outputs were not the same. */
  readonly failures: readonly {
    readonly sequence: number;
    readonly edits: readonly string[];
    readonly unlike: readonly string[];
  }[];
}

const MOST_EDITS = 6;
/** Sequences that go on where the one before has ended, before a new publication begins. */
const SEQUENCES_PER_PUBLICATION = 25;
/** One life of so many has a Traditional edition; making it needs a process and no cache. */
const TRADITIONAL_EVERY = 10;
/** Characters of a shard, so few that a handful of articles fills several. */
const BUDGET = 500;

/**
 * Edits a small publication at random, builds it with the cache of all builds before, and from nothing, and compares the
 * two byte for byte. To be quick, Pagefind and the encoder run without a process of their own for each build, and nobody
 * waits for the disk; everything else is as in `npm run build`.
 *
 * @param seed the same sequences for the same seed
 * @param say tells a person how far it is
 * @param faulty steps in the place of the real ones, to see that the proof finds them
 */
export function proveSequences(
  count: number,
  seed: number,
  print: (text: string) => void,
  faulty: Partial<Steps> = {},
): Promise<SequenceReport> {
  return inScratch(async (folder) => {
    const encoder = new Encoder();
    try {
      return await new Prover(folder, encoder, faulty).run(count, seed, print);
    } finally {
      encoder.close();
      await closePagefind();
    }
  });
}

class Prover {
  readonly #folder: string;
  readonly #steps: Steps;
  readonly #edits: Record<string, number> = {};
  readonly #reused = { pictures: 0, shards: 0 };
  readonly #failures: SequenceReport["failures"][number][] = [];
  #cached = 0;
  #clean = 0;

  constructor(folder: string, encoder: Encoder, faulty: Partial<Steps>) {
    this.#folder = folder;
    this.#steps = {
      ...STEPS,
      sync: () => {},
      pictures: (articles, output, options) => STEPS.pictures(articles, output, { ...options, encoder }),
      search: (articles, output, options) =>
        STEPS.search(articles, output, { ...options, budget: BUDGET, part: BUDGET / 2, indexer: inThisProcess }),
      ...faulty,
    };
  }

  async run(count: number, seed: number, print: (text: string) => void): Promise<SequenceReport> {
    let publication: SamplePublication | undefined;
    for (let sequence = 0; sequence < count; sequence += 1) {
      const random = seededRandom(seed * 1_000_003 + sequence);
      if (!publication || sequence % SEQUENCES_PER_PUBLICATION === 0) {
        rmSync(join(this.#folder, "cache"), { recursive: true, force: true });
        const life = sequence / SEQUENCES_PER_PUBLICATION;
        publication = samplePublication(random, life % TRADITIONAL_EVERY === 1);
        await this.#buildCached(publication);
      }
      const edits = await this.#sequence(publication, random);
      await this.#compare(publication, sequence, edits);
      if ((sequence + 1) % 10 === 0) print(`  ${sequence + 1}/${count} 串修改，${this.#failures.length} 串不一致`);
    }
    return {
      sequences: count,
      edits: this.#edits,
      cachedBuilds: this.#cached,
      cleanBuilds: this.#clean,
      reused: this.#reused,
      failures: this.#failures,
    };
  }

  /** Some edits are built one by one, others several at once. */
  async #sequence(publication: SamplePublication, random: Random): Promise<string[]> {
    const edits: string[] = [];
    for (let left = between(random, 1, MOST_EDITS); left > 0; left -= 1) {
      const name = editAtRandom(publication, random);
      this.#edits[name] = (this.#edits[name] ?? 0) + 1;
      edits.push(name);
      if (left === 1 || random() < 0.2) await this.#buildCached(publication);
    }
    return edits;
  }

  async #compare(publication: SamplePublication, sequence: number, edits: readonly string[]): Promise<void> {
    await this.#build(publication, "clean", undefined);
    this.#clean += 1;
    const [cached, clean] = ["cached", "clean"].map((name) => fingerprintOf(join(this.#folder, name)) ?? new Map());
    const different = unlike(cached ?? new Map(), clean ?? new Map());
    if (different.length > 0) this.#failures.push({ sequence, edits, unlike: different });
  }

  async #buildCached(publication: SamplePublication): Promise<void> {
    const report = await this.#build(publication, "cached", join(this.#folder, "cache"));
    this.#cached += 1;
    this.#reused.pictures += report.pictures - report.encoded;
    this.#reused.shards += report.shards?.cached ?? 0;
  }

  #build(publication: SamplePublication, output: string, cache: string | undefined) {
    const folders = writeSample(publication, join(this.#folder, "publication"));
    const options = { now: Date.parse(PROOF_NOW), drafts: false, search: true, allowFewer: true };
    const progress = new Progress({ quiet: true });
    return build({ ...folders, ...options, output: join(this.#folder, output), cache }, progress, this.#steps);
  }
}

const inThisProcess: Indexer = (job) => makeShard(job);

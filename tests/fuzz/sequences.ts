import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { close as closePagefind } from "pagefind";
import { between, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { stateOf } from "../../src/build/last-build.ts";
import { Encoder } from "../../src/build/pictures/encoder.ts";
import { makeShard } from "../../src/build/search-index/make-shard.ts";
import type { Indexer } from "../../src/build/search-index/run-pagefind.ts";
import { STEPS, type Steps } from "../../src/build/steps.ts";
import { ASSETS_ONCE } from "../fixtures/assets-once.ts";
import { accidentAtRandom } from "./cache-accidents.ts";
import { cheapEventAtRandom, eventAtRandom } from "./edits.ts";
import { inScratch } from "./folders.ts";
import { MARKED_CARDS } from "./marked-cards.ts";
import { differencesOf, type Outcome, outcomeOf } from "./outcome.ts";
import { type SamplePublication, samplePublication } from "./sample-publication.ts";
import { hostBeside, writeSample } from "./write-sample.ts";

export interface SequenceReport {
  readonly sequences: number;
  readonly edits: Readonly<Record<string, number>>;
  /** Builds that could use the cache, and clean ones; those of both that were refused for a mistake. */
  readonly cachedBuilds: number;
  readonly cleanBuilds: number;
  readonly refused: number;
  /** Of pictures and shards in builds with the cache: how many were taken from it; and how many were the last one once more. */
  readonly reused: { readonly pictures: number; readonly shards: number; readonly builds: number };
  /** Sequences after which the two outputs were not the same. */
  readonly failures: readonly {
    readonly sequence: number;
    readonly edits: readonly string[];
    readonly unlike: readonly string[];
  }[];
}

/** How the proof is led. */
export interface Course {
  /** Steps in the place of the real ones, to see that the proof finds them. */
  readonly faulty?: Partial<Steps>;
  /** Where the cache lies; otherwise beside the output. */
  readonly cache?: string;
  /** Whether every build with the cache is compared, or only the one at the end of a sequence. */
  readonly every?: boolean;
  /**
   * Whether every publication may have pictures, search, share cards, two editions and an editor, each of which costs a build processes
   * of its own; otherwise the last of four has them.
   */
  readonly rich?: boolean;
}

const MOST_EDITS = 3;
/** Sequences that go on where the one before has ended, before a new publication begins. */
const SEQUENCES_PER_PUBLICATION = 6;
const RICH_EVERY = 4;
/** How often something happens to the cache, or to the site, before a build. */
const ACCIDENT = 0.2;
/** How often the publication goes back to what it was some builds ago, as with a checkout of an older commit. */
const BACK = 0.1;
/** Characters of a shard, so few that a handful of articles fills several. */
const BUDGET = 500;

/**
 * Changes a small publication and its circumstances at random, damages what is kept, builds it with the cache of all
 * builds before, and from nothing, and compares the two byte for byte, refusals word for word. To be quick, Pagefind and
 * the encoder run without a process of their own for each build, share cards are marked instead of drawn, and nobody waits
 * for the disk; everything else is as in `npm run build`.
 *
 * @param seed the same sequences for the same seed
 * @param print tells a person how far it is
 */
export function proveSequences(
  count: number,
  seed: number,
  print: (text: string) => void,
  course: Course = {},
): Promise<SequenceReport> {
  return inScratch(async (folder) => {
    const encoder = new Encoder();
    try {
      return await new Prover(folder, encoder, course).run(count, seed, print);
    } finally {
      encoder.close();
      await closePagefind();
    }
  });
}

class Prover {
  readonly #folder: string;
  readonly #cache: string;
  readonly #course: Course;
  readonly #steps: Steps;
  readonly #edits: Record<string, number> = {};
  readonly #reused = { pictures: 0, shards: 0, builds: 0 };
  readonly #failures: SequenceReport["failures"][number][] = [];
  #event = eventAtRandom;
  /** What the publication has been, as far as it was built. */
  #past: SamplePublication[] = [];
  #print: (text: string) => void = () => {};
  #cached = 0;
  #clean = 0;
  #refused = 0;

  constructor(folder: string, encoder: Encoder, course: Course) {
    this.#folder = folder;
    this.#course = course;
    this.#cache = course.cache ?? join(folder, "cache");
    this.#steps = {
      // At night all is made each time.
      ...(course.rich ? STEPS : ASSETS_ONCE),
      // As if all had lain there for an hour; what is beside the articles here stands at the root of a repository.
      state: (options) => stateWith(hostBeside(options.articles), stateOf(options, Date.now() + HOUR_MS)),
      read: (folders, now, mode, gate) =>
        STEPS.read(folders, now, mode, { ...gate, host: hostBeside(folders.articles) }),
      sync: () => {},
      cards: (what, glossary, place) => STEPS.cards(what, glossary, { ...place, draughtsman: MARKED_CARDS }),
      pictures: (articles, output, options) => STEPS.pictures(articles, output, { ...options, encoder }),
      search: (articles, output, options) =>
        STEPS.search(articles, output, { ...options, budget: BUDGET, part: BUDGET / 2, indexer: inThisProcess }),
      ...course.faulty,
    };
  }

  async run(count: number, seed: number, print: (text: string) => void): Promise<SequenceReport> {
    this.#print = print;
    let publication: SamplePublication | undefined;
    for (let sequence = 0; sequence < count; sequence += 1) {
      const random = seededRandom(seed * 1_000_003 + sequence);
      if (!publication || sequence % SEQUENCES_PER_PUBLICATION === 0)
        publication = await this.#begin(sequence / SEQUENCES_PER_PUBLICATION, random);
      publication = await this.#sequence(publication, sequence, random);
      if ((sequence + 1) % 10 === 0) print(`  ${sequence + 1}/${count} 串修改，${this.#failures.length} 串不一致`);
    }
    return {
      sequences: count,
      edits: this.#edits,
      cachedBuilds: this.#cached,
      cleanBuilds: this.#clean,
      refused: this.#refused,
      reused: this.#reused,
      failures: this.#failures,
    };
  }

  /** A publication that has been built once, with an empty cache. */
  async #begin(life: number, random: Random): Promise<SamplePublication> {
    for (const old of [this.#cache, join(this.#folder, "aside")]) rmSync(old, { recursive: true, force: true });
    const isRich = life % RICH_EVERY === RICH_EVERY - 1;
    const has = () => (this.#course.rich ? random() < 0.5 : isRich);
    this.#event = this.#course.rich || isRich ? eventAtRandom : cheapEventAtRandom;
    const publication = samplePublication(random, { traditional: has(), pictures: has(), search: has(), cards: has() });
    this.#past = [publication];
    await this.#build(publication, "cached");
    return publication;
  }

  /** Some edits are built one by one, others several at once. @returns what the publication has become */
  async #sequence(start: SamplePublication, sequence: number, random: Random): Promise<SamplePublication> {
    const names: string[] = [];
    let publication = start;
    for (let left = between(random, 1, MOST_EDITS); left > 0; left -= 1) {
      const edited = structuredClone(
        random() < BACK ? (this.#past[between(random, 0, 3)] ?? publication) : publication,
      );
      names.push(this.#event(edited, random));
      if (random() < ACCIDENT) names.push(accidentAtRandom(this.#place, random));
      if (left > 1 && random() < 0.5) {
        publication = edited;
        continue;
      }
      const cached = await this.#build(edited, "cached");
      if (left === 1 || this.#course.every) await this.#compare(cached, edited, sequence, names);
      // What is refused would hide all that comes after it; so whoever made the mistake takes it back.
      publication = cached.report ? edited : (this.#past[0] ?? start);
      if (cached.report) this.#past = [edited, ...this.#past.slice(0, 3)];
    }
    for (const name of names) this.#edits[name] = (this.#edits[name] ?? 0) + 1;
    return publication;
  }

  get #place() {
    const [output, aside] = [join(this.#folder, "cached", "site"), join(this.#folder, "aside")];
    return { cache: this.#cache, output, aside };
  }

  async #compare(cached: Outcome, publication: SamplePublication, sequence: number, edits: string[]): Promise<void> {
    const clean = await this.#build(publication, "clean");
    const different = differencesOf(cached, clean);
    if (different.length === 0) return;
    this.#failures.push({ sequence, edits: [...edits], unlike: different });
    this.#print(`  ✗ 第 ${sequence + 1} 串（${edits.join("、")}）：${different.slice(0, 3).join("\n    ")}`);
  }

  async #build(publication: SamplePublication, name: "cached" | "clean"): Promise<Outcome> {
    const { now, drafts, search, verify, checkout } = publication;
    const folders = writeSample(publication, join(this.#folder, "checkouts", checkout));
    for (const other of readdirSync(join(this.#folder, "checkouts")))
      if (other !== checkout) rmSync(join(this.#folder, "checkouts", other), { recursive: true });
    const output = join(this.#folder, name, "site");
    const cache = name === "cached" ? this.#cache : undefined;
    const outcome = await outcomeOf(
      { ...folders, now, drafts, search, verify, allowFewer: true, output, cache },
      this.#steps,
    );
    if (name === "clean") this.#clean += 1;
    else {
      this.#cached += 1;
      if (!outcome.report) this.#refused += 1;
      this.#reused.pictures += (outcome.report?.pictures ?? 0) - (outcome.report?.encoded ?? 0);
      this.#reused.shards += outcome.report?.shards?.cached ?? 0;
      // The last build, whole: nothing was looked at.
      if (outcome.report && !outcome.report.steps.some(({ step }) => step === "核对")) this.#reused.builds += 1;
    }
    return outcome;
  }
}

const HOUR_MS = 3_600_000;

function stateWith(host: string, state: string | undefined): string | undefined {
  return state && `${state} ${existsSync(host) ? readFileSync(host, "utf8") : ""}`;
}

const inThisProcess: Indexer = (job) => makeShard(job);

import { asTyped, type Before, resultBeside } from "./as-typed.ts";
import { candidatesIn } from "./candidates.ts";
import { sumOfFacets } from "./facets.ts";
import { Findings } from "./findings.ts";
import { firstPageOf, mostRead, readIn } from "./most-read.ts";
import { Numbering, titlesFirst, type Waiting } from "./numbering.ts";
import type { Query } from "./query.ts";
import { ReadInVain } from "./read-in-vain.ts";
import { type Candidate, examine, type Result, read, resultOf } from "./result.ts";
import type { Facets, Filters, Shard, TitleIndex } from "./shard.ts";
import { ShardWalk } from "./shard-walk.ts";
import { firstTermsOf, siftingTermsOf, termsOf } from "./terms.ts";

export type Order = "relevance" | "date";

/** The next results of a question. */
export interface Answer {
  /** Articles that have the words as typed. */
  readonly exact: readonly Result[];
  /** Articles that have the words otherwise; they come when the exact ones are at an end. */
  readonly related: readonly Result[];
  /** How many exact ones are known so far, those of earlier answers included. */
  readonly found: number;
  /** How many there may be in all; the same as `found` when that is certain. */
  readonly estimate: number;
  /** Whether there can be more. */
  readonly more: boolean;
  /** Whether parts of the archive have not been asked; `estimate` does not count what is there. */
  readonly partial: boolean;
}

const PAGE = 10;
/** Of a page that lacks one result some more are read at once, or every one would be waited for. */
const LEAST_READ = 5;
/** So many texts are read at most to tell whether there is more. */
const LOOKED_AHEAD = 5;
/** After so many shards anything is enough: of a large archive each costs more than what it may add to what is there. */
const FEW_SHARDS = 4;
const RELATED = 10;
const NOTHING: Query = { parts: [] };

/**
 * One question to the index: asks the shards from the newest on, as far as needed, reads the candidates' texts and tells
 * those that have the words as typed from the rest. Each call of `next` gives the next ten.
 */
export class Question {
  private readonly shards: readonly Shard[];
  private walk: ShardWalk;
  private query = 0;
  private queue: Waiting[] = [];
  private readonly findings = new Findings();
  private page = PAGE;
  private read = 0;
  /** Whether the reader has seen the first page. */
  private wantsMore = false;
  /** Numbers of articles whose titles have the words, be it apart. */
  private lookedAtTitles = false;
  /** Numbers of what was read for this form. */
  private readonly done = new Set<number>();
  private titled: ReadonlySet<number> = new Set();
  private readonly numbering: Numbering;
  private readonly inVain = new ReadInVain();
  private earlier: readonly Candidate[];

  /**
   * @param queries forms of what was typed, the likeliest first; the results of the next come after those of the one before
   * @param shards newest first
   * @param titles of all shards; what it has comes first
   * @param before what was read for other words, and what was typed
   */
  constructor(
    private readonly queries: readonly Query[],
    shards: readonly Shard[],
    private readonly filters: Filters,
    private readonly order: Order,
    private readonly titles?: Pick<TitleIndex, "having">,
    private readonly before: Before = { read: [] },
  ) {
    this.earlier = before.read;
    this.numbering = new Numbering(shards);
    const { year } = filters;
    this.shards = year ? shards.filter(({ from, to }) => from.slice(0, 4) <= year && to.slice(0, 4) >= year) : shards;
    this.walk = this.newWalk();
  }

  private newWalk(): ShardWalk {
    return new ShardWalk(this.shards, siftingTermsOf(this.current));
  }

  private get current(): Query {
    return this.queries[this.query] ?? NOTHING;
  }

  /** @param page how many results are wanted */
  async next(page = PAGE): Promise<Answer> {
    this.page = this.wantsMore ? page : Math.min(page, firstPageOf(this.shards));
    const { findings } = this;
    let read = 0;
    while (
      findings.ready.length < this.page &&
      (this.readsOn || read < mostRead(findings.ready.length > 0, this.wantsMore))
    ) {
      const step = await this.step(
        this.read === 0 ? this.page : Math.max(LEAST_READ, this.page - findings.ready.length),
      );
      if (step === undefined) break;
      read += step;
    }
    const partial = !this.walk.isAtEnd || this.query + 1 < this.queries.length;
    findings.acceptLoose();
    const { ready, count: found } = findings;
    // Who has asked for more and gets none after so many texts is at the end.
    const spent = ready.length === 0 && found > 0;
    const more = !spent && (ready.length > this.page || this.queue.length > 0 || partial);
    const exact = ready.splice(0, this.page).map((candidate) => resultBeside(candidate, this.before));
    this.wantsMore = true;
    const related = more ? [] : this.near().slice(0, RELATED).map(resultOf);
    return { exact, found, estimate: this.estimate(more), more, partial, related };
  }

  /**
   * Whether there is more, told before anybody asks for it: goes on until the next one is here.
   * @returns undefined when a few texts did not tell
   */
  async lookAhead(): Promise<boolean | undefined> {
    for (let texts = 0; !this.findings.hasNext; ) {
      if (texts === LOOKED_AHEAD) return undefined;
      const step = await this.step(1);
      if (step === undefined) return false;
      if (step > 0) texts += 1;
    }
    return true;
  }

  /** One thing after the other. @returns how much was read, or undefined when there is nothing left to be done */
  private async step(batch: number): Promise<number | undefined> {
    if (this.walk.asked === 0 && !this.lookedAtTitles) await this.lookAtTitles();
    else if (this.earlier.length > 0 && this.queue.length === 0) this.takeEarlier();
    else if (this.earlier.length === 0 && this.wantsOlder()) await this.askNext();
    else if (this.queue.length > 0) return this.readBatch(batch);
    else if (this.rests() || !this.nextForm()) return undefined;
    return 0;
  }

  /** Of long texts some are right as well: ten are read before it is said that there is nothing yet. */
  private get readsOn(): boolean {
    return this.findings.count === 0 && this.read < PAGE;
  }

  /** What was read and has the words otherwise than as typed. */
  near(): readonly Candidate[] {
    return this.findings.near();
  }

  /** Titles come from the whole archive, and the newest of them first, whatever Pagefind would have thought of them. */
  private async lookAtTitles(): Promise<void> {
    this.lookedAtTitles = true;
    if (this.order === "date" || !this.titles) return;
    const numbers = await this.titles.having(this.current.parts.flatMap(({ runs }) => runs));
    this.titled = new Set(numbers);
    // Which of them a filter leaves only Pagefind knows.
    if (Object.keys(this.filters).length > 0) return;
    const known = [...numbers].reverse().map((number) => this.numbering.known(number));
    if (known.every((waiting) => waiting !== undefined)) this.queue = [...known, ...this.queue];
  }

  /**
   * For a page that is not full: titles come from all shards, and of texts those of the newest.
   */
  private wantsOlder(): boolean {
    if (this.queue.length > 0 && this.walk.asked >= FEW_SHARDS) return false;
    if (this.rests()) return false;
    const enough = this.order === "relevance" && this.read === 0 ? this.page : 1;
    return !this.walk.isAtEnd && this.queue.length < enough;
  }

  /** Whether what was found in the newest shards is enough for a first page, be it full or not. */
  private rests(): boolean {
    return !this.wantsMore && this.findings.count > 0 && this.walk.asked >= FEW_SHARDS && !this.walk.isAtEnd;
  }

  private async askNext(): Promise<void> {
    // By date the newest of one shard come before those of the next.
    const wanted = this.order === "date" ? 1 : this.page - this.queue.length;
    const waiting = await this.walk.next(wanted, this.findings.count === 0, (shard) => this.ask(shard));
    const waits = new Set(this.queue.map(({ number }) => number));
    this.queue = [...this.queue, ...waiting.filter(({ number }) => !waits.has(number) && !this.done.has(number))];
    if (this.order === "relevance") this.queue.sort(titlesFirst(this.titled));
  }

  private async ask(shard: Shard): Promise<Waiting[]> {
    const first = shard === this.shards[0] ? firstTermsOf(this.current) : undefined;
    const hits = await candidatesIn(shard, this.current, this.filters, first);
    const sorted = [...hits].sort((a, b) => (this.order === "date" ? b.order - a.order : b.score - a.score));
    return sorted.map((hit) => this.numbering.waiting(shard, hit));
  }

  private async readBatch(count: number): Promise<number> {
    const waiting = this.queue.splice(0, count);
    const hits = waiting.map(({ hit }) => hit);
    const candidates = (await read(hits, this.current)).map((candidate) => asTyped(candidate, this.before));
    this.read += waiting.length;
    for (const { number } of waiting) this.done.add(number);
    for (const [at, { shard, number }] of waiting.entries())
      if (!this.titled.has(number)) this.inVain.add(shard, candidates[at], this.current);
    this.queue = this.queue.filter(({ shard }) => !this.inVain.isHopeless(shard));
    this.findings.add(candidates, this.order, this.queries[0], this.query);
    return readIn(candidates);
  }

  private takeEarlier(): void {
    this.findings.addExact(this.earlier.map(({ fragment }) => asTyped(examine(fragment, this.current), this.before)));
    this.earlier = [];
    // Some that are here are better than all of a page that have to come.
    this.page = Math.min(this.page, Math.max(LEAST_READ, this.findings.ready.length));
  }

  /** Counts, for every filter, of the candidates in the shards asked so far. */
  async facets(): Promise<Facets> {
    const terms = termsOf(this.current);
    const parts = await Promise.all(this.walk.visited.map((shard) => shard.facets(terms, this.filters)));
    return sumOfFacets(parts);
  }

  /** Goes on to another form of the question; its results come after those of the first. */
  private nextForm(): boolean {
    if (this.query + 1 >= this.queries.length) return false;
    this.query += 1;
    this.walk = this.newWalk();
    this.lookedAtTitles = false;
    this.done.clear();
    this.inVain.clear();
    this.findings.forgetOthers();
    return true;
  }

  /** As many of the candidates still unread are right as of those read. */
  private estimate(more: boolean): number {
    const { count } = this.findings;
    return more && this.read > 0 ? count + Math.round((this.queue.length * count) / this.read) : count;
  }
}

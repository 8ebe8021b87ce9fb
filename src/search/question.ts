import { candidatesIn } from "./candidates.ts";
import { sumOfFacets } from "./facets.ts";
import { matchQuery } from "./match.ts";
import { firstPageOf, mostRead, readIn } from "./most-read.ts";
import { Numbering, titlesFirst, type Waiting } from "./numbering.ts";
import type { Query } from "./query.ts";
import { ReadInVain } from "./read-in-vain.ts";
import { type Candidate, examine, isInTitle, isRelated, type Result, read, resultOf } from "./result.ts";
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
  private ready: Candidate[] = [];
  /** Addresses of the exact ones. */
  private readonly seen = new Set<string>();
  private readonly loose: Candidate[] = [];
  private readonly others: Candidate[] = [];
  private acceptsLoose = false;
  private page = PAGE;
  private found = 0;
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

  /**
   * @param queries forms of what was typed, the likeliest first; the results of the next come after those of the one before
   * @param shards newest first
   * @param titles of all shards; what it has comes first
   * @param earlier what was read for other words; what has these comes behind the titles, for it is here already
   */
  constructor(
    private readonly queries: readonly Query[],
    shards: readonly Shard[],
    private readonly filters: Filters,
    private readonly order: Order,
    private readonly titles?: Pick<TitleIndex, "having">,
    private earlier: readonly Candidate[] = [],
  ) {
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
    let read = 0;
    while (this.ready.length < this.page && (this.readsOn || read < mostRead(this.ready.length > 0, this.wantsMore))) {
      if (this.walk.asked === 0 && !this.lookedAtTitles) await this.lookAtTitles();
      else if (this.earlier.length > 0 && this.queue.length === 0) this.takeEarlier();
      else if (this.earlier.length === 0 && this.wantsOlder()) await this.askNext();
      else if (this.queue.length > 0) read += await this.readBatch();
      else if (this.rests() || !this.nextForm()) break;
    }
    const partial = !this.walk.isAtEnd || this.query + 1 < this.queries.length;
    if (this.found === 0) this.acceptLoose();
    // Who has asked for more and gets none after so many texts is at the end.
    const spent = this.ready.length === 0 && this.found > 0;
    const more = !spent && (this.ready.length > this.page || this.queue.length > 0 || partial);
    const exact = this.ready.splice(0, this.page).map(resultOf);
    this.wantsMore = true;
    const related = more ? [] : this.near().slice(0, RELATED).map(resultOf);
    return { exact, found: this.found, estimate: this.estimate(more), more, partial, related };
  }

  /** Of long texts some are right as well: ten are read before it is said that there is nothing yet. */
  private get readsOn(): boolean {
    return this.found === 0 && this.read < PAGE;
  }

  /** What was read and has the words otherwise than as typed. */
  near(): readonly Candidate[] {
    return this.unseen([...this.loose, ...this.others]);
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
    return !this.wantsMore && this.found > 0 && this.walk.asked >= FEW_SHARDS && !this.walk.isAtEnd;
  }

  private async askNext(): Promise<void> {
    // By date the newest of one shard come before those of the next.
    const wanted = this.order === "date" ? 1 : this.page - this.queue.length;
    const waiting = await this.walk.next(wanted, (shard) => this.ask(shard));
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

  private async readBatch(): Promise<number> {
    const count = this.read === 0 ? this.page : Math.max(LEAST_READ, this.page - this.ready.length);
    const waiting = this.queue.splice(0, count);
    const hits = waiting.map(({ hit }) => hit);
    const candidates = await read(hits, this.current);
    this.read += waiting.length;
    for (const { number } of waiting) this.done.add(number);
    for (const [at, { shard, number }] of waiting.entries())
      if (!this.titled.has(number)) this.inVain.add(shard, candidates[at], this.current);
    this.queue = this.queue.filter(({ shard }) => !this.inVain.isHopeless(shard));
    const fresh = this.unseen(candidates);
    const exact = fresh.filter(({ match }) => match?.kind === "exact" || (match && this.acceptsLoose));
    this.take(this.order === "date" ? exact : [...exact].sort((a, b) => this.rank(b) - this.rank(a)));
    this.loose.push(...fresh.filter(({ match }) => match?.kind === "loose" && !this.acceptsLoose));
    this.others.push(...fresh.filter((candidate) => !candidate.match && isRelated(candidate)));
    return readIn(candidates);
  }

  /** Each once, without those that are among the exact ones. */
  private unseen(candidates: readonly Candidate[]): Candidate[] {
    const known = new Set(this.seen);
    return candidates.filter(({ fragment: { url } }) => !known.has(url) && known.add(url));
  }

  /** Words side by side before the same words apart, then words in the title before words in the text. */
  private rank(candidate: Candidate): number {
    const [first] = this.queries;
    const sideBySide = this.query > 0 && first && matchQuery(candidate.folded.text, first);
    return (sideBySide ? 2 : 0) + (isInTitle(candidate) ? 1 : 0);
  }

  private takeEarlier(): void {
    const examined = this.unseen(this.earlier.map(({ fragment }) => examine(fragment, this.current)));
    this.earlier = [];
    this.take(examined.filter(({ match }) => match?.kind === "exact"));
    // Some that are here are better than all of a page that have to come.
    this.page = Math.min(this.page, Math.max(LEAST_READ, this.ready.length));
  }

  /** Where nothing has the words without marks between them, those with marks are what was meant. */
  private acceptLoose(): void {
    if (this.loose.length === 0) return;
    this.acceptsLoose = true;
    this.take(this.unseen(this.loose.splice(0)));
  }

  private take(candidates: readonly Candidate[]): void {
    for (const { fragment } of candidates) this.seen.add(fragment.url);
    this.ready.push(...candidates);
    this.found += candidates.length;
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
    this.others.length = 0;
    return true;
  }

  /** As many of the candidates still unread are right as of those read. */
  private estimate(more: boolean): number {
    if (!more || this.read === 0) return this.found;
    return this.found + Math.round((this.queue.length * this.found) / this.read);
  }
}

import { filesWith } from "../search/heads.ts";
import { type ListPart, PIECES } from "./list-part.ts";
import type { IndexPiece, Posting } from "./piece.ts";

/** Articles by their order in the shard, and how often a word stands in each, as far as that counts. */
type Occurrences = ReadonlyMap<number, number>;

/** An article that has all terms, by its order in the shard. */
export interface Having {
  readonly order: number;
  readonly score: number;
}

/** Weight of usual text (`searchDocument` gives titles seven times as much). */
const PLAIN = 24;
/** Words made for finding stand in the metadata and nowhere else. */
const MADE = 0.5;
/**
 * How soon more of the same word says nothing more: BM25 as Pagefind has it, but for the length of texts, which would be half of
 * what is loaded of a list and changes little, since scores of one octave count as the same.
 */
const SATURATION = 1.4;
/** So many pieces at most are loaded for words that begin as one that is still being typed. */
const MOST_PIECES = 4;
const HAN = /^\p{Script=Han}/u;

/**
 * Finds articles by the pieces of a shard alone. All articles that have a word are told apart by their numbers; Pagefind's
 * program is not needed for that, and its 68 KB are half of what a first question would load.
 */
export class Postings {
  /** The first word of every part of the list. */
  private readonly parts: readonly string[];
  private readonly pages: number;
  private readonly lists: Loader<ListPart>;
  private readonly pieces: Loader<IndexPiece>;

  constructor(
    { lists, pages }: { readonly lists: readonly string[]; readonly pages: number },
    load: { part(number: number): Promise<ListPart>; piece(number: number): Promise<IndexPiece> },
  ) {
    this.parts = lists;
    this.pages = pages;
    this.lists = new Loader((number) => load.part(number));
    this.pieces = new Loader((number) => load.piece(number));
  }

  /** Articles that have words beginning with each of the terms, the best first. */
  async having(terms: readonly string[]): Promise<readonly Having[]> {
    const found = await Promise.all(terms.map((term) => this.occurrences(term)));
    const [rarest = new Map<number, number>(), ...others] = found.sort((a, b) => a.size - b.size);
    const having = [...rarest.keys()].filter((order) => others.every((other) => other.has(order)));
    const scored = having.map((order) => {
      const score = (own: Occurrences) => {
        const times = own.get(order) ?? 0;
        return rarity(own.size, this.pages) * ((times * (SATURATION + 1)) / (times + SATURATION));
      };
      return { order, score: found.reduce((sum, own) => sum + score(own), 0) };
    });
    return scored.sort((a, b) => b.score - a.score);
  }

  /** Loads the pieces that may have words beginning so. */
  async preload(terms: readonly string[]): Promise<void> {
    await Promise.all(
      terms.map(async (term) => Promise.all((await this.piecesOf(term)).map((piece) => this.pieces.get(piece)))),
    );
  }

  /** Begins to load the parts of the list that may have words beginning so. */
  locate(terms: readonly string[]): void {
    // Whoever needs one that could not be loaded loads it again, and hears of it.
    for (const term of terms) this.piecesOf(term).catch(() => undefined);
  }

  /** How many articles have each, as a word or as the beginning of one. */
  async counts(terms: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const counted = terms.map(async (term) => [term, (await this.occurrences(term)).size] as const);
    return new Map(await Promise.all(counted));
  }

  private async occurrences(term: string): Promise<Occurrences> {
    await this.preload([term]);
    const times = new Map<number, number>();
    for (const number of filesWith(term, this.parts).flatMap((part) => this.piecesIn(part, term)))
      for (const { text, postings, variants } of this.pieces.loaded.get(number) ?? [])
        if (text.startsWith(term)) for (const { postings: own } of [{ postings }, ...variants]) addTo(times, own);
    return times;
  }

  /** A lone character begins too many words for all of them to be loaded; those are counted that are there. */
  private async piecesOf(term: string): Promise<readonly number[]> {
    const most = [...term].length === 1 ? 1 : HAN.test(term) ? undefined : MOST_PIECES;
    const parts = filesWith(term, this.parts).slice(0, most);
    await Promise.all(parts.map((part) => this.lists.get(part)));
    return parts.flatMap((part) => this.piecesIn(part, term)).slice(0, most);
  }

  /** Of a part that is there. */
  private piecesIn(part: number, term: string): number[] {
    return filesWith(term, this.lists.loaded.get(part) ?? []).map((place) => part * PIECES + place);
  }
}

/** Loads numbered files, each once; what has failed is loaded again. */
class Loader<T> {
  readonly loaded = new Map<number, T>();
  private readonly loading = new Map<number, Promise<T>>();

  constructor(private readonly load: (number: number) => Promise<T>) {}

  get(number: number): Promise<T> {
    const loading = this.loading.get(number) ?? this.load(number);
    this.loading.set(number, loading);
    const done = loading.then((file) => {
      this.loaded.set(number, file);
      return file;
    });
    done.catch(() => this.loading.delete(number));
    return done;
  }
}

function addTo(times: Map<number, number>, postings: readonly Posting[]): void {
  let order = 0;
  for (const { step, occurrence } of postings) {
    order += step;
    let sum = occurrence.weights.length === 0 ? MADE : 0;
    for (let at = 0; at < occurrence.weights.length; at += 2)
      sum += ((occurrence.weights[at] ?? 0) / PLAIN) * (occurrence.weights[at + 1] ?? 0);
    times.set(order, (times.get(order) ?? 0) + sum);
  }
}

/** What few articles have says more of them. */
function rarity(having: number, all: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

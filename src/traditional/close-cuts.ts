import type { Dictionaries } from "./dictionaries.ts";
import { aloneCost } from "./lattice.ts";
import { Found } from "./word-chains.ts";
import { WordForms } from "./word-forms.ts";

/** So much more may another cut cost than the best and still be likely, in tenths of a bit. */
const CLOSE = 10;
const HAN = /[\u4e00-\u9fff]+/g;

/** Finds what a text might become as well, were it cut into words otherwise, at nearly the same cost. */
export class CloseCuts {
  readonly #dictionaries: Dictionaries;
  readonly #forms: WordForms;
  readonly #found = new Found();

  constructor(dictionaries: Dictionaries) {
    this.#dictionaries = dictionaries;
    this.#forms = new WordForms(dictionaries);
  }

  /**
   * @param written what each character of the text has become
   * @returns places of characters that another word, or none, would have made something else
   */
  placesIn(text: string, written: readonly string[]): ReadonlySet<number> {
    const places = new Set<number>();
    for (const { 0: run, index } of text.matchAll(HAN)) {
      const telling = run.split("").some((one) => this.#dictionaries.telling[one.charCodeAt(0)] === 1);
      if (telling && run.length > 1) this.#inRun(text, index, run, written, places);
    }
    return places;
  }

  #inRun(text: string, start: number, run: string, written: readonly string[], places: Set<number>): void {
    const units = Uint16Array.from([...run.split("").map((one) => one.charCodeAt(0)), 0]);
    const edges = this.#edgesOf(units);
    const [before, behind] = [costsBefore(edges, run.length), costsBehind(edges, run.length)];
    for (const { from, to, cost, word } of edges) {
      if ((before[from] ?? 0) + cost + (behind[to] ?? 0) > (before[run.length] ?? 0) + CLOSE) continue;
      const form =
        word > 0 ? this.#forms.fixedOf(word) : this.#forms.chosen(run.charAt(from), text, start + from).converted;
      if (form?.length !== to - from) continue;
      for (let at = from; at < to; at += 1)
        if (form.charAt(at - from) !== (written[start + at] ?? "")) places.add(start + at);
    }
  }

  #edgesOf(units: Uint16Array): Edge[] {
    const { lexicon } = this.#dictionaries;
    const edges: Edge[] = [];
    for (let from = 0; from < units.length - 1; from += 1) {
      edges.push({ from, to: from + 1, cost: aloneCost(lexicon, units, from), word: 0 });
      const words = this.#found.words.subarray(0, lexicon.wordsAt(units, from, this.#found));
      for (const word of words)
        edges.push({ from, to: from + lexicon.lengthOf(word), cost: lexicon.costOf(word), word });
    }
    return edges;
  }
}

/** A word of a cut; the number is 0 for a character that is none. In order of where they begin. */
interface Edge {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
  readonly word: number;
}

/** What the best way from the beginning to each place costs. */
function costsBefore(edges: readonly Edge[], length: number): number[] {
  const costs = new Array<number>(length + 1).fill(Number.POSITIVE_INFINITY);
  costs[0] = 0;
  for (const { from, to, cost } of edges) costs[to] = Math.min(costs[to] ?? 0, (costs[from] ?? 0) + cost);
  return costs;
}

/** What the best way from each place to the end costs. */
function costsBehind(edges: readonly Edge[], length: number): number[] {
  const costs = new Array<number>(length + 1).fill(Number.POSITIVE_INFINITY);
  costs[length] = 0;
  for (const { from, to, cost } of edges.toReversed())
    costs[from] = Math.min(costs[from] ?? 0, (costs[to] ?? 0) + cost);
  return costs;
}

import type { Note } from "./answer.ts";
import type { Meaning } from "./meaning.ts";
import { loadFor } from "./prefetch.ts";
import { type Order, Question } from "./question.ts";
import type { Candidate, Result } from "./result.ts";
import type { Archive, Filters } from "./shard.ts";

interface Weighed {
  readonly question: Question;
  readonly weight: number;
}

export interface Related {
  readonly related: readonly Result[];
  readonly notes: readonly Note[];
  readonly moreRelated: boolean;
}

/** Finds what may have been meant, one meaning after the other. */
export class Relatives {
  private readonly archive: Archive;
  private readonly read: readonly Candidate[];
  private readonly how: { readonly filters: Filters; readonly order: Order };
  private readonly meanings: AsyncGenerator<Meaning>;
  /** Those of the meaning that have more. */
  private questions: Weighed[] = [];
  private meaning: Meaning | undefined;
  private ended = false;
  /** Of what is said already; words that are cut once more need no second sentence. */
  private readonly said = new Set<string>();

  /** @param read texts that have what was typed in pieces */
  constructor(
    meanings: AsyncGenerator<Meaning>,
    archive: Archive,
    how: { readonly filters: Filters; readonly order: Order },
    read: readonly Candidate[] = [],
  ) {
    this.read = read;
    this.meanings = meanings;
    this.archive = archive;
    this.how = how;
  }

  /** @param most how many are wanted */
  async next(most: number): Promise<Related> {
    const related: Result[] = [];
    const notes: Note[] = [];
    while (related.length < most && !this.ended) {
      if (this.questions.length === 0) this.questions = await this.nextQuestions();
      if (this.questions.length === 0) continue;
      const shares = sharesOf(this.questions, most - related.length);
      const answers = await Promise.all(this.questions.map(({ question }, at) => question.next(shares[at])));
      this.questions = this.questions.filter((_, at) => answers[at]?.more);
      const found = inTurns(answers.map(({ exact }) => exact));
      if (found.length > 0 && this.meaning) {
        const { relation, words } = this.meaning;
        const what = relation === "apart" ? relation : [relation, ...words].join(" ");
        if (!this.said.has(what)) notes.push({ relation, words });
        this.said.add(what);
      }
      related.push(...found);
      if (this.questions.length > 0 && related.length > 0) break;
      // One thing that sounds like it is enough.
      if (this.meaning?.relation === "sound" && found.length > 0 && this.questions.length === 0) this.ended = true;
    }
    return { related, notes, moreRelated: !this.ended };
  }

  private async nextQuestions(): Promise<Weighed[]> {
    const next = await this.meanings.next();
    if (next.done) {
      this.ended = true;
      return [];
    }
    const { value } = next;
    const { shards, titles } = this.archive;
    const { filters, order } = this.how;
    this.meaning = value;
    for (const { queries } of value.questions) if (queries[0]) loadFor(queries[0], this.archive);
    const { typed } = value;
    const before = { read: value.relation === "apart" ? this.read : [], ...(typed && { typed }) };
    return value.questions.map(({ queries, weight }) => ({
      question: new Question(queries, shards, filters, order, titles, before),
      weight,
    }));
  }
}

/** Of so many each gets what it is likely to be worth, and one at least. */
function sharesOf(questions: readonly Weighed[], most: number): number[] {
  const all = questions.reduce((sum, { weight }) => sum + weight, 0);
  return questions.map(({ weight }) => Math.max(1, Math.floor((most * weight) / all)));
}

/** The first of each, then the second of each. */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = lists.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}

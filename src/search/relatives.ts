import type { Note } from "./answer.ts";
import type { Meaning } from "./meanings.ts";
import { type Order, Question } from "./question.ts";
import type { Candidate, Result } from "./result.ts";
import type { Archive, Filters } from "./shard.ts";

/** So many at once, as of what is exact; behind that half of them. */
const AT_ONCE = 10;
const AT_ONCE_BEHIND = 5;

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
  private question: Question | undefined;
  private meaning: Meaning | undefined;
  private ended = false;
  /** Words that are cut once more need no second sentence. */
  private saidApart = false;

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

  /** @param isBehind whether exact ones stand before them */
  async next(isBehind: boolean): Promise<Related> {
    const most = isBehind ? AT_ONCE_BEHIND : AT_ONCE;
    const related: Result[] = [];
    const notes: Note[] = [];
    while (related.length < most && !this.ended) {
      const question = this.question ?? (await this.nextQuestion());
      if (!question) break;
      const answer = await question.next(most - related.length);
      if (answer.exact.length > 0 && this.meaning) {
        const { relation, words } = this.meaning;
        const isSaid = notes.some((note) => note.words === words) || (relation === "apart" && this.saidApart);
        if (!isSaid) notes.push({ relation, words });
        this.saidApart ||= relation === "apart";
      }
      related.push(...answer.exact);
      if (answer.more && related.length > 0) break;
      if (!answer.more) this.question = undefined;
      // One thing that sounds like it is enough.
      if (this.meaning?.relation === "sound" && answer.exact.length > 0 && !answer.more) this.ended = true;
    }
    return { related, notes, moreRelated: !this.ended };
  }

  private async nextQuestion(): Promise<Question | undefined> {
    const { value } = await this.meanings.next();
    if (!value) {
      this.ended = true;
      return undefined;
    }
    const { shards, titles } = this.archive;
    const { filters, order } = this.how;
    this.meaning = value;
    const earlier = value.relation === "apart" ? this.read : [];
    this.question = new Question(value.queries, shards, filters, order, titles, earlier);
    return this.question;
  }
}

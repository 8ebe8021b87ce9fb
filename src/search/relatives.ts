import type { Note } from "./answer.ts";
import type { Meaning } from "./meanings.ts";
import { type Order, Question } from "./question.ts";
import type { Result } from "./result.ts";
import type { Archive, Filters } from "./shard.ts";

/** So many at once, as of what is exact. */
const AT_ONCE = 10;

export interface Related {
  readonly related: readonly Result[];
  readonly notes: readonly Note[];
  readonly moreRelated: boolean;
}

/** Finds what may have been meant, one meaning after the other. */
export class Relatives {
  private readonly archive: Archive;
  private readonly how: { readonly filters: Filters; readonly order: Order };
  private readonly meanings: AsyncGenerator<Meaning>;
  private question: Question | undefined;
  private meaning: Meaning | undefined;
  private ended = false;
  /** Words that are cut once more need no second sentence. */
  private saidApart = false;

  constructor(
    meanings: AsyncGenerator<Meaning>,
    archive: Archive,
    how: { readonly filters: Filters; readonly order: Order },
  ) {
    this.meanings = meanings;
    this.archive = archive;
    this.how = how;
  }

  async next(): Promise<Related> {
    const related: Result[] = [];
    const notes: Note[] = [];
    while (related.length < AT_ONCE && !this.ended) {
      const question = this.question ?? (await this.nextQuestion());
      if (!question) break;
      const answer = await question.next();
      if (answer.exact.length > 0 && this.meaning) {
        const { relation, words } = this.meaning;
        const isSaid = notes.some((note) => note.words === words) || (relation === "apart" && this.saidApart);
        if (!isSaid) notes.push({ relation, words });
        this.saidApart ||= relation === "apart";
      }
      related.push(...answer.exact);
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
    this.question = new Question(value.queries, shards, filters, order, titles);
    return this.question;
  }
}

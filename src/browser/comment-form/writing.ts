import { isBlank } from "../../domain/seen-text.ts";
import type { Draft, Drafts } from "./drafts.ts";
import type { Outcome } from "./post.ts";
import { numberOf, submissionId, type Words } from "./submission-id.ts";

/**
 * What the form is doing, as its `data-state` says: nothing yet, waiting for the answer, done; something to correct;
 * refused, so that pressing again is all that can be done; or it is not known whether the comment arrived.
 */
export type State = "editing" | "sending" | "received" | "invalid" | "refused" | "unsure";

/** A comment from the first letter until it has arrived for certain; knows no page, so that tests can play it by the thousand. */
export class Writing {
  state: State = "editing";
  /** Of the draft; a comment that has arrived is followed by another. */
  private number = "";
  /** What may have arrived. */
  private doubtful: number | undefined;

  constructor(
    private readonly drafts: Drafts,
    private readonly newNumber: () => string,
  ) {}

  /**
   * Takes up the draft that was left, or, where the form has words already, the one that says the same.
   *
   * @returns what the form has to say, or undefined when it says it already
   */
  begin(words: Words): Draft | undefined {
    return this.taken(this.drafts.next(isBlank(words.message) ? "" : words.message));
  }

  /** Changes to another draft of this article; what is on its way is waited for. */
  change(): Draft | undefined {
    return this.state === "sending" ? undefined : this.taken(this.drafts.next());
  }

  /** How many drafts of this article there are besides. */
  others(): number {
    return this.drafts.others();
  }

  /** @returns whether the words are safe when the page is left */
  save(words: Words): boolean {
    if (isBlank(words.message)) {
      this.drafts.keep(undefined);
      return true;
    }
    this.number ||= this.newNumber();
    return this.drafts.keep({ ...words, number: this.number, sent: this.doubtful === numberOf(words) });
  }

  /** The reader wants it sent. @returns the id to send it by */
  send(words: Words): string {
    this.state = "sending";
    this.number ||= this.newNumber();
    this.doubtful = numberOf(words);
    return submissionId(this.number, words);
  }

  /** What has become of it. @param isFault whether the reader can correct what was objected to */
  settle({ kind }: Outcome, isFault: boolean): void {
    if (kind === "received" || kind === "refused") this.doubtful = undefined;
    if (kind === "received") this.number = "";
    if (kind === "refused") this.state = isFault ? "invalid" : "refused";
    else this.state = kind === "received" ? "received" : "unsure";
  }

  private taken(draft: Draft | undefined): Draft | undefined {
    if (!draft) return undefined;
    this.number = draft.number;
    this.doubtful = draft.sent ? numberOf(draft) : undefined;
    this.state = draft.sent ? "unsure" : "editing";
    return draft;
  }
}

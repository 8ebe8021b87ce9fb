import { matchQuery } from "./match.ts";
import type { Query } from "./query.ts";
import { type Candidate, isInTitle, isRelated } from "./result.ts";

/** What was read for a question, by how it answers it; each article once. */
export class Findings {
  /** Exact ones that nobody has been given yet, the best first. */
  ready: Candidate[] = [];
  /** How many exact ones there are, given ones included. */
  count = 0;
  /** Addresses of them. */
  private readonly seen = new Set<string>();
  private readonly loose: Candidate[] = [];
  private readonly others: Candidate[] = [];
  private acceptsLoose = false;

  /** @param first how it was typed @param form number of the form that they were looked for by */
  add(candidates: readonly Candidate[], order: "relevance" | "date", first: Query | undefined, form: number): void {
    const fresh = this.unseen(candidates);
    const exact = fresh.filter(({ match }) => match?.kind === "exact" || (match && this.acceptsLoose));
    // Words side by side before the same words apart, then words in the title before words in the text.
    const rank = (candidate: Candidate) => {
      const sideBySide = form > 0 && first && matchQuery(candidate.folded.text, first);
      return (sideBySide ? 2 : 0) + (isInTitle(candidate) ? 1 : 0);
    };
    this.take(order === "date" ? exact : [...exact].sort((a, b) => rank(b) - rank(a)));
    this.loose.push(...fresh.filter(({ match }) => match?.kind === "loose" && !this.acceptsLoose));
    this.others.push(...fresh.filter((candidate) => !candidate.match && isRelated(candidate)));
  }

  /** Only those that have the words as they were typed. */
  addExact(candidates: readonly Candidate[]): void {
    this.take(this.unseen(candidates).filter(({ match }) => match?.kind === "exact"));
  }

  /** Whether the next one is here. */
  get hasNext(): boolean {
    return this.ready.length > 0 || (this.count === 0 && this.loose.length > 0);
  }

  /** Where nothing has the words without marks between them, those with marks are what was meant. */
  acceptLoose(): void {
    if (this.count > 0 || this.loose.length === 0) return;
    this.acceptsLoose = true;
    this.take(this.unseen(this.loose.splice(0)));
  }

  /** What has the words otherwise than as typed. */
  near(): readonly Candidate[] {
    return this.unseen([...this.loose, ...this.others]);
  }

  /** What has not even them was looked for by another form. */
  forgetOthers(): void {
    this.others.length = 0;
  }

  private take(candidates: readonly Candidate[]): void {
    for (const { fragment } of candidates) this.seen.add(fragment.url);
    this.ready.push(...candidates);
    this.count += candidates.length;
  }

  private unseen(candidates: readonly Candidate[]): Candidate[] {
    const known = new Set(this.seen);
    return candidates.filter(({ fragment: { url } }) => !known.has(url) && known.add(url));
  }
}

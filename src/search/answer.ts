import type { Label } from "./heads.ts";
import type { ListedArticle } from "./listed-article.ts";
import type { Relation } from "./meaning.ts";
import type { NamedPage } from "./named-page.ts";
import type { Period } from "./period.ts";
import type { Answer as Exact } from "./question.ts";

/** What the page shows of a question. */
export interface Answer extends Exact {
  /** Why what is related is related, in its order. */
  readonly notes: readonly Note[];
  /** Whether there can be more of it. */
  readonly moreRelated: boolean;
  /** Nor is any of it known yet: readers need not wait for it to see what is exact. */
  readonly awaitsRelated?: boolean;
  /** “您是不是要找” */
  readonly suggestion?: string;
  /** What was typed is also the name of a person or a topic, a day or a month, a section or a source; with the first results only. */
  readonly offer?: Offer;
}

export interface Note {
  readonly relation: Relation;
  readonly words: readonly string[];
}

export interface Offer {
  /** Pages of people and topics that go by it. */
  readonly pages?: readonly NamedPage[];
  /** The articles of some days, and how many there are; the newest of them. */
  readonly period?: { readonly days: Period; readonly count: number; readonly newest: readonly ListedArticle[] };
  readonly section?: Label;
  readonly source?: Label;
}

export const NOTHING: Answer = {
  exact: [],
  related: [],
  found: 0,
  estimate: 0,
  more: false,
  partial: false,
  notes: [],
  moreRelated: false,
};

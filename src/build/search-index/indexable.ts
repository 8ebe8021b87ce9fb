import type { Article } from "../../domain/article.ts";
import type { DateStamp } from "../../domain/date-stamp.ts";
import type { Released } from "../../domain/release.ts";
import { codeDigest } from "../../kept/code-digest.ts";
import { digestOf, digestOfRecord } from "../../kept/digest.ts";
import { searchDocument } from "../../search/document.ts";
import { type Head, headOf } from "../../search/head.ts";

/** An article as the index takes it. */
export interface Indexable extends Released {
  readonly path: string;
  readonly published: Pick<DateStamp, "day" | "epoch">;
  /** Digest of everything that the document is made of, the code included; without it the document is made each time. */
  readonly madeOf?: string;
  /** The HTML that Pagefind reads; the same each time. Made when needed, so that not all stand in memory. */
  document(): string;
  /** What is known of it without its text. */
  head(): Head;
}

export function indexableOf(article: Article): Indexable {
  const { body, ...outer } = article;
  const { id, path, published, order } = outer;
  return {
    ...{ id, path, published, ...(order && { order }) },
    madeOf: digestOf([codeDigest(), digestOfRecord(outer), body]),
    document: () => searchDocument(article),
    head: () => headOf(article),
  };
}

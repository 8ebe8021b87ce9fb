import type { PictureRecord } from "../domain/article-record.ts";
import type { Kind } from "../domain/kind.ts";
import type { ProblemCode } from "../domain/problem.ts";
import type { SourceRecord } from "../domain/source.ts";
import type { Block } from "./manuscript.ts";

/** Where a remark points: a field of article.json, a block of article.md, or a line of what was pasted. */
export type Pointer =
  | { readonly field: readonly PropertyKey[] }
  | { readonly block: Block }
  | { readonly line: number | undefined };

/** Something a person has to look at or decide. */
export interface ReviewNote {
  readonly at: Pointer;
  /** One Chinese sentence. */
  readonly message: string;
  /** When it is of a kind that the check knows as well. */
  readonly code?: ProblemCode;
}

/** Something that was taken out of the text, for the author to see. */
export interface RemovedLine {
  readonly what: string;
  readonly text: string;
  readonly line: number | undefined;
}

/** What a manuscript turned out to be, as far as a machine can tell. */
export interface Draft {
  readonly title?: string;
  readonly lede?: string;
  readonly kind?: Kind;
  readonly desk?: string;
  readonly authors: readonly string[];
  readonly sources: readonly SourceRecord[];
  /** `2025-05-19` or `2025-05-19T09:30`, without a zone. */
  readonly day?: string;
  /** By name, in the order of the text. */
  readonly pictures: ReadonlyMap<string, PictureRecord>;
  readonly body: readonly Block[];
  readonly moved: readonly RemovedLine[];
  readonly reviewNotes: readonly ReviewNote[];
}

/** A draft of nothing: for an article that is begun with its fields. */
export const NOTHING: Draft = { authors: [], sources: [], pictures: new Map(), body: [], moved: [], reviewNotes: [] };

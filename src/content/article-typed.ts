import type { SourceParagraph } from "./markdown/parse.ts";

/** What is in a record and the text that belongs to it. */
export interface Typed {
  readonly record: string;
  readonly text: string;
  readonly paragraphs: readonly SourceParagraph[];
}

/** What is in the file of an entry of a live page; the text has blanks in the place of the record. */
export interface TypedEntry extends Typed {
  /** From the folder of the article. */
  readonly name: string;
}

/** What is in the files of an article. */
export interface TypedArticle extends Typed {
  readonly entries: readonly TypedEntry[];
}

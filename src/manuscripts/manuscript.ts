import type { PictureRecord } from "../domain/article-record.ts";
import type { ChartRecord } from "../domain/chart-record.ts";
import type { Genre } from "../domain/genre.ts";
import type { Kind } from "../domain/kind.ts";
import type { MediaKind, MediaRecord } from "../domain/media.ts";
import type { ProblemCode } from "../domain/problem.ts";
import type { ContributorRecord } from "../domain/signature.ts";
import type { SourceRecord } from "../domain/source.ts";
import { cleanPaste, type EscapedText, escapeText, plain } from "./escaped-text.ts";
import { tableAt, writtenTable } from "./tables.ts";

/** A paragraph, heading, list or picture of a manuscript, in its order. */
export interface Block {
  readonly escaped: EscapedText;
  /** Line of the pasted text, from 1; absent for HTML, where lines mean nothing to an author. */
  readonly line?: number | undefined;
  /** Of a picture that belongs together with those beside it: the number of their gallery, from 1. */
  readonly gallery?: number | undefined;
}

/** A picture that stood in HTML; its block is `![](name)`. */
export interface HtmlPicture {
  /** As the address had it; empty when it was written into the page itself. */
  readonly address: string;
  readonly alt: string;
  /** What shows when a pointer rests on it; absent when nothing does. */
  readonly title?: string;
  /** Where it leads, often to itself in full size. */
  readonly link?: string;
  /** What the page set below it; empty when nothing. */
  readonly caption: EscapedText;
}

/** A video or sound that stood in HTML; its block is `![](name)`. */
export interface HtmlMedia {
  readonly kind: MediaKind;
  readonly address: string;
  /** What the page called it; empty when nothing. */
  readonly title: string;
}

/** What was pasted, cut into blocks and not yet understood. */
export interface Manuscript {
  readonly blocks: readonly Block[];
  /** Pictures of HTML by the name under which a block places them. */
  readonly pictures: ReadonlyMap<string, HtmlPicture>;
  /** Videos and sounds of HTML, likewise. */
  readonly media: ReadonlyMap<string, HtmlMedia>;
  /** What the page called itself, when no block says so. */
  readonly pageTitle?: string;
  /** Addresses of frames and the like that are no video or sound; empty where one has none. */
  readonly embeds: readonly string[];
  /** Menus, side columns, feet and controls of a page that were left out. */
  readonly leftOut: readonly RemovedLine[];
}

/**
 * Plain text as a manuscript. Every line that is not empty is a paragraph: that is how Word and WeChat paste; lines with tabs in them
 * are a table, as spreadsheets do.
 */
export function textManuscript(text: string): Manuscript {
  const blocks: Block[] = [];
  const lines = cleanPaste(text, { tabs: true }).split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = index + 1;
    const table = tableAt(lines, index);
    const escaped = table
      ? writtenTable(table)
      : escapeText((lines[index] ?? "").replaceAll("\t", " ").replace(/ {2,}/g, " ").trim());
    if (escaped !== "") blocks.push({ escaped, line });
    index += (table?.length ?? 1) - 1;
  }
  return { blocks, pictures: new Map(), media: new Map(), embeds: [], leftOut: [] };
}

/** The block that places a picture. */
export function pictureBlock(name: string): EscapedText {
  return `![](${name})`;
}

/** The picture that a block places; undefined for any other block. */
export function placedPicture({ escaped }: Block): string | undefined {
  return /^!\[\]\(([a-z0-9-]+)\)$/.exec(escaped)?.[1];
}

/** The note whose text a block is: its name and the text; undefined for any other block. */
export function noteIn({ escaped }: Block): { readonly name: string; readonly text: EscapedText } | undefined {
  const [, name, text] = /^\[\^([\w-]+)\]: ([\s\S]*)$/.exec(escaped) ?? [];
  return name === undefined || text === undefined ? undefined : { name, text };
}

/** Whether a block is running text: no picture, heading, list, quotation, table or note. */
export function isParagraph(block: Block): boolean {
  return placedPicture(block) === undefined && !/^(?:(?:#+|>|-|\d+[.)]|\|) |\[\^[\w-]+\]: )/.test(block.escaped);
}

/** Where a note points: a field of article.json, a block of article.md, or a line of what was pasted. */
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

/** What menus, side columns and feet of a page are called among the removed lines. */
export const SURROUNDING = "菜单、侧栏、页脚";

/** Something that was taken out of the text, for the author to see. */
export interface RemovedLine {
  readonly what: string;
  readonly text: string;
  readonly line: number | undefined;
}

/** A block that has left the text, whole, with the addresses of its links. @param what it was, in Chinese */
export function removedLine({ escaped, line }: Block, what: string): RemovedLine {
  return { what, text: plain(escaped.replace(/\[([^\]]+)\]\(([^)]+)\)/g, "$1（$2）")), line };
}

/** What a manuscript turned out to be, as far as a machine can tell. */
export interface Draft {
  readonly title?: string;
  readonly lede?: string;
  readonly kind?: Kind;
  readonly genre?: Genre;
  readonly desk?: string;
  readonly authors: readonly string[];
  readonly contributors: readonly ContributorRecord[];
  readonly sources: readonly SourceRecord[];
  /** `2025-05-19` or `2025-05-19T09:30`, without a zone. */
  readonly day?: string;
  /** By name, in the order of the text. */
  readonly pictures: ReadonlyMap<string, PictureRecord>;
  readonly media: ReadonlyMap<string, MediaRecord>;
  readonly charts: ReadonlyMap<string, ChartRecord>;
  /** What lies beside the article besides its two files, by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly body: readonly Block[];
  readonly removed: readonly RemovedLine[];
  readonly reviewNotes: readonly ReviewNote[];
}

/** A draft of nothing: for an article that is begun with its fields. */
export const NOTHING: Draft = {
  authors: [],
  contributors: [],
  sources: [],
  pictures: new Map(),
  media: new Map(),
  charts: new Map(),
  files: new Map(),
  body: [],
  removed: [],
  reviewNotes: [],
};

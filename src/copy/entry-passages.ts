import { parseMarkdown } from "../content/markdown/parse.ts";
import { entryFileIn } from "../domain/entry-file.ts";
import { ENTRY_COPY } from "../domain/live-record.ts";
import { passagesIn } from "./markdown-passages.ts";
import type { Passage, Role } from "./passage.ts";
import { recordPassages } from "./record-passages.ts";

const FIELDS: ReadonlyMap<string, Role> = new Map(Object.entries(ENTRY_COPY));

/** What is in the file of an entry of a live page, as its reader has parted it. */
export interface EntryText {
  /** From the folder of the article. */
  readonly name: string;
  readonly record: string;
  /** The file with blanks in the place of the record. */
  readonly text: string;
  readonly paragraphs: Parameters<typeof passagesIn>[0]["paragraphs"];
}

/** The running text of an entry: its headline and what was changed of it, and its text, each where it stands in the file. */
export function entryPassages({ record, ...body }: Omit<EntryText, "name">): Passage[] {
  return [...recordPassages(record, FIELDS), ...passagesIn(body)];
}

/** The file of an entry in its parts; undefined for what is none. */
export function entryTextIn(name: string, file: string): EntryText | undefined {
  const parts = entryFileIn(file);
  if (!parts) return undefined;
  const { head: record, text } = parts;
  return { name, record, text, paragraphs: parseMarkdown(text.replace(/^\uFEFF/, "")).paragraphs };
}

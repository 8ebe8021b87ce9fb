import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parseJson } from "../../content/json-text.ts";
import type { ArticleRecord } from "../../domain/article-record.ts";
import type { MigratedArticle } from "../model.ts";
import { digestOfFile, fieldsOf, fileDigest, unitsOf, valueDigest } from "./digest.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { ThreeWay } from "./three-way.ts";
import { threeWayRecord } from "./three-way-record.ts";
import { threeWayText } from "./three-way-text.ts";

export const RECORD = "article.json";
export const TEXT = "article.md";

/** What to write in an article's folder: a text, a file to copy, or null for taking it away. */
export type Content = string | { readonly copy: string } | null;

/** A file of an article: by its digests as it was written, as it is here, and as it is in the export now. */
export interface Part {
  readonly name: string;
  readonly was: string | undefined;
  readonly here: string | undefined;
  readonly there: string | undefined;
  /** As it is in the export. */
  readonly content: Content;
  /** Of a text that people edit: as it was read, without what editors on Windows add. */
  readonly read?: { readonly raw: string | undefined; readonly plain: string };
  /** Where both have changed it. */
  compare(): ThreeWay;
}

/** What an article's folder holds of texts. */
export interface Lying {
  readonly folder: string;
  readonly text: string | undefined;
  readonly json: string | undefined;
  readonly record: Partial<ArticleRecord>;
}

export function lyingIn(folder: string): Lying {
  const read = (name: string) => {
    const path = join(folder, name);
    return existsSync(path) ? readFileSync(path, "utf8") : undefined;
  };
  const [text, json] = [read(TEXT), read(RECORD)];
  return { folder, text, json, record: Object(parseJson(json ?? "")) };
}

/** What the ledger says of an article when it lies in its folder as it was made. */
export async function entryOf(
  record: Partial<ArticleRecord>,
  at: string,
  { markdown, files }: Pick<MigratedArticle, "markdown" | "files">,
): Promise<LedgerEntry> {
  const digests: [string, string][] = [];
  for (const [name, path] of files) digests.push([name, await digestOfFile(path)]);
  const { id = "" } = record;
  const fields = [...fieldsOf(record)].map(([name, value]) => [name, valueDigest(value)]);
  return {
    id,
    at,
    record: fileDigest(jsonOf(record)),
    fields: Object.fromEntries(fields),
    text: fileDigest(markdown),
    lines: unitsOf(markdown)
      .map(({ digest }) => digest)
      .join(""),
    files: Object.fromEntries(digests),
  };
}

export function jsonOf(record: Partial<ArticleRecord>): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** By part what was written last: where a run was killed, what stands there tells how far it came. */
export function whatWasWritten(known: readonly LedgerEntry[], { text, json }: Lying): LedgerEntry | undefined {
  const [first] = known;
  if (!first) return undefined;
  const byRecord = known.findLast(({ record }) => record === digestOf(json)) ?? first;
  const byText = known.findLast((entry) => entry.text === digestOf(text)) ?? first;
  const files = Object.assign({}, ...known.map((entry) => entry.files));
  const { record, fields } = byRecord;
  return { ...first, record, fields, text: byText.text, lines: byText.lines, files: { ...files, ...first.files } };
}

/**
 * The files of an article, each with what became of it on either side.
 * @param entry of the article as the export has it
 */
export async function partsOf(
  { markdown, files }: MigratedArticle,
  record: Partial<ArticleRecord>,
  entry: LedgerEntry,
  known: readonly LedgerEntry[],
  lying: Lying,
): Promise<Part[]> {
  const written = whatWasWritten(known, lying);
  const parts: Part[] = [];
  for (const name of new Set([...files.keys(), ...known.flatMap((one) => Object.keys(one.files))])) {
    const path = join(lying.folder, name);
    const here = existsSync(path) ? await digestOfFile(path) : undefined;
    const was = known.map((one) => one.files[name]);
    const copy = files.get(name);
    parts.push({
      ...{ name, here, there: entry.files[name], content: copy === undefined ? null : { copy } },
      was: was.find((digest) => digest === here) ?? was[0],
      compare: () => notMergeable(name, here, entry.files[name]),
    });
  }
  const plain = unified(lying.text ?? "");
  parts.push({
    ...{ name: TEXT, was: written?.text, here: digestOf(lying.text), there: entry.text, content: markdown },
    read: { raw: lying.text, plain },
    compare: () => threeWayText(TEXT, written?.lines ?? "", plain, markdown),
  });
  // In whatever order and with whatever spaces an older version of the command has written it.
  const isSame = written !== undefined && isDeepStrictEqual(written.fields, entry.fields);
  const json = unified(lying.json ?? "{}");
  parts.push({
    ...{ name: RECORD, was: written?.record, here: digestOf(lying.json), content: jsonOf(record) },
    there: isSame ? written.record : entry.record,
    read: { raw: lying.json, plain: json },
    compare: () => {
      if (!(parseJson(json) instanceof Object)) return notMergeable(RECORD, digestOf(lying.json), entry.record);
      return threeWayRecord(RECORD, written?.fields ?? {}, { text: json, record: lying.record }, record);
    },
  });
  return parts;
}

function digestOf(text: string | undefined): string | undefined {
  return text === undefined ? undefined : fileDigest(text);
}

function unified(text: string): string {
  return text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
}

function notMergeable(file: string, here: string | undefined, there: string | undefined): ThreeWay {
  const says = (digest: string | undefined, changed: string) => [digest === undefined ? "（没有这个文件）" : changed];
  const conflict = { there: says(there, "（旧站换了这个文件）"), here: says(here, "（这里改过这个文件）") };
  return { file, there: [], here: [], conflicts: [conflict], merged: undefined };
}

import { createHash, hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";

/** Of a file: 72 bits, so that no two of a publication's are alike by chance. */
const OF_FILE = 12;
/** Of a paragraph or a field: 30 bits. They are compared within one article only. */
export const OF_PART = 5;

/** Of a whole text. */
export function fileDigest(text: string): string {
  return hash("sha256", text, "base64url").slice(0, OF_FILE);
}

/** The same of a file of any size, that is read piece by piece. @throws Error of the file system */
export async function digestOfFile(path: string): Promise<string> {
  const sum = createHash("sha256");
  await pipeline(createReadStream(path), sum);
  return sum.digest("base64url").slice(0, OF_FILE);
}

/** Of a part of a text. Nobody can tell from it what was there. */
export function partDigest(text: string): string {
  return hash("sha256", text, "base64url").slice(0, OF_PART);
}

/** A paragraph, a line of a list, with the line ends behind it. */
export interface Unit {
  readonly text: string;
  readonly end: string;
  readonly digest: string;
}

/** Lines of a text with what parts them. Put together again they are the text. */
export function unitsOf(text: string): Unit[] {
  return [...text.matchAll(/([^\n]*)(\n+|$)/g)].flatMap(([whole, line = "", end = ""]) =>
    whole === "" ? [] : [{ text: line, end, digest: partDigest(line) }],
  );
}

/** The parts of a record that are compared each for itself: its fields, and of those that are lists by name each entry. */
export function fieldsOf(record: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(record).flatMap(([name, value]): [string, unknown][] =>
      BY_NAME.has(name) && isObject(value)
        ? Object.entries(value).map(([key, entry]) => [`${name}.${key}`, entry])
        : [[name, value]],
    ),
  );
}

const BY_NAME: ReadonlySet<string> = new Set(["pictures", "charts", "media", "quotes", "traditional"]);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value instanceof Object && !Array.isArray(value);
}

/** Of a value, in whatever order its fields stand. */
export function valueDigest(value: unknown): string {
  return partDigest(JSON.stringify(sorted(value)) ?? "");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

import { hash } from "node:crypto";

/** Of an object that was marked as a record and is not digested yet. */
const RECORD = Symbol("record");

/** Of objects that are digested by themselves, once, wherever they stand; until somebody asks, whether as records. */
const digests = new WeakMap<object, string | typeof RECORD | undefined>();

/**
 * Marks an object that stands in many values, such as what all pages have around them: a value is digested with the digest
 * of it in its place, which is counted once. Mark where it is made, so that equal values are digested in the same way.
 */
export function digestedOnce<T extends object>(value: T): T {
  if (!digests.has(value)) digests.set(value, undefined);
  return value;
}

/** The same for a record: nothing in it is marked or has a digest that is known, so it is digested as a whole. */
export function recordDigestedOnce<T extends object>(record: T): T {
  if (!digests.has(record)) digests.set(record, RECORD);
  return record;
}

/** Marks an object of which the digest is known, because it was kept with it or follows from that of what it is made of. */
export function rememberDigest<T extends object>(value: T, digest: string): T {
  digests.set(value, digest);
  return value;
}

/** The digest of a marked object, if it was counted or is known. */
export function knownDigest(value: object): string | undefined {
  const known = digests.get(value);
  return typeof known === "string" ? known : undefined;
}

/**
 * SHA-256 over a plain value (src/pages/define-pages.ts): the same for equal values that were marked in the same places.
 * What is undefined counts as not there, as in JSON.
 */
export function digestOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return sha256(written(value));
  const known = digests.get(value);
  if (typeof known === "string") return known;
  const digest = known === RECORD ? digestOfRecord(value) : sha256(writtenObject(value));
  if (digests.has(value)) digests.set(value, digest);
  return digest;
}

/**
 * SHA-256 over a plain value in which nothing is marked. The engine writes it, several times as fast as field by field; what
 * comes of it begins like no other value.
 */
export function digestOfRecord(value: object): string {
  return sha256(`=${JSON.stringify(value)}`);
}

function sha256(text: string): string {
  return hash("sha256", text);
}

function written(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  return digests.has(value) ? `#${digestOf(value)}` : writtenObject(value);
}

function writtenObject(value: object): string {
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += `${written(item)},`;
    return `[${text}]`;
  }
  const items: unknown[] = Object.values(value);
  for (const [at, name] of Object.keys(value).entries()) {
    const item = items[at];
    if (item !== undefined) text += `${writtenName(name)}:${written(item)},`;
  }
  return `{${text}}`;
}

/** Of fields: the same few in hundreds of thousands of objects. */
const names = new Map<string, string>();

function writtenName(name: string): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const text = JSON.stringify(name);
  names.set(name, text);
  return text;
}

import { hash } from "node:crypto";

/** Of objects that are digested by themselves, once, wherever they stand; undefined until somebody asks. */
const digests = new WeakMap<object, string | undefined>();

/**
 * Marks an object that stands in many values, such as what all pages have around them: a value is digested with the digest
 * of it in its place, which is counted once. Mark where it is made, so that equal values are digested in the same way.
 */
export function digestedOnce<T extends object>(value: T): T {
  if (!digests.has(value)) digests.set(value, undefined);
  return value;
}

/** Marks an object of which the digest is known, because it was kept with it or follows from that of what it is made of. */
export function rememberDigest<T extends object>(value: T, digest: string): T {
  digests.set(value, digest);
  return value;
}

/** The digest of a marked object, if it was counted or is known. */
export function knownDigest(value: object): string | undefined {
  return digests.get(value);
}

/**
 * SHA-256 over a plain value (src/pages/define-pages.ts): the same for equal values that were marked in the same places.
 * What is undefined counts as not there, as in JSON.
 */
export function digestOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return sha256(written(value));
  const known = digests.get(value);
  if (known !== undefined) return known;
  const digest = sha256(writtenObject(value));
  if (digests.has(value)) digests.set(value, digest);
  return digest;
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
  for (const [name, item] of Object.entries(value))
    if (item !== undefined) text += `${JSON.stringify(name)}:${written(item)},`;
  return `{${text}}`;
}

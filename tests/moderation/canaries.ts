import { createHash } from "node:crypto";

/** What a reader did not mean to publish; the first characters of each are unique. */
export interface Canary {
  readonly email: string;
  readonly ip: string;
  readonly agent: string;
}

export function canary(number: number): Canary {
  const n = String(number).padStart(4, "0");
  return { email: `c${n}.reader@mail.example.com`, ip: `${n}:db8:feed::1`, agent: `UA${n} (X11; Linux x86_64)` };
}

/** So many characters in a row tell a canary, or any of its encodings, from all other text. */
const WINDOW = 12;

/** Finds canaries in a text: plain, as base64 and hexadecimal, and by the beginning of their MD5, SHA-1 and SHA-256. */
export class LeakFinder {
  readonly #needles = new Map<string, string>();

  constructor(count: number) {
    for (let number = 0; number < count; number += 1) {
      for (const value of Object.values(canary(number))) {
        for (const form of formsOf(value)) this.#needles.set(form.slice(0, WINDOW), value);
      }
    }
  }

  /** @returns the canaries in the text, each once */
  find(text: string): string[] {
    const found = new Set<string>();
    for (let at = 0; at + WINDOW <= text.length; at += 1) {
      const value = this.#needles.get(text.slice(at, at + WINDOW));
      if (value !== undefined) found.add(value);
    }
    return [...found];
  }
}

/** A value as it is, and what it would be after a careless step. */
export function formsOf(value: string): string[] {
  const digests = ["md5", "sha1", "sha256"].map((name) => createHash(name).update(value).digest());
  return [
    value,
    ...[Buffer.from(value), ...digests].flatMap((bytes) => [bytes.toString("hex"), bytes.toString("base64")]),
  ];
}

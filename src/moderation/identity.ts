import { createHash } from "node:crypto";

/** What makes two submissions the same comment: 12 hex digits, the second half of a comment's id. */
export type Identity = string;

/**
 * @param parts such as the service and the number it gave; never an address of a reader (its hash could be guessed back)
 */
export function identityOf(...parts: readonly string[]): Identity {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}

/** @param sent `2024-05-01T14:30:00Z` */
export function commentIdOf(sent: string, identity: Identity): string {
  return `${sent.replace(/[-:]/g, "")}-${identity}`;
}

/** The identity in a comment's id. */
export function identityIn(id: string): Identity {
  return id.slice(-12);
}

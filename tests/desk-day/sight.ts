import type { Wall } from "./days.ts";

/** What readers are to see of an article. */
export interface Seen {
  /** Its address. */
  readonly path: string;
  /** What it bears as the moment of its release. */
  readonly released: Wall;
  /** The older date that it was given, where an embargo held it back. */
  readonly dated?: Wall;
  /** When it was corrected last. */
  readonly updated?: Wall;
  /** Its one picture. */
  readonly picture?: "shown" | "ended";
}

/** What readers are to get at an hour. */
export interface Sight {
  /** All that is out, the newest first. */
  readonly articles: readonly Seen[];
  /** Slugs of those that are news. */
  readonly news: readonly string[];
  /** Every rule of an address that is not there any more: to where, and with which status. */
  readonly rules: Readonly<Record<string, string>>;
  /** What the record of corrections and withdrawals says, the newest first. */
  readonly record: readonly (readonly [kind: string, at: Wall])[];
  /** Key of the tag that the articles have. */
  readonly tag: string;
  /** When the site will be another one by itself. */
  readonly next: Wall | undefined;
}

export function slugOf({ path }: Seen): string {
  return path.split("/").at(-2) ?? "";
}

import { join } from "node:path";

/** Where the commands work: three folders. */
export interface Places {
  readonly articles: string;
  /** `_data`: what editors let through, committed. */
  readonly data: string;
  /** `.inbox`: what came in and waits; git ignores it. */
  readonly inbox: string;
}

/** Comments that wait for an editor, `<id>.json` each. */
export function queueFolder({ inbox }: Places): string {
  return join(inbox, "queue");
}

/** Name of a waiting comment's file, inside the inbox. */
export function queuedName(id: string): string {
  return `queue/${id}.json`;
}

/**
 * Name of a published comment's file, inside `_data`.
 * @param address of its article, `/2025/05/slug/`
 */
export function publishedName(address: string, id: string): string {
  return `comments${address}${id}.json`;
}

/** Inside `_data`. */
export const REMOVED_NAME = "comments/removed.json";

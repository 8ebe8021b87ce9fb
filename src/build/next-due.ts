import type { HeldBack } from "../content/held-back.ts";

/** The next moment at which a new build would publish something. */
export interface NextDue {
  /** RFC 3339, in the publication's zone. */
  readonly at: string;
  /** Addresses of the articles that become due then. */
  readonly paths: readonly string[];
}

/** @returns null when nothing waits for its time */
export function nextDueOf(held: readonly HeldBack[]): NextDue | null {
  const waiting = held.flatMap(({ path, due }) => (due ? [{ path, due }] : []));
  const [first] = waiting.toSorted((a, b) => Date.parse(a.due) - Date.parse(b.due));
  if (!first) return null;
  const paths = waiting.filter(({ due }) => Date.parse(due) === Date.parse(first.due)).map(({ path }) => path);
  return { at: first.due, paths: paths.sort() };
}

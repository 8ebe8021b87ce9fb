/** What a reader asked for, as pieces of text that a page has to contain. */
export interface Query {
  /** What goes to the index. */
  readonly text: string;
  /** Runs of letters and digits, folded; each should stand in the page as it is. */
  readonly runs: readonly string[];
}

/** Full- and half-width, capitals and variant forms count as equal. The result may differ in length. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Reads what was typed: punctuation and spaces only separate. */
export function readQuery(typed: string): Query {
  const runs = fold(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  return { text: runs.join(" "), runs };
}

/** Whether a text contains every run as typed, side by side. */
export function containsAll(text: string, { runs }: Query): boolean {
  const folded = fold(text);
  return runs.every((run) => folded.includes(run));
}

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

const BEFORE = 24;
const LENGTH = 110;

/**
 * The stretch of a text around the first place where the query stands, cut into pieces that are hits or not.
 * Without a hit it is the beginning.
 */
export function excerpt(content: string, { runs }: Query): Piece[] {
  const text = content.normalize("NFKC").replace(/\s+/g, " ").trim();
  const lower = text.toLowerCase();
  // A few letters change length in lower case; then places no longer agree and the beginning is shown unmarked.
  const aligned = lower.length === text.length;
  const first = aligned ? Math.min(...runs.map((run) => lower.indexOf(run)).filter((at) => at >= 0)) : Infinity;
  const from = Number.isFinite(first) ? Math.max(0, first - BEFORE) : 0;
  const part = text.slice(from, from + LENGTH);
  const pieces = aligned ? mark(part, runs) : [{ text: part, hit: false }];
  if (from > 0) pieces.unshift({ text: "…", hit: false });
  if (from + LENGTH < text.length) pieces.push({ text: "…", hit: false });
  return pieces;
}

/** Cuts a text at every place where one of the runs stands. */
export function mark(text: string, runs: readonly string[]): Piece[] {
  const lower = text.toLowerCase();
  const longestFirst = [...runs].sort((a, b) => b.length - a.length);
  const pieces: Piece[] = [];
  let plain = 0;
  for (let at = 0; at < text.length; ) {
    const run = longestFirst.find((candidate) => lower.startsWith(candidate, at));
    if (run === undefined || lower.length !== text.length) {
      at += 1;
      continue;
    }
    if (at > plain) pieces.push({ text: text.slice(plain, at), hit: false });
    at += run.length;
    pieces.push({ text: text.slice(at - run.length, at), hit: true });
    plain = at;
  }
  if (plain < text.length) pieces.push({ text: text.slice(plain), hit: false });
  return pieces;
}

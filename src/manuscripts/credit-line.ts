import type { SourceNames } from "../content/source-registry.ts";
import { ClauseReader } from "./credit-clauses.ts";
import type { Part } from "./credit-parts.ts";
import { foldLine } from "./folded-line.ts";
import { DECORATION, type Label } from "./label-words.ts";

/** What a line says of whose a text is, of which no character is left over. */
export interface CreditLine {
  readonly labels: readonly Label[];
  /** Whether each name in it is registered, or is surely somebody's where it stands. */
  readonly isKnown: boolean;
}

const LONGEST = 120;

/**
 * Reads a line by consuming all of it: registered names, people, and the words that say what they have to do with a text. Undefined where
 * anything is left over, or where it can be read in two ways.
 *
 * @param alone whether outlets without a word stand here for whose the text is
 */
export function creditLineIn(given: string, names: SourceNames, alone = false): CreditLine | undefined {
  if (given.length > LONGEST) return undefined;
  const bare = given.replace(DECORATION, "").trimEnd();
  const typed = bare.replace(/^[([（【〔［]\s*/u, "");
  const [inBrackets, isSigned] = [typed !== bare, /^\s*[—–◎□■●]/u.test(given)];
  const readings = new ClauseReader(typed, inBrackets, names)
    .line(/^[◎□■●]/u.test(given.trim()))
    .filter(
      ({ labels, words, doubts }) =>
        labels.length > 0 &&
        (words > 0 || inBrackets || alone) &&
        (doubts === 0 || words > 1 || inBrackets || isSigned),
    );
  const least = Math.min(...readings.map(({ strangers }) => strangers));
  const best = new Map(readings.flatMap((one) => (one.strangers === least ? [[keyOf(one), one]] : [])));
  const [only, ...more] = best.values();
  return only && more.length === 0 ? { labels: only.labels, isKnown: least === 0 } : undefined;
}

function keyOf({ labels }: Part): string {
  const told = labels.filter(({ subject }) => subject !== "date");
  const named = told.flatMap(({ subject, value }) => value.split("、").map((name) => `${subject}:${foldLine(name)}`));
  return [...new Set(named)].join("\n");
}

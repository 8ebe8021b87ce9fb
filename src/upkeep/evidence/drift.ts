import type { Passage } from "./passages.ts";
import { NO_HOST, type Sighting } from "./sighting.ts";

/** What of a text became another; the desk looks at these. */
export type Change = "correction" | "headline" | "quote" | "numbers" | "negation" | "names" | "words" | "removed";

/**
 * - `unchanged`: all that was there is there; more may be
 * - `moved`: likewise, at another address
 * - `edited`: the same text, and something of it became another
 * - `withdrawn`: the house says that it has taken it back
 * - `gone`: nothing is there any more, by the status or in the words of the page
 * - `barred`: readers are asked to pay, to sign in, to agree; nothing is known of the text
 * - `unsure`: another language, another text, nothing to read: a person has to look, and there is no alarm
 */
export type Drift =
  | { readonly state: "unchanged" | "withdrawn" | "gone" | "barred" }
  | { readonly state: "moved"; readonly to: string }
  | { readonly state: "edited"; readonly changes: readonly Change[] }
  | { readonly state: "unsure"; readonly why: "language" | "empty" | "other text" };

const BARRED = new Set([401, 402, 403, 407, 429, 451]);
/** As much of a text has to be there for it to be the same one; less under the same headline. */
const SAME = 0.5;
const SAME_UNDER_HEADLINE = 0.25;
/** Who shows the beginning alone hides the rest, whatever words it has for it. */
const CUT = 0.4;

/** What an alarm is raised of: all that an editor has to decide on. */
export function isAlarm({ state }: Drift): boolean {
  return state === "moved" || state === "edited" || state === "withdrawn" || state === "gone";
}

/**
 * What became of a page since it was seen, by rules alone. Careful: where the rules do not tell, no alarm is raised.
 * @param before what was seen of a text that could be read
 */
export function driftOf(before: Sighting, now: Sighting): Drift {
  if (now.status === 404 || now.status === 410 || now.status === NO_HOST) return { state: "gone" };
  if (BARRED.has(now.status)) return { state: "barred" };
  if (now.status !== 200 || before.status !== 200) return { state: "unsure", why: "empty" };
  const notices = now.notices.filter(({ digest }) => !before.notices.some((known) => known.digest === digest));
  if (notices.some(({ kind }) => kind === "withdrawal")) return { state: "withdrawn" };
  if (before.digest === now.digest) return sameText(before, now, []);
  const kept = keptOf(before.passages, now.passages);
  if (!isSameText(before, now, kept)) return insteadOf(before, now);
  if (isCut(before.passages, now, kept)) return { state: "barred" };
  const corrected = notices.length > 0 ? (["correction"] as const) : [];
  return sameText(before, now, [...corrected, ...changesOf(before.passages, now.passages, kept)]);
}

function sameText(before: Sighting, now: Sighting, changes: readonly Change[]): Drift {
  const missed = Object.entries(before.quotes).some(([quote, stood]) => stood && now.quotes[quote] === false);
  const all = [
    ...changes,
    ...(headlineChanged(before, now) ? (["headline"] as const) : []),
    ...(missed && before.digest !== now.digest ? (["quote"] as const) : []),
  ];
  if (all.length > 0) return { state: "edited", changes: [...new Set(all)] };
  return isElsewhere(before.at, now.at) ? { state: "moved", to: now.at } : { state: "unchanged" };
}

/** Readers' headline where both have one; a house may have others for elsewhere. */
function headlineChanged(before: Sighting, now: Sighting): boolean {
  if (before.h1 !== undefined && now.h1 !== undefined) return before.h1 !== now.h1;
  if (before.shared === undefined || now.shared === undefined) return false;
  return before.shared !== now.shared && now.shared !== before.h1 && now.h1 !== before.shared;
}

/** For each earlier passage the one of today that it is, changed or not. */
function keptOf(before: readonly Passage[], now: readonly Passage[]): ReadonlyMap<Passage, Passage> {
  const whole = new Map(now.map((passage) => [passage.whole, passage]));
  const kept = new Map<Passage, Passage>();
  const taken = new Set<Passage>();
  const keep = (passage: Passage, found: Passage | undefined): void => {
    if (!found || kept.has(passage) || taken.has(found)) return;
    kept.set(passage, found);
    taken.add(found);
  };
  for (const passage of before) keep(passage, whole.get(passage.whole));
  for (const form of ["frame", "nameless"] as const)
    for (const passage of before)
      keep(
        passage,
        now.find((one) => one[form] === passage[form] && !taken.has(one)),
      );
  return kept;
}

function isSameText(before: Sighting, now: Sighting, kept: ReadonlyMap<Passage, Passage>): boolean {
  const share = before.passages.length === 0 ? 0 : kept.size / before.passages.length;
  const sameHeadline = before.h1 === undefined ? before.shared === now.shared : before.h1 === now.h1;
  return share >= SAME || (sameHeadline && share >= SAME_UNDER_HEADLINE);
}

/** What is there when the text is not. */
function insteadOf(before: Sighting, now: Sighting): Drift {
  if (before.passages.length === 0) return { state: "unsure", why: "empty" };
  if (now.gone || leadsToFront(before.at, now.at)) return { state: "gone" };
  if (now.barred) return { state: "barred" };
  if (now.passages.length === 0) return { state: "unsure", why: "empty" };
  return { state: "unsure", why: before.han === now.han ? "other text" : "language" };
}

/** Whether the end alone is missing, and so much of it or in such words that it is hidden and not taken out. */
function isCut(before: readonly Passage[], now: Sighting, kept: ReadonlyMap<Passage, Passage>): boolean {
  const missing = before.filter((passage) => !kept.has(passage)).length;
  const last = before.findLastIndex((passage) => kept.has(passage));
  if (missing === 0 || before.length - 1 - last < missing) return false;
  return now.barred || missing >= CUT * before.length;
}

function changesOf(
  before: readonly Passage[],
  now: readonly Passage[],
  kept: ReadonlyMap<Passage, Passage>,
): readonly Change[] {
  const changes = before.flatMap((passage): readonly Change[] => {
    const other = kept.get(passage);
    if (!other) return lossOf(passage, before, now, kept);
    if (other.whole === passage.whole) return [];
    const found: Change[] = [];
    if (other.numbers !== passage.numbers) found.push("numbers");
    if (other.negations !== passage.negations) found.push("negation");
    if (other.frame !== passage.frame) found.push("names");
    return found.length > 0 ? found : ["words"];
  });
  return changes;
}

/**
 * What a passage that is missed means. Between two that stayed it was rewritten or taken out; behind the last and before the
 * first that stayed only where something else stands in its place, since there houses put what is not of the text.
 */
function lossOf(
  passage: Passage,
  before: readonly Passage[],
  now: readonly Passage[],
  kept: ReadonlyMap<Passage, Passage>,
): readonly Change[] {
  const at = before.indexOf(passage);
  const previous = before.slice(0, at).findLast((one) => kept.has(one));
  const next = before.slice(at + 1).find((one) => kept.has(one));
  const [from, to] = [previous, next].map((one) => {
    const found = one && kept.get(one);
    return found ? now.indexOf(found) : undefined;
  });
  const start = from === undefined ? 0 : from + 1;
  const between = now.slice(start, to ?? now.length);
  if (between.length > 0) return ["words"];
  return previous && next ? ["removed"] : [];
}

/** Whether a page led on to the front of its site. */
export function leadsToFront(before: string, now: string): boolean {
  return new URL(now).pathname === "/" && new URL(before).pathname !== "/";
}

/** http for https, `www.`, a slash at the end, and what counts visitors are no other address. */
function isElsewhere(before: string, now: string): boolean {
  const [one, other] = [before, now].map((address) => {
    const { hostname, pathname, searchParams } = new URL(address);
    const asked = [...searchParams].filter(([name]) => !/^(?:utm_|fbclid|gclid|from$|ref$|spm)/.test(name));
    return [hostname.replace(/^(?:www|m)\./, ""), pathname.replace(/\/$/, ""), new URLSearchParams(asked)].join(" ");
  });
  return one !== other;
}

import { Clock } from "../../domain/clock.ts";
import { Evidence, isDead, type SeenOriginal, visitsOf } from "../../domain/evidence.ts";
import { type Drift, driftOf, leadsToFront } from "./drift.ts";
import type { Passage } from "./passages.ts";
import { NO_HOST, type Sighting } from "./sighting.ts";

/**
 * The record with what is seen now. What was first seen stays, so that a change is told for as long as it is one; who has
 * dealt with it deletes the entry, and the page is seen anew. What is no longer cited goes.
 *
 * @param seen by address, undefined where nothing could be said
 * @param moment of now, ISO 8601
 */
export function recorded(before: Evidence, seen: ReadonlyMap<string, Sighting | undefined>, moment: string): Evidence {
  const entries = [...seen].flatMap(([url, now]): [string, SeenOriginal][] => {
    const entry = before[url];
    const next = now ? seenAgain(url, entry, now, moment) : entry;
    return next ? [[url, next]] : [];
  });
  return written(Object.fromEntries(entries));
}

function seenAgain(
  url: string,
  entry: SeenOriginal | undefined,
  now: Sighting,
  moment: string,
): SeenOriginal | undefined {
  if (!entry?.text) return firstSeen(url, entry, now, moment);
  const { text } = entry;
  const drift = driftOf(sightingIn(text), now);
  const quotes = isReadable(now) && drift.state !== "unsure" ? quotesOf(text.quotes, now.quotes) : text.quotes;
  return followed({ ...entry, text: { ...text, quotes } }, drift, now, moment);
}

/** In one order of addresses and fields, so that what is as it was is written as it was. */
export function written(evidence: Evidence): Evidence {
  return Evidence.parse(Object.fromEntries(Object.entries(evidence).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** An address of which no text is on record yet: there is one now, or there is nothing, by its status. */
function firstSeen(
  url: string,
  entry: SeenOriginal | undefined,
  now: Sighting,
  moment: string,
): SeenOriginal | undefined {
  if (!isReadable(now)) {
    const lost = now.status === 404 || now.status === 410 || now.status === NO_HOST || leadsToFront(url, now.at);
    return lost ? { ...entry, gone: visits(entry ?? {}, moment) } : entry;
  }
  const { at, digest, h1, shared, han, passages, notices, quotes } = now;
  const { gone, ...kept } = entry ?? {};
  const words = passages.map(word).join(" ");
  return { ...kept, text: { moment, at, digest, h1, shared, han, passages: words, notices: [...notices], quotes } };
}

/** What is on record of a text, with what became of it. */
function followed(entry: SeenOriginal, drift: Drift, { status }: Sighting, moment: string): SeenOriginal {
  const { drift: known, gone, ...kept } = entry;
  if (drift.state === "unchanged") return kept;
  const about = aboutOf(drift);
  const same = known?.state === drift.state && known.about.join() === about.join() && known.status === status;
  // Who is kept out, and who finds another page, knows nothing of the text: what was known stays known.
  const lost =
    drift.state === "gone" ? visits(entry, moment) : drift.state === "barred" || drift.state === "unsure" ? gone : [];
  return {
    ...kept,
    drift: same ? known : { moment, status, state: drift.state, about },
    ...(lost && lost.length > 0 && { gone: lost }),
    ...(drift.state === "withdrawn" && { withdrawn: true }),
  };
}

/** No more of them are written down than tell that it is gone for good, and none that is not to be counted. */
function visits({ gone = [], text }: SeenOriginal, moment: string): string[] {
  const now = new Clock(Date.parse(moment));
  const counted = visitsOf({ gone: isDead({ gone, text }, now) ? gone : [...gone, moment], text }, now);
  return counted.map((at) => new Date(at).toISOString());
}

function sightingIn({ moment, passages, ...text }: NonNullable<SeenOriginal["text"]>): Sighting {
  const words = passages.split(" ").filter(Boolean).map(passageIn);
  return { ...text, status: 200, passages: words, gone: false, barred: false, noCopies: false };
}

/** Of the quotations of today what was first seen of each. */
function quotesOf(first: Sighting["quotes"], now: Sighting["quotes"]): Record<string, boolean> {
  return Object.fromEntries(Object.entries(now).map(([key, stands]) => [key, first[key] ?? stands]));
}

function aboutOf(drift: Drift): string[] {
  if (drift.state === "edited") return [...drift.changes];
  return drift.state === "moved" ? [drift.to] : drift.state === "unsure" ? [drift.why] : [];
}

/** What can be compared with later: a text, and not the door before it. */
function isReadable({ status, passages, gone, barred }: Sighting): boolean {
  return status === 200 && passages.length > 0 && !gone && !(barred && passages.length < 4);
}

function word({ whole, frame, numbers, negations, nameless }: Passage): string {
  return [whole, frame, numbers, negations, nameless].join(".");
}

function passageIn(text: string): Passage {
  const [whole = "", frame = "", numbers = "", negations = "", nameless = ""] = text.split(".");
  return { whole, frame, numbers, negations: Number(negations), nameless };
}

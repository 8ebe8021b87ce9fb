import { z } from "zod";
import { webAddress } from "./text-rules.ts";

const digest = z.string().regex(/^[\w-]{4,22}$/, "bad-value");
const moment = z.iso.datetime();

/** A text as it was first seen. Digests only: no text of others is kept. */
const FirstText = z.strictObject({
  moment,
  at: webAddress,
  digest,
  h1: digest.optional(),
  shared: digest.optional(),
  han: z.boolean(),
  /** A passage a word, its parts with points between them: a line in a review. */
  passages: z.string(),
  notices: z.array(z.strictObject({ kind: z.enum(["correction", "withdrawal"]), digest })),
  quotes: z.record(digest, z.boolean()),
});

/** What was seen at an address. */
export const SeenOriginal = z.strictObject({
  /** Absent of what could never be read. */
  text: FirstText.optional(),
  /** What became of it, while it is so. */
  drift: z.strictObject({ moment, status: z.int(), state: z.string(), about: z.array(z.string()) }).optional(),
  /** Visits at which nothing was there any more, since it was there last. */
  gone: z.array(moment).optional(),
  /** Its house has taken it back: nobody is led to a copy. */
  withdrawn: z.literal(true).optional(),
  /** In an archive. */
  copy: z.strictObject({ address: webAddress, moment }).optional(),
  /** When an archive was last asked for a copy and had none. */
  asked: moment.optional(),
});
export type SeenOriginal = z.infer<typeof SeenOriginal>;

/** `_data/evidence.json`: by address what was seen at those that articles rest on. `npm run links -- --record` writes it. */
export const Evidence = z.record(z.string(), SeenOriginal);
export type Evidence = z.infer<typeof Evidence>;

/** One hiccup is none; what was gone a week ago and is now, and once between, is gone. */
const VISITS = 3;
const DAYS = 7;
const DAY_MS = 86_400_000;

/** Whether a text is gone for good, by visits at which it was not there. */
export function isDead({ gone = [] }: Pick<SeenOriginal, "gone">): boolean {
  const [first, last] = [gone[0], gone.at(-1)];
  if (first === undefined || last === undefined) return false;
  return gone.length >= VISITS && Date.parse(last) - Date.parse(first) >= DAYS * DAY_MS;
}

/** Of what happened: what an editor has to decide on. `moved` and `gone` are told by their addresses alone. */
const DECISIONS = new Set(["edited", "withdrawn"]);

/** Whether somebody has to look at what became of a text. */
export function needsDecision({ drift }: Pick<SeenOriginal, "drift">): boolean {
  return drift !== undefined && DECISIONS.has(drift.state);
}

/** What of all this readers meet, by address. */
export type LostOriginals = ReadonlyMap<string, { readonly copy?: string }>;

/** The texts that are gone for good, with their copies. */
export function lostIn(evidence: Evidence): LostOriginals {
  return new Map(
    Object.entries(evidence).flatMap(([url, seen]) => {
      if (!isDead(seen)) return [];
      const { copy, withdrawn } = seen;
      return [[url, copy && !withdrawn ? { copy: copy.address } : {}]];
    }),
  );
}

import { z } from "zod";
import type { Clock } from "./clock.ts";
import { webAddress } from "./text-rules.ts";

/** A page of the one archive that is asked (src/upkeep/links/archive-copies.ts), and of what. */
const COPY = /^https:\/\/web\.archive\.org\/web\/\d{14}\/(https?:\/\/.+)$/;

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
export const Evidence = z.record(z.string(), SeenOriginal).superRefine((evidence, { addIssue }) => {
  for (const [url, { copy }] of Object.entries(evidence))
    if (copy && !isCopyOf(copy.address, url))
      addIssue({ code: "custom", message: "not-a-copy", path: [url, "copy", "address"] });
});
export type Evidence = z.infer<typeof Evidence>;

/** Whether an address is one of the archive's, of a page of the same host: an archive writes the rest of an address in its own way. */
export function isCopyOf(address: string, url: string): boolean {
  const [, original = ""] = COPY.exec(address) ?? [];
  return URL.canParse(original) && URL.canParse(url) && hostOf(original) === hostOf(url);
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, "");
}

/** One hiccup is none; what was gone a week ago and is now, and once between, is gone. */
const VISITS = 3;
const DAYS = 7;
const DAY_MS = 86_400_000;
/** Two visits of one night are one: a house may be down for hours. */
const BETWEEN_VISITS_MS = 20 * 3_600_000;

/**
 * Whether a text is gone for good, by visits at which it was not there. The file may have been put together by hand: visits count in
 * their order, one a night, as far as they have been, and after the text was last known to be there.
 */
export function isDead(seen: Pick<SeenOriginal, "gone" | "text">, clock: Pick<Clock, "hasCome">): boolean {
  const visits = visitsOf(seen, clock);
  const [first, last] = [visits[0], visits.at(-1)];
  if (first === undefined || last === undefined) return false;
  return visits.length >= VISITS && last - first >= DAYS * DAY_MS;
}

/** Those visits, milliseconds since 1970, oldest first. */
export function visitsOf(
  { gone = [], text }: Pick<SeenOriginal, "gone" | "text">,
  clock: Pick<Clock, "hasCome">,
): readonly number[] {
  const there = text ? Date.parse(text.moment) : Number.NEGATIVE_INFINITY;
  const visits: number[] = [];
  for (const at of gone.map((moment) => Date.parse(moment)).sort((a, b) => a - b))
    if (at > there && clock.hasCome(at) && at - (visits.at(-1) ?? Number.NEGATIVE_INFINITY) >= BETWEEN_VISITS_MS)
      visits.push(at);
  return visits;
}

/** What of all this readers meet, by address. */
export type LostOriginals = ReadonlyMap<string, { readonly copy?: string }>;

/**
 * The texts that are gone for good, with their copies.
 * @param copies whether the publication lets readers be led to an archive
 */
export function lostIn(evidence: Evidence, clock: Pick<Clock, "hasCome">, copies: boolean): LostOriginals {
  return new Map(
    Object.entries(evidence).flatMap(([url, seen]) => {
      if (!isDead(seen, clock)) return [];
      const { copy, withdrawn } = seen;
      return [[url, copies && copy && !withdrawn ? { copy: copy.address } : {}]];
    }),
  );
}

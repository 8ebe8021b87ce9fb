import { z } from "zod";
import { type Change, type Drift, driftOf } from "./drift.ts";
import type { Passage } from "./passages.ts";
import type { Sighting } from "./sighting.ts";

const digest = z.string().regex(/^[\w-]{4,22}$/);
/** `_data/evidence.json`: what was seen at the addresses that articles rest on. Digests only: no text of others is kept. */
export const Evidence = z.record(
  z.url(),
  z.strictObject({
    /** When it was first seen. */
    moment: z.iso.datetime(),
    status: z.int(),
    at: z.url(),
    digest,
    h1: digest.optional(),
    shared: digest.optional(),
    han: z.boolean(),
    /** A passage a word, its parts with points between them: a line in a review. */
    passages: z.string(),
    notices: z.array(z.strictObject({ kind: z.enum(["correction", "withdrawal"]), digest })),
    quotes: z.record(digest, z.boolean()),
    /** What became of it, while it is so. */
    drift: z
      .strictObject({ moment: z.iso.datetime(), status: z.int(), state: z.string(), about: z.array(z.string()) })
      .optional(),
  }),
);
export type Evidence = z.infer<typeof Evidence>;

/** What the desk is told of an address. */
export interface Told {
  readonly url: string;
  readonly drift: Drift;
  /** Whether a quoted sentence was not there when the page was first seen. */
  readonly unfound: boolean;
}

/**
 * The record with what is seen now. What was first seen stays, so that a change is told for as long as it is one; who has
 * dealt with it deletes the entry, and the page is seen anew. What is no longer cited goes.
 *
 * @param seen by address, undefined where nothing could be said
 * @param moment of now, ISO 8601
 */
export function recorded(
  before: Evidence,
  seen: ReadonlyMap<string, Sighting | undefined>,
  moment: string,
): { readonly evidence: Evidence; readonly told: readonly Told[] } {
  const told: Told[] = [];
  const entries = [...seen].flatMap(([url, now]): [string, Evidence[string]][] => {
    const entry = before[url];
    if (!now) return entry ? [[url, entry]] : [];
    if (!entry) {
      if (!isReadable(now)) return [];
      const { gone, barred, passages, notices, quotes, ...rest } = now;
      told.push({ url, drift: { state: "unchanged" }, unfound: Object.values(quotes).includes(false) });
      return [[url, { moment, ...rest, notices: [...notices], quotes, passages: passages.map(written).join(" ") }]];
    }
    const first = {
      ...entry,
      passages: entry.passages.split(" ").filter(Boolean).map(passageIn),
      gone: false,
      barred: false,
    };
    const drift = driftOf(first, now);
    const quotes = isReadable(now) && drift.state !== "unsure" ? quotesOf(entry.quotes, now.quotes) : entry.quotes;
    told.push({ url, drift, unfound: Object.values(quotes).includes(false) });
    const { drift: known, ...kept } = { ...entry, quotes };
    if (drift.state === "unchanged") return [[url, kept]];
    const about = aboutOf(drift);
    const same = known?.state === drift.state && known.about.join() === about.join() && known.status === now.status;
    return [[url, { ...kept, drift: same ? known : { moment, status: now.status, state: drift.state, about } }]];
  });
  // Read once more, so that its fields always stand in one order.
  return { evidence: Evidence.parse(Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))), told };
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

function written({ whole, frame, numbers, negations, nameless }: Passage): string {
  return [whole, frame, numbers, negations, nameless].join(".");
}

function passageIn(text: string): Passage {
  const [whole = "", frame = "", numbers = "", negations = "", nameless = ""] = text.split(".");
  return { whole, frame, numbers, negations: Number(negations), nameless };
}

const WORDS: Readonly<Record<Change, string>> = {
  correction: "原文登了更正",
  headline: "标题改了",
  quote: "引用的话不在了",
  numbers: "数字改了",
  negation: "肯定与否定改了",
  names: "名称改了",
  words: "文字改了",
  removed: "删去了句子",
};

/** What the desk reads of a change, in Chinese; undefined where there is nothing to decide on. */
export function driftWords({ drift, unfound }: Told): string | undefined {
  if (drift.state === "edited") return drift.changes.map((change) => WORDS[change]).join("，");
  if (drift.state === "withdrawn") return "原文已由对方撤回";
  if (drift.state === "gone") return "原文已经不在";
  if (drift.state === "moved") return `原文现在在 <${drift.to}>`;
  return unfound ? "第一次看时就没有找到引用的话" : undefined;
}

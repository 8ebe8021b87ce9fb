import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { parseJson } from "../../content/json-text.ts";
import type { Evidence, SeenOriginal } from "../../domain/evidence.ts";
import type { CopySettings } from "../../domain/site.ts";
import type { Sighting } from "../evidence/sighting.ts";
import { bytesOf, type CitedText } from "./cited-texts.ts";
import { type Ask, HEADERS, TIMEOUT_MS } from "./link-check.ts";

/** The Wayback Machine of the Internet Archive (archive.org/help/wayback_api.php), and where it is asked to keep a page (its “SPN2” interface). */
const AVAILABLE = "https://archive.org/wayback/available";
const SAVE = "https://web.archive.org/save";
/** A night asks no more than this; the next goes on. */
const MOST_ASKED = 300;
const MOST_SAVED = 20;
/** A copy that was asked for is there by then; what nobody has kept is asked for again. */
const AGAIN_MS = 6 * 86_400_000;
const LONGEST_ANSWER = 1e6;

const Available = z.object({
  archived_snapshots: z.object({
    closest: z.object({ url: z.string(), timestamp: z.string().regex(/^\d{14}$/), status: z.string() }).optional(),
  }),
});
const Saving = z.object({ job_id: z.string() });

/** The archive asks for patience, or does not answer as it should: nobody asks it again before the next run. */
class ArchiveBusy extends Error {}

interface Asking {
  readonly ask: Ask;
  /** Between two questions, milliseconds. */
  readonly patience: number;
  /** `access:secret` of an account of the archive; without it nothing is kept there. */
  readonly key: string | undefined;
}

/**
 * Looks in an archive for copies of cited texts, and asks it to keep those of which it has none, where the publication lets it. It
 * is never asked for what was withdrawn, what its house wants no copies of, nor for whatever a record names a copy of.
 *
 * @param seen what was seen at the addresses now
 * @param moment of now, ISO 8601
 * @returns the record with what was found
 */
export async function withCopies(
  evidence: Evidence,
  texts: ReadonlyMap<string, CitedText>,
  seen: ReadonlyMap<string, Sighting | undefined>,
  copies: CopySettings,
  moment: string,
  { ask, patience, key }: Asking,
): Promise<Evidence> {
  const entries = { ...evidence };
  let [asked, saved] = [0, 0];
  try {
    for (const [url, entry] of Object.entries(evidence)) {
      const text = texts.get(url);
      if (!text?.copyWanted || !isWanted(entry, moment) || asked >= MOST_ASKED) continue;
      if (asked > 0) await pause(patience);
      asked += 1;
      const copy = await found(url, entry.text?.moment ?? text.cited, ask);
      entries[url] = copy ? { ...entry, copy } : { ...entry, asked: moment };
      if (copy || copies !== "save" || key === undefined || saved >= MOST_SAVED) continue;
      if (!mayBeKept(entry, seen.get(url))) continue;
      await pause(patience);
      saved += 1;
      await keep(url, key, ask);
    }
  } catch (error) {
    if (!(error instanceof ArchiveBusy)) throw error;
  }
  return entries;
}

function isWanted({ copy, withdrawn, drift, asked }: SeenOriginal, moment: string): boolean {
  if (copy || withdrawn || drift?.state === "withdrawn") return false;
  return asked === undefined || Date.parse(moment) - Date.parse(asked) >= AGAIN_MS;
}

/** A text that stands there today as it stood when it was cited, and that its house does not mind to be kept. */
function mayBeKept({ text, drift }: SeenOriginal, now: Sighting | undefined): boolean {
  return text !== undefined && drift === undefined && now?.status === 200 && !now.noCopies && !now.barred;
}

/** The copy nearest to a moment. @throws ArchiveBusy */
async function found(url: string, near: string, ask: Ask): Promise<SeenOriginal["copy"]> {
  const timestamp = new Date(near).toISOString().replace(/\D/g, "").slice(0, 14);
  const query = new URLSearchParams({ url, timestamp });
  const answer = Available.safeParse(await answered(`${AVAILABLE}?${query}`, ask, { method: "GET" }));
  const closest = answer.data?.archived_snapshots.closest;
  if (closest?.status !== "200") return undefined;
  const address = closest.url.replace(/^http:/, "https:");
  if (!/^https:\/\/web\.archive\.org\/web\/\d{14}/.test(address) || !URL.canParse(address)) return undefined;
  const time = closest.timestamp.replace(/^(....)(..)(..)(..)(..)(..)$/, "$1-$2-$3T$4:$5:$6Z");
  return Number.isNaN(Date.parse(time)) ? undefined : { address, moment: time };
}

/** Asks for a copy; whether there is one, a later run sees. @throws ArchiveBusy */
async function keep(url: string, key: string, ask: Ask): Promise<void> {
  const headers = {
    accept: "application/json",
    authorization: `LOW ${key}`,
    "content-type": "application/x-www-form-urlencoded",
  };
  const body = new URLSearchParams({ url, skip_first_archive: "1" }).toString();
  const answer = await answered(SAVE, ask, { method: "POST", headers, body });
  if (!Saving.safeParse(answer).success) throw new ArchiveBusy();
}

async function answered(
  url: string,
  ask: Ask,
  {
    headers,
    ...asked
  }: { readonly method: "GET" | "POST"; readonly headers?: Record<string, string>; readonly body?: string },
): Promise<unknown> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const { status, body } = await ask(url, {
      ...asked,
      redirect: "manual",
      headers: { ...HEADERS, ...headers },
      signal,
    });
    if (status === 200 && body) {
      const bytes = await bytesOf(body, LONGEST_ANSWER);
      return bytes && parseJson(Buffer.from(bytes).toString("utf8"));
    }
    await body?.cancel();
  } catch {
    // As good as an answer that it has no time.
  }
  throw new ArchiveBusy();
}

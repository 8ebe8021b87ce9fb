import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { parseJson } from "../../content/json-text.ts";
import { type Evidence, isCopyOf, SeenOriginal } from "../../domain/evidence.ts";
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

/** The archive asks for patience, or is not well: nobody asks it again before the next run. */
class ArchiveBusy extends Error {}
const PATIENCE = new Set([429, 503]);
/** One address may be too much for it; several are a sign. */
const MOST_FAILURES = 3;

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
  const archive = new Archive(ask, patience);
  let saved = 0;
  try {
    for (const [url, entry] of Object.entries(evidence)) {
      const text = texts.get(url);
      if (!text?.copyWanted || !isWanted(entry, moment) || archive.asked >= MOST_ASKED) continue;
      const copy = await archive.copyOf(url, entry.text?.moment ?? text.cited);
      entries[url] = copy ? { ...entry, copy } : { ...entry, asked: moment };
      if (copy || copies !== "save" || key === undefined || saved >= MOST_SAVED) continue;
      if (!mayBeKept(entry, seen.get(url))) continue;
      saved += 1;
      await archive.keep(url, key);
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

class Archive {
  asked = 0;
  #failures = 0;
  readonly #ask: Ask;
  readonly #patience: number;

  constructor(ask: Ask, patience: number) {
    this.#ask = ask;
    this.#patience = patience;
  }

  /** The copy nearest to a moment. @throws ArchiveBusy */
  async copyOf(url: string, near: string): Promise<SeenOriginal["copy"]> {
    const timestamp = new Date(near).toISOString().replace(/\D/g, "").slice(0, 14);
    const query = new URLSearchParams({ url, timestamp });
    const answer = Available.safeParse(await this.#answer(`${AVAILABLE}?${query}`, { method: "GET" }));
    const closest = answer.data?.archived_snapshots.closest;
    if (closest?.status !== "200") return undefined;
    const address = closest.url.replace(/^http:/, "https:");
    if (!isCopyOf(address, url)) return undefined;
    const time = closest.timestamp.replace(/^(....)(..)(..)(..)(..)(..)$/, "$1-$2-$3T$4:$5:$6Z");
    return SeenOriginal.shape.copy.safeParse({ address, moment: time }).data;
  }

  /** Asks for a copy; whether there is one, a later run sees. @throws ArchiveBusy also when it takes no more today */
  async keep(url: string, key: string): Promise<void> {
    const headers = {
      accept: "application/json",
      authorization: `LOW ${key}`,
      "content-type": "application/x-www-form-urlencoded",
    };
    const body = new URLSearchParams({ url, skip_first_archive: "1" }).toString();
    const answer = await this.#answer(SAVE, { method: "POST", headers, body });
    if (!Saving.safeParse(answer).success) throw new ArchiveBusy();
  }

  /** What it answers, as data; undefined of what is no answer. @throws ArchiveBusy */
  async #answer(
    url: string,
    { headers, ...asked }: Pick<Parameters<Ask>[1], "method" | "body"> & { readonly headers?: Record<string, string> },
  ): Promise<unknown> {
    if (this.asked > 0) await pause(this.#patience);
    this.asked += 1;
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    let status = 0;
    try {
      const answer = await this.#ask(url, {
        ...asked,
        ...{ redirect: "manual", headers: { ...HEADERS, ...headers }, signal },
      });
      status = answer.status;
      if (status === 200 && answer.body) {
        const bytes = await bytesOf(answer.body, LONGEST_ANSWER);
        return bytes && parseJson(Buffer.from(bytes).toString("utf8"));
      }
      await answer.body?.cancel();
    } catch {
      // As good as an answer that says nothing.
    }
    this.#failures += 1;
    if (PATIENCE.has(status) || this.#failures >= MOST_FAILURES) throw new ArchiveBusy();
    return undefined;
  }
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { evidenceText, readEvidence } from "../../content/evidence.ts";
import { ProblemReport } from "../../content/problem-report.ts";
import { readPublication } from "../../content/read-publication.ts";
import { withLocks } from "../../disk/lock.ts";
import { replaceFile } from "../../disk/replace-file.ts";
import { Clock } from "../../domain/clock.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { Refusal } from "../../terminal/outcome.ts";
import { recorded, written } from "../evidence/evidence-file.ts";
import { sightingOf } from "../evidence/sighting.ts";
import { type WaitingDrift, waitingDrifts } from "../evidence/waiting.ts";
import { withCopies } from "./archive-copies.ts";
import { answerOf, citedTexts } from "./cited-texts.ts";
import { type Ask, AT_ONCE, askAll } from "./link-check.ts";

interface Folders {
  readonly articles: string;
  readonly data: string;
  readonly patience: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Of an archive's account (`ARCHIVE_ORG_KEY`). */
  readonly key: string | undefined;
}

/**
 * Reads every text that articles rest on and writes what was seen, and the copies that an archive has, into `evidence.json`, for
 * somebody to commit.
 *
 * @returns what became another and waits for an editor
 * @throws Refusal when the file cannot be read; nothing is asked then
 */
export async function recordEvidence(
  { patience, now, key, ...folders }: Folders,
  ask: Ask,
): Promise<readonly WaitingDrift[]> {
  const file = join(folders.data, "evidence.json");
  known(file);
  const { articles, siteData } = readPublication(folders, now);
  const texts = citedTexts(articles, new Set(siteData.notices.map(({ source }) => source)));
  const seen = await askAll([...texts.keys()], { patience, atOnce: AT_ONCE }, async (url) => {
    const answer = await answerOf(url, ask);
    return answer && sightingOf(answer, texts.get(url)?.quotes);
  });
  const moment = new Date(now).toISOString();
  const { copies } = siteData.site.originals ?? {};
  const asking = { ask, patience, key };
  // An archive takes its time: nobody else has to wait for it.
  const first = recorded(known(file).evidence, seen, moment);
  const found = copies ? await withCopies(first, texts, seen, copies, moment, asking) : {};
  const evidence = await withLocks(
    [folders.data],
    (text) => process.stderr.write(`${text}\n`),
    () => write(file, (before) => written(withFound(recorded(before, seen, moment), found))),
  );
  return waitingDrifts(evidence, articles, new Clock(now));
}

function write(file: string, change: (before: Evidence) => Evidence): Evidence {
  const { was, evidence: before } = known(file);
  const after = change(before);
  const text = evidenceText(after);
  if (text !== was) replaceFile(file, text, { was });
  return after;
}

function withFound(evidence: Evidence, found: Evidence): Evidence {
  const entries = Object.entries(evidence).map(([url, seen]) => {
    const { copy, asked } = found[url] ?? {};
    return [url, { ...seen, ...(copy && { copy }), ...(asked !== undefined && { asked }) }] as const;
  });
  return Object.fromEntries(entries);
}

function known(file: string): { readonly was: string | undefined; readonly evidence: Evidence } {
  const was = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const evidence = readEvidence(file, new ProblemReport());
  if (!evidence) throw new Refusal(`${file} 读不懂，先用 git 恢复它，或者删掉重新记。`);
  return { was, evidence };
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseJson } from "../../content/json-text.ts";
import { readPublication } from "../../content/read-publication.ts";
import { withLocks } from "../../disk/lock.ts";
import { replaceFile } from "../../disk/replace-file.ts";
import { Refusal } from "../../terminal/outcome.ts";
import { driftWords, Evidence, recorded } from "../evidence/evidence-file.ts";
import { type Sighting, sightingOf } from "../evidence/sighting.ts";
import { answerOf, citedTexts } from "./cited-texts.ts";
import { type Ask, AT_ONCE, askAll } from "./link-check.ts";
import type { CheckedLink, Drifted } from "./report.ts";

interface Folders {
  readonly articles: string;
  readonly data: string;
  readonly patience: number;
}

/**
 * Reads every text that articles rest on and writes what was seen into `evidence.json`, for somebody to commit.
 * @param checked of all links, so that nobody is told twice of what is gone or has moved
 * @returns what became another since it was first seen
 * @throws Refusal when the file cannot be read; nothing is asked then
 */
export async function recordEvidence(
  { patience, ...folders }: Folders,
  checked: readonly CheckedLink[],
  ask: Ask,
): Promise<readonly Drifted[]> {
  const file = join(folders.data, "evidence.json");
  readEvidence(file);
  const texts = citedTexts(readPublication(folders, Date.now()).articles);
  const seen = await askAll([...texts.keys()], { patience, atOnce: AT_ONCE }, async (url) => {
    const answer = await answerOf(url, ask);
    return answer && sightingOf(answer, texts.get(url));
  });
  const told = await withLocks(
    [folders.data],
    (text) => process.stderr.write(`${text}\n`),
    () => write(file, seen),
  );
  const links = new Map(checked.map((link) => [link.url, link]));
  return told.flatMap((one): Drifted[] => {
    const link = links.get(one.url);
    const about = driftWords(one);
    if (!link || about === undefined || link.verdict.state === "gone" || link.verdict.state === "moved") return [];
    return [{ url: one.url, about, places: link.places }];
  });
}

function write(file: string, seen: ReadonlyMap<string, Sighting | undefined>): ReturnType<typeof recorded>["told"] {
  const { was, evidence: before } = readEvidence(file);
  const { evidence, told } = recorded(before, seen, new Date().toISOString());
  const text = `${JSON.stringify(evidence, null, 2)}\n`;
  if (text !== was) replaceFile(file, text, { was });
  return told;
}

function readEvidence(file: string): { readonly was: string | undefined; readonly evidence: Evidence } {
  const was = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const read = Evidence.safeParse(was === undefined ? {} : parseJson(was));
  if (!read.success) throw new Refusal(`${file} 读不懂，先用 git 恢复它，或者删掉重新记。`);
  return { was, evidence: read.data };
}

import assert from "node:assert/strict";
import iconv from "iconv-lite";
import { type Drift, driftOf, isAlarm } from "../../../src/upkeep/evidence/drift.ts";
import type { Answer } from "../../../src/upkeep/evidence/sighting.ts";
import { sightingOf } from "../../../src/upkeep/evidence/sighting.ts";
import { answerOf } from "../../../src/upkeep/links/cited-texts.ts";
import { AT } from "./edits.ts";
import { type FakePage, FakeWeb } from "./fake-web.ts";
import { type Pair, pairs } from "./pairs.ts";

/** How houses send their pages, and how they say so. */
const SENDINGS = [
  { label: "utf-8", said: "header" },
  { label: "gbk", said: "meta" },
  { label: "gb18030", said: "header" },
  { label: "big5", said: "meta" },
] as const;

/** Plays pairs of pages over a real server, each side in an encoding of its own, and holds what is told to how often it may be wrong. */
export async function playPairs(rounds: number, seed: number): Promise<number> {
  const web = new FakeWeb();
  await web.listen();
  try {
    const all = pairs(rounds, seed);
    const judged: { readonly pair: Pair; readonly drift: Drift | undefined }[] = [];
    for (const [at, pair] of all.entries()) judged.push({ pair, drift: await driftOver(web, pair, at) });
    const wrong = judged.filter(({ pair, drift }) => !isRight(pair, drift));
    const alarms = judged.filter(({ drift }) => drift && isAlarm(drift));
    const due = judged.filter(({ pair }) => isDue(pair));
    const right = alarms.filter((one) => !wrong.includes(one)).length;
    const told = wrong.map(({ pair, drift }) => `${pair.kind}: ${JSON.stringify(drift)}`).join("\n");
    assert.ok(right / alarms.length >= 0.98, `precision ${right / alarms.length}\n${told}`);
    assert.ok(right / due.length >= 0.95, `recall ${right / due.length}\n${told}`);
    return all.length;
  } finally {
    web.close();
  }
}

async function driftOver(web: FakeWeb, { before, now, quotes }: Pair, at: number): Promise<Drift | undefined> {
  const first = await visited(web, before, at);
  const last = await visited(web, now, at + 1);
  assert.ok(first, "what was there is read");
  return last && driftOf(sightingOf(first, quotes), sightingOf(last, quotes));
}

/** One address leads to the page, wherever it is now. */
async function visited(web: FakeWeb, answer: Answer, at: number): Promise<Answer | undefined> {
  web.pages.clear();
  web.pages.set(answer.at, sent(answer, at));
  if (answer.at !== AT) web.pages.set(AT, { status: 301, headers: { location: answer.at } });
  return await answerOf(AT, web.ask);
}

function sent({ status, text }: Answer, at: number): FakePage {
  const { label, said } = SENDINGS[at % SENDINGS.length] ?? SENDINGS[0];
  const meta = said === "meta" ? `<meta charset="${label}">` : "";
  const words = text.replace(/<meta charset[^>]*>/, meta);
  const written = words.replace(/[^\0-\x7f]/gu, (char) =>
    hasPlaceIn(label, char) ? char : `&#${char.codePointAt(0)};`,
  );
  const type = said === "header" ? `text/html; charset=${label}` : "text/html";
  return { status, headers: { "content-type": type }, body: iconv.encode(written, label) };
}

const known = new Map<string, boolean>();
/** What an encoding has no place for, pages write by its number; the extensions of Hong Kong are none to Node. */
function hasPlaceIn(label: string, char: string): boolean {
  const asked = label + char;
  const has = known.get(asked) ?? new TextDecoder(label).decode(iconv.encode(char, label)) === char;
  known.set(asked, has);
  return has;
}

function isRight({ state, change }: Pair, drift: Drift | undefined): boolean {
  return (
    drift?.state === state && (change === undefined || (drift.state === "edited" && drift.changes.includes(change)))
  );
}

function isDue({ state }: Pair): boolean {
  return state === "moved" || state === "edited" || state === "withdrawn" || state === "gone";
}

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { between, type Random, seededRandom } from "../../../scripts/bench/random.ts";
import { Clock } from "../../../src/domain/clock.ts";
import { type Evidence, isDead, lostIn } from "../../../src/domain/evidence.ts";
import { recorded } from "../../../src/upkeep/evidence/evidence-file.ts";
import { sightingOf } from "../../../src/upkeep/evidence/sighting.ts";
import { waitingDrifts } from "../../../src/upkeep/evidence/waiting.ts";
import { runLinks } from "../../../src/upkeep/links/command.ts";
import type { Ask } from "../../../src/upkeep/links/link-check.ts";
import { minimalPublication } from "../../fixtures/minimal-publication.ts";
import { pick } from "./pages.ts";

const EVER = new Clock(Date.parse("2030-01-01T00:00:00Z"));
const URL_OF = "https://house.example/1";
const DAY_MS = 86_400_000;
const DAY = "2026-01-05T00:00:00.000Z";
const EMPTY_TEXT = { at: URL_OF, digest: "0000", han: true, passages: "", notices: [], quotes: {} };
const TEXT = "山水路的桥修了十九天以后。一共有 30 人走过新桥。没有人说过什么。";
const SOURCE = { name: "山水报", url: URL_OF };

/** A web on which every page has the same text. */
const web =
  (text: string): Ask =>
  async (_, { method }) =>
    new Response(method === "HEAD" ? null : `<h1>题目在此</h1><p>${text}</p>`, {
      headers: { "content-type": "text/html; charset=utf-8" },
    });

function publication(changed?: object) {
  const p = minimalPublication();
  p.record({ kind: "compilation", sources: [{ ...SOURCE, ...(changed && { changed }) }] });
  const run = (text: string, day: string) =>
    runLinks(["--articles", p.articles, "--data", p.data, "--patience", "0", "--record", "--now", day], web(text), {});
  return { ...p, run, evidence: () => readFileSync(join(p.data, "evidence.json"), "utf8") };
}

test("what was first seen stays on record without its text, a change is told while it is one, and nothing is written where nothing changed", async () => {
  const p = publication();
  const at = "2025-11-01T00:00:00Z";
  await p.run(TEXT, at);
  const first = p.evidence();
  assert.doesNotMatch(first, /\p{Script=Han}/u);
  await p.run(TEXT.replace("30 人", "３０人"), "2025-11-02T00:00:00Z");
  assert.equal(p.evidence(), first);
  assert.equal(await p.run(TEXT.replace("30", "31"), "2025-11-03T00:00:00Z"), 1);
  assert.match(p.evidence(), /"state": "edited"[^}]*"numbers"/);
  await p.run(TEXT, "2025-11-04T00:00:00Z");
  assert.equal(p.evidence(), first);
});

test("a change waits for an editor until the record says of that source what became of it, on that day or later", async () => {
  const p = publication();
  await p.run(TEXT, "2025-11-01T00:00:00Z");
  await p.run(TEXT.replace("30", "31"), "2025-11-03T12:00:00Z");
  const waiting = () => waitingDrifts(JSON.parse(p.evidence()), p.read().articles, EVER);
  assert.deepEqual(waiting(), [
    {
      url: URL_OF,
      about: "数字改了",
      since: "2025-11-03T12:00:00.000Z",
      places: [{ where: "/2025/05/sample/", what: "来源“山水报”的原文" }],
    },
  ]);
  const decided = (date: string) =>
    p.record({ kind: "compilation", sources: [{ ...SOURCE, changed: { date, text: "改了人数。" } }] });
  decided("2025-11-02T00:00:00-07:00");
  assert.equal(waiting().length, 1);
  decided("2025-11-03T00:00:00-08:00");
  assert.deepEqual(waiting(), []);
});

const TEXT_THERE = sightingOf({ status: 200, at: URL_OF, text: `<h1>题目</h1><p>${TEXT}</p>` });
/** What a visit can find. */
const VISITS = {
  there: TEXT_THERE,
  missing: sightingOf({ status: 404, at: URL_OF, text: "" }),
  "no host": sightingOf({ status: 0, at: URL_OF, text: "" }),
  forbidden: sightingOf({ status: 403, at: URL_OF, text: "" }),
  paywall: sightingOf({ status: 402, at: URL_OF, text: "" }),
  broken: sightingOf({ status: 503, at: URL_OF, text: "" }),
  "no answer": undefined,
} as const;
type Visit = keyof typeof VISITS;

/** Another way to say when a text is dead: three visits, on different days, over a week, with nothing there, and the text never between. */
function isDeadBy(visits: readonly { readonly day: number; readonly found: Visit }[]): boolean {
  const back = visits.findLastIndex(({ found }) => found === "there");
  const missed = visits.slice(back + 1).filter(({ found }) => found === "missing" || found === "no host");
  return missed.some(
    ({ day: last }, at) =>
      last - (missed[0]?.day ?? 0) >= 7 && new Set(missed.slice(0, at + 1).map(({ day }) => day)).size >= 3,
  );
}

function someVisits(random: Random): { day: number; found: Visit }[] {
  const kinds = Object.keys(VISITS).filter((kind): kind is Visit => Object.hasOwn(VISITS, kind));
  const often = random() < 0.6 ? [...kinds, ...Array.from({ length: 12 }, (): Visit => "missing")] : kinds;
  let day = 0;
  return Array.from({ length: between(random, 1, 14) }, () => {
    day += between(random, 0, 3);
    return { day, found: pick(random, often) };
  });
}

test("a text is dead when it was missed on three days over a week, whatever kept visitors out between, and comes back with its text", () => {
  const random = seededRandom(80);
  const seen = { dead: 0, alive: 0 };
  for (let round = 0; round < 400; round += 1) {
    const visits = someVisits(random);
    let evidence: Evidence = {};
    for (const { day, found } of visits)
      evidence = recorded(
        evidence,
        new Map([[URL_OF, VISITS[found]]]),
        new Date(Date.UTC(2026, 0, 1) + day * DAY_MS).toISOString(),
      );
    const dead = lostIn(evidence, EVER, true).has(URL_OF);
    assert.equal(dead, isDeadBy(visits), JSON.stringify(visits));
    seen[dead ? "dead" : "alive"] += 1;
  }
  assert.ok(seen.dead > 40 && seen.alive > 40, JSON.stringify(seen));
});

test("one night of hiccups, however many, makes nothing dead", () => {
  const night = Array.from({ length: 9 }, (_, hour) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString());
  assert.equal(isDead({ gone: night.slice(0, 3) }, EVER), false);
  let evidence: Evidence = {};
  for (const moment of night) evidence = recorded(evidence, new Map([[URL_OF, VISITS.missing]]), moment);
  assert.equal(evidence[URL_OF]?.gone?.length, 1);
});

test("however the visits of a text were put together, they count in their order, once a night, and not before they are due or the text was seen", () => {
  const random = seededRandom(86);
  const at = (day: number) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString();
  const seen = { dead: 0, alive: 0 };
  for (let round = 0; round < 300; round += 1) {
    const days = Array.from({ length: between(random, 0, 9) }, () => between(random, 0, 24));
    const [now, there] = [between(random, 0, 30), between(random, 0, 30)];
    const text = { ...EMPTY_TEXT, moment: at(there) };
    const withText = random() < 0.5;
    const counted = [...new Set(days)].filter((day) => day <= now && !(withText && day <= there));
    const dead = counted.length >= 3 && Math.max(...counted) - Math.min(...counted) >= 7;
    assert.equal(isDead({ gone: days.map(at), ...(withText && { text }) }, new Clock(Date.parse(at(now)))), dead);
    seen[dead ? "dead" : "alive"] += 1;
  }
  assert.ok(seen.dead > 40 && seen.alive > 40, JSON.stringify(seen));
});

test("a visit of the future keeps no later visit from being written down", () => {
  const evidence = recorded(
    { [URL_OF]: { gone: ["2031-01-01T00:00:00.000Z"] } },
    new Map([[URL_OF, VISITS.missing]]),
    DAY,
  );
  assert.deepEqual(evidence[URL_OF]?.gone, [DAY]);
});

test("the first of a chain is read as what has it from there is, and waits for the same decision", async () => {
  const p = publication();
  const origin = "https://wire.example/1";
  const record = (changed?: object) =>
    p.record({
      kind: "compilation",
      sources: [{ ...SOURCE, via: [{ name: "通讯社", url: origin }], ...(changed && { changed }) }],
    });
  record();
  await p.run(TEXT, "2025-11-01T00:00:00Z");
  await p.run(TEXT.replace("30", "31"), "2025-11-03T12:00:00Z");
  const waiting = () => waitingDrifts(JSON.parse(p.evidence()), p.read().articles, EVER).map(({ url }) => url);
  assert.deepEqual(waiting(), [URL_OF, origin]);
  record({ date: "2025-11-04T00:00:00-08:00", text: "改了人数。" });
  assert.deepEqual(waiting(), []);
});

test("what its house has withdrawn is led to nowhere, even when it is gone later", () => {
  const withdrawn = sightingOf({ status: 200, at: URL_OF, text: `<h1>题目</h1><p>本文已撤回。</p><p>${TEXT}</p>` });
  const copy = { address: `https://web.archive.org/web/20260101000000/${URL_OF}`, moment: "2026-01-01T00:00:00Z" };
  let evidence = recorded({}, new Map([[URL_OF, TEXT_THERE]]), "2026-01-01T00:00:00.000Z");
  const text = evidence[URL_OF];
  evidence = { [URL_OF]: { ...text, copy } };
  evidence = recorded(evidence, new Map([[URL_OF, withdrawn]]), "2026-01-02T00:00:00.000Z");
  for (const day of [3, 8, 13])
    evidence = recorded(evidence, new Map([[URL_OF, VISITS.missing]]), new Date(Date.UTC(2026, 0, day)).toISOString());
  assert.deepEqual([...lostIn(evidence, EVER, true)], [[URL_OF, {}]]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { type Drift, driftOf, isAlarm } from "../../../src/upkeep/evidence/drift.ts";
import { sightingOf } from "../../../src/upkeep/evidence/sighting.ts";
import { type Pair, pairs } from "./pairs.ts";

const ROUNDS = Number(process.env.PAIR_ROUNDS ?? 2);

function judged({ before, now, quotes }: Pair): Drift {
  return driftOf(sightingOf(before, quotes), sightingOf(now, quotes));
}

function isRight({ state, change }: Pair, drift: Drift): boolean {
  return (
    drift.state === state && (change === undefined || (drift.state === "edited" && drift.changes.includes(change)))
  );
}

test("of more than 200 pairs of pages hardly one alarm is false, and hardly one change is missed", () => {
  const all = pairs(ROUNDS, 37).map((pair) => ({ pair, drift: judged(pair) }));
  assert.ok(all.length >= 200);
  const wrong = all.filter(({ pair, drift }) => !isRight(pair, drift));
  const alarms = all.filter(({ drift }) => isAlarm(drift));
  const due = all.filter(({ pair }) => isAlarm({ state: pair.state } as Drift));
  const right = alarms.filter(({ pair, drift }) => isRight(pair, drift)).length;
  const told = wrong.map(({ pair, drift }) => `${pair.kind}: ${JSON.stringify(drift)}`).join("\n");
  if (process.env.PAIR_ROUNDS) console.log(all.length, right / alarms.length, right / due.length, told);
  assert.ok(right / alarms.length >= 0.98, `precision ${right / alarms.length}\n${told}`);
  assert.ok(right / due.length >= 0.95, `recall ${right / due.length}\n${told}`);
});

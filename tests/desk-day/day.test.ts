import assert from "node:assert/strict";
import { test } from "node:test";
import { BY_DAY } from "./days.ts";
import { play } from "./play.ts";
import { assertSeen } from "./readers.ts";
import type { Seen, Sight } from "./sight.ts";

test(`a day at the desk in ${BY_DAY.zone}`, async (t) => {
  const evening = await play(BY_DAY, t, false);
  await t.test("whatever readers would get otherwise than they are to, is seen", () => {
    assert.ok(evening);
    const { site, sight } = evening;
    assertSeen(site, sight, BY_DAY);
    for (const [what, other] of otherwise(sight)) assert.throws(() => assertSeen(site, other, BY_DAY), what);
  });
});

/** Something of a sight is another than it is. */
function otherwise(sight: Sight): [string, Sight][] {
  const { articles, news, record } = sight;
  const changed = (wanted: (seen: Seen) => unknown, changes: Partial<Seen>): Sight => ({
    ...sight,
    articles: articles.map((seen) => (wanted(seen) ? { ...seen, ...changes } : seen)),
  });
  return [
    ["another order", { ...sight, articles: [...articles.slice(1), ...articles.slice(0, 1)] }],
    ["one that is gone", { ...sight, articles: articles.slice(1) }],
    ["another minute", changed(({ dated }) => dated, { released: `${BY_DAY.day}T01:31` })],
    ["another day", changed(({ dated }) => dated, { dated: `${BY_DAY.eve}T09:00` })],
    ["another correction", changed(({ updated }) => updated, { updated: `${BY_DAY.day}T10:14` })],
    ["a picture that is shown", changed(({ picture }) => picture, { picture: "shown" })],
    ["news that is old", { ...sight, news: [...news, "weather"] }],
    ["an address that leads nowhere", { ...sight, rules: {} }],
    ["a record of less", { ...sight, record: record.slice(1) }],
    ["another tag", { ...sight, tag: "topic" }],
  ];
}

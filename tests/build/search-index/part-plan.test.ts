import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../../scripts/bench/random.ts";
import { planParts } from "../../../src/build/search-index/part-plan.ts";

const random = seededRandom(29);
const ARTICLES = Array.from({ length: 700 }, (_, at) => {
  const day = `2025-01-${String(1 + (at % 28)).padStart(2, "0")}`;
  const characters = 500 + Math.floor(random() * 5000);
  return { id: `${at}`, path: `/2025/01/${at}/`, published: { day, epoch: at }, characters };
});
const [FIRST] = ARTICLES;
assert.ok(FIRST);
const MOST = 60_000;
const sizeOf = (part: typeof ARTICLES) => part.reduce((sum, { characters }) => sum + characters, 0);
const namesOf = (parts: (typeof ARTICLES)[]) =>
  parts.map((part) => part.map(({ id, characters }) => `${id}:${characters}`).join());

test("every article is in one part, in order, and no part has more characters than may be", () => {
  const parts = planParts(ARTICLES, MOST);
  assert.deepEqual(parts.flat(), ARTICLES);
  assert.ok(parts.every((part) => sizeOf(part) <= MOST));
  assert.ok(parts.slice(0, -1).every((part) => sizeOf(part) > MOST / 2 - 6000));
  assert.deepEqual(planParts([], MOST), []);
});

test("an article longer than a part is one by itself, or with what comes before", () => {
  const [one, two, three] = ARTICLES;
  assert.ok(one && two && three);
  const long = { ...two, characters: 2 * MOST };
  assert.deepEqual(
    planParts([one, long, three], MOST).map((part) => part.length),
    [1, 1, 1],
  );
});

const before = new Set(namesOf(planParts(ARTICLES, MOST)));
for (const [what, most, edit] of [
  [
    "a changed sentence",
    1.1,
    (at: number) => ARTICLES.map((one, place) => (place === at ? { ...one, characters: one.characters + 20 } : one)),
  ],
  ["a withdrawal", 2, (at: number) => ARTICLES.toSpliced(at, 1)],
  [
    "an article that comes between others",
    2,
    (at: number) => ARTICLES.toSpliced(at, 0, { ...FIRST, id: "new", path: `/new/${at}/` }),
  ],
] as const)
  test(`${what} changes the part that it is in, and seldom another`, () => {
    const changes = Array.from({ length: 100 }, (_, edited) => {
      const parts = namesOf(planParts(edit(edited * 7), MOST));
      return parts.filter((part) => !before.has(part)).length;
    });
    const mean = changes.reduce((sum, count) => sum + count, 0) / changes.length;
    assert.ok(mean <= most, `${mean} parts on average`);
    assert.ok(Math.max(...changes) <= 8, `${Math.max(...changes)} at most`);
  });

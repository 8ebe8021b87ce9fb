import assert from "node:assert/strict";
import { test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { newestFirst, RELEASE_STAMP, type Released, releaseStamp } from "../../src/domain/release.ts";

const ids = (list: readonly Released[]) => list.toSorted(newestFirst).map(({ id }) => id);
const at = (epoch: number, id: string, order?: string): Released => ({
  id,
  published: { epoch },
  ...(order && { order }),
});

test("a stamp is a moment to the second that sorts as text", () => {
  assert.equal(releaseStamp(Date.UTC(2026, 10, 29, 18, 15, 0, 999)), "20261129T181500Z");
  for (const wrong of ["20261329T181500Z", "20261129T241500Z", "20261129T181500", "2026-11-29T18:15:00Z"])
    assert.doesNotMatch(wrong, RELEASE_STAMP);
});

test("the later release is newer; of one moment the one written down later, then what has no stamp, as its id reads", () => {
  const list = [
    at(1, "old"),
    at(2, "part-1"),
    at(2, "part-2"),
    at(2, "a", "20261129T181500Z"),
    at(2, "b", "20261130T000000Z"),
  ];
  assert.deepEqual(ids(list), ["b", "a", "part-1", "part-2", "old"]);
});

test("the order of two articles depends on no third, whatever order they come in", () => {
  const random = seededRandom(4);
  for (let round = 0; round < 200; round += 1) {
    const list = Array.from({ length: between(random, 2, 12) }, (_, index) =>
      at(between(random, 0, 2), `n${index}`, random() < 0.5 ? releaseStamp(between(random, 0, 2) * 1000) : undefined),
    );
    const sorted = ids(list);
    assert.deepEqual(ids(list.toReversed()), sorted);
    const left = list.filter(() => random() < 0.6);
    const kept = new Set(left.map(({ id }) => id));
    assert.deepEqual(
      ids(left),
      sorted.filter((id) => kept.has(id)),
    );
  }
});

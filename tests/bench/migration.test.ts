import assert from "node:assert/strict";
import { test } from "node:test";
import { limitsOf } from "../../scripts/bench/migration/limits.ts";

const few = { posts: 1000, bytes: 8.5e6, wall: 6, cpu: 6, peak: 200, others: 0 };
const many = { posts: 10_000, bytes: 85e6, wall: 58, cpu: 58, peak: 310, others: 0 };

const over = (figures: Parameters<typeof limitsOf>[0]) =>
  limitsOf(figures).flatMap(({ title, value, most }) => (value > most ? [title] : []));

test("a move that needs more memory, more time, or more for each post of many is beyond its limits", () => {
  assert.deepEqual(over([few, many]), []);
  assert.deepEqual(over([few, { ...many, peak: 714 }]), ["10,000 posts: memory ÷ 500 MiB"]);
  assert.deepEqual(
    over([
      { ...few, cpu: 12 },
      { ...many, cpu: 121 },
    ]),
    ["10,000 posts: CPU ÷ two minutes for 10,000"],
  );
  assert.deepEqual(over([few, { ...many, cpu: 100 }]), ["CPU a post, 10,000 posts ÷ 1,000 posts"]);
});

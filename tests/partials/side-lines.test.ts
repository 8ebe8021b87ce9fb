import assert from "node:assert/strict";
import { test } from "node:test";
import { tellingBeside } from "../../_includes/partials/front/side-lines.ts";

const STORY = { title: "港口停工", lede: "港口停工两天之后恢复。".repeat(20), genre: "news" } as const;

test("stories beside pictures tell the more of their ledes the higher the pictures are, and never less than a line", () => {
  for (const count of [1, 2, 3, 4, 5]) {
    const told = [150, 400, 650, 900].map((height) => tellingBeside(Array(count).fill(STORY), 2, height).lines);
    const sums = told.map((lines) => lines.reduce((sum, each) => sum + each, 0));
    assert.deepEqual(
      sums,
      sums.toSorted((a, b) => a - b),
    );
    assert.ok(told.flat().every((each) => each >= 1));
    assert.ok((sums[1] ?? 0) > count, `${count}: ${sums}`);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { openingSizes, type Size, sizesOf } from "../../_includes/partials/front/arrange.ts";

const ROWS: Readonly<Record<Size, number>> = { big: 2, wide: 1, half: 1, card: 1, line: 1, brief: 1 };
const WIDTHS: Readonly<Record<Size, number>> = { big: 2, wide: 4, half: 2, card: 1, line: 1, brief: 1 };
const COLUMNS = 4;
const MOST = 60;

/** What a browser does with places in columns: each goes where there is room first. @returns how many places stay empty */
function holes(sizes: readonly Size[]): number {
  const taken: boolean[][] = [];
  const isFree = (row: number, column: number) => !taken[row]?.[column];
  let row = 0;
  let column = 0;
  for (const size of sizes) {
    const [wide, high] = [WIDTHS[size], ROWS[size]];
    while (
      column + wide > COLUMNS ||
      !Array.from({ length: wide }, (_, at) => isFree(row, column + at)).every(Boolean)
    ) {
      column += 1;
      if (column + wide > COLUMNS) [row, column] = [row + 1, 0];
    }
    for (let down = 0; down < high; down += 1)
      for (let across = 0; across < wide; across += 1) {
        const cells = taken[row + down] ?? [];
        cells[column + across] = true;
        taken[row + down] = cells;
      }
  }
  return taken.reduce((sum, cells) => sum + COLUMNS - cells.filter(Boolean).length, 0);
}

test("whatever number of stories there is, and whichever have pictures, every row is full", () => {
  for (let count = 0; count <= MOST; count += 1)
    for (const pictured of [() => true, (at: number) => at % 3 === 0, (at: number) => at % 3 === 1]) {
      const stories = Array.from({ length: count }, (_, at) => (pictured(at) ? { picture: {} } : {}));
      for (const sizes of [sizesOf(stories), openingSizes(stories)]) {
        assert.equal(sizes.length, count);
        if (!sizes.includes("brief")) assert.equal(holes(sizes), 0, `${count} stories: ${sizes.join(" ")}`);
      }
    }
});

test("a band shows its stories in several sizes, and what fills two rows has a picture", () => {
  const stories = Array.from({ length: 13 }, (_, at) => (at < 7 ? { picture: {} } : {}));
  assert.deepEqual([...new Set(sizesOf(stories))], ["big", "card", "line"]);
  assert.ok(!sizesOf(stories.toReversed()).includes("big"));
});

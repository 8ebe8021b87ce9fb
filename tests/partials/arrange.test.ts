import assert from "node:assert/strict";
import { test } from "node:test";
import { areFew, type Block, blocksOf, type Place, type Size } from "../../_includes/partials/front/arrange.ts";
import { acrossOf } from "../../_includes/partials/front/tablet.ts";

interface Story {
  readonly id: number;
  readonly picture?: object;
}

const ROWS: Readonly<Record<Size, number>> = { big: 2, wide: 1, half: 1, card: 1, brief: 1 };
const MOST = 60;
const PLACES: readonly Place[] = ["band", "opening", "beside"];
const KINDS: readonly ((at: number) => boolean)[] = [
  () => true,
  () => false,
  (at) => at % 3 === 0,
  (at) => at % 3 === 1,
  (at) => at < 2,
  (at) => at === 4,
];

/** What a browser does with places in columns: each goes where there is room first. @returns how many places stay empty */
function holes({ sizes, side }: Block<Story>, columns: number): number {
  const widths: Readonly<Record<Size, number>> = { big: 2, wide: columns, half: 2, card: 1, brief: 1 };
  const places = sizes.map((size) => [widths[size], ROWS[size]] as const);
  // As high as what it stands beside, or what of that is left over.
  const high = sizes[0] === "big" ? ROWS.big - (side?.columns === 1 ? side.at - 1 : 0) : 1;
  if (side) places.splice(side.at, 0, [side.columns, high]);
  const taken: boolean[][] = [];
  let row = 0;
  let column = 0;
  const isFree = (wide: number) => Array.from({ length: wide }, (_, at) => !taken[row]?.[column + at]).every(Boolean);
  for (const [wide, high] of places) {
    while (column + wide > columns || !isFree(wide)) {
      column += 1;
      if (column + wide > columns) [row, column] = [row + 1, 0];
    }
    for (let down = 0; down < high; down += 1)
      for (let across = 0; across < wide; across += 1) {
        const cells = taken[row + down] ?? [];
        cells[column + across] = true;
        taken[row + down] = cells;
      }
  }
  return taken.reduce((sum, cells) => sum + columns - cells.filter(Boolean).length, 0);
}

function* drawn(): Generator<readonly [stories: readonly Story[], place: Place]> {
  for (let count = 0; count <= MOST; count += 1)
    for (const pictured of KINDS)
      for (const place of PLACES)
        yield [Array.from({ length: count }, (_, id) => (pictured(id) ? { id, picture: {} } : { id })), place];
}

test("one or two stories of a whole page stand below each other, and in no other place", () => {
  for (const [stories, place] of drawn()) {
    const few = place === "opening" && stories.length > 0 && stories.length < 3;
    const [block, ...others] = blocksOf(stories, place);
    const isColumn = others.length === 0 && block?.sizes.length === stories.length && !block.side;
    if (few) assert.ok(isColumn && block.sizes.every((size) => size === "wide"));
    assert.equal(areFew(stories, place), few || (place === "opening" && stories.length === 0));
  }
});

test("whatever number of stories there is, and whichever have pictures, every row is full", () => {
  for (const [stories, place] of drawn())
    for (const block of blocksOf(stories, place)) {
      // What flows ends together by itself, and a section's lead may have fewer beside it than there is room for.
      if (block.sizes.includes("brief") || (place === "beside" && stories.length < 3)) continue;
      const columns = place === "beside" ? 3 : 4;
      assert.equal(holes(block, columns), 0, `${place}, ${stories.length} stories: ${block.sizes.join(" ")}`);
    }
});

test("in the two columns of a tablet nothing stands alone, whatever the columns of a desk are", () => {
  for (const [stories, place] of drawn())
    for (const block of blocksOf(stories, place)) {
      const across = acrossOf(block);
      const cells: string[] = across.stories.map((own) => (own ? "|" : "."));
      if (block.side) cells.splice(block.side.at, 0, across.side ? "|" : ".|");
      const rows = cells.join("").split("|");
      assert.ok(
        rows.every(({ length }) => length % 2 === 0),
        `${place}: ${block.sizes.join(" ")}: ${cells.join("")}`,
      );
    }
});

test("each story stands once, what heads a place stands first, and what has a picture stands among pictures", () => {
  for (const [stories, place] of drawn()) {
    const blocks = blocksOf(stories, place);
    const all = blocks.flatMap(({ stories: own, side }) =>
      side ? own.toSpliced(side.at, 0, ...side.stories) : [...own],
    );
    assert.deepEqual(all.map(({ id }) => id).sort(byNumber), stories.map(({ id }) => id).sort(byNumber));
    assert.equal(all[0], stories[0]);
    for (const { stories: own, sizes, side } of blocks) {
      assert.equal(sizes.length, own.length);
      assert.ok(!side?.stories.some(({ picture }) => picture));
      const lead = place === "band" ? undefined : stories[0];
      const rows = own.filter((story, at) => sizes[at] !== "brief" && story !== lead);
      assert.ok(areFew(stories, place) || rows.every(({ picture }) => picture));
    }
  }
});

function byNumber(a: number, b: number): number {
  return a - b;
}

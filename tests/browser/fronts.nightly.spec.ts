import { lookAtFronts } from "./front-blanks.ts";
import type { Drawn } from "./layout/drawn-front.ts";
import { test } from "./watch.ts";

/** How many pages are drawn of so many articles. */
const SEEDS = [
  [6, 6],
  [60, 6],
  [600, 6],
  [6000, 1],
] as const;

/** Where there is hardly anything, all in one section, or titles as short and as long as they come. */
const EDGES: readonly Drawn[] = [
  ...[1, 2].map((count) => ({ count })),
  ...[1, 2, 3, 6, 60, 600].flatMap((count) => (["tiny", "longest"] as const).map((titles) => ({ count, titles }))),
  ...[6, 60, 600].map((count) => ({ count, sections: 1 })),
].flatMap((drawn) => [0, 0.3, 1].map((share) => ({ ...drawn, share })));

test.describe.configure({ timeout: 600_000 });

test("front pages have no holes where there is hardly anything, in one section, of the shortest and longest titles", async ({
  page,
  context,
}) => {
  await lookAtFronts(
    page,
    context,
    EDGES.map((drawn) => [drawn, 1]),
  );
});

for (const [count, seeds] of SEEDS)
  test(`front pages of ${count} articles have no holes, whatever their pictures and titles`, async ({
    page,
    context,
  }) => {
    const drawn = [0, 0.3, 1].flatMap((share) =>
      (["short", "long", "any"] as const).map((titles) => ({ count, share, titles })),
    );
    await lookAtFronts(
      page,
      context,
      drawn.flatMap((one) => Array.from({ length: seeds }, (_, at) => [one, at + 1] as const)),
    );
  });

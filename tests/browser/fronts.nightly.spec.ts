import { lookAtFront } from "./front-blanks.ts";
import { carryChecks } from "./layout/checker.ts";
import { frontStyles } from "./layout/drawn-front.ts";
import { test } from "./watch.ts";

/** How many pages are drawn of so many articles. */
const SEEDS = [
  [6, 6],
  [60, 6],
  [600, 6],
  [6000, 1],
] as const;

test.describe.configure({ timeout: 600_000 });

for (const [count, seeds] of SEEDS)
  test(`front pages of ${count} articles have no holes, whatever their pictures and titles`, async ({
    page,
    context,
  }) => {
    const styles = await frontStyles();
    await carryChecks(context);
    await page.route("**/assets/**", (route) => route.abort());
    for (const share of [0, 0.3, 1])
      for (const titles of ["short", "long", "any"] as const)
        for (let seed = 1; seed <= seeds; seed += 1) await lookAtFront(page, styles, [{ count, share, titles }, seed]);
  });

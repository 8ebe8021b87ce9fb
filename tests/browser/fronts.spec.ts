import { lookAtFront } from "./front-blanks.ts";
import { carryChecks } from "./layout/checker.ts";
import { type Drawn, drawnFront, frontStyles } from "./layout/drawn-front.ts";
import { expect, test } from "./watch.ts";

/** Few, many and very many articles, with no, some and only pictures, and titles of all lengths. */
const FRONTS: readonly Drawn[] = [
  { count: 6, share: 0, titles: "short" },
  { count: 6, share: 0.3, titles: "long" },
  { count: 6, share: 1, titles: "any" },
  { count: 60, share: 0, titles: "long" },
  { count: 60, share: 0.3, titles: "short" },
  { count: 60, share: 0.3, titles: "any" },
  { count: 60, share: 0.3, titles: "long" },
  { count: 60, share: 1, titles: "any" },
  { count: 600, share: 0, titles: "any" },
  { count: 600, share: 0.3, titles: "short" },
  { count: 600, share: 1, titles: "long" },
  { count: 6000, share: 0.3, titles: "any" },
];

test("a front page has no holes, at any width, however many articles and pictures there are and however long their titles", async ({
  page,
  context,
}) => {
  const styles = await frontStyles();
  await carryChecks(context);
  await page.route("**/assets/**", (route) => route.abort());
  for (const [at, drawn] of FRONTS.entries()) await lookAtFront(page, styles, [drawn, 1 + (at % 3)]);
});

test("with six hundred articles a front page shows twenty-five pictures and one of them at once", async () => {
  const html = drawnFront({ count: 600, share: 0.3 }, 1);
  expect(html.match(/<img /g)?.length).toBeGreaterThanOrEqual(25);
  expect(html.match(/fetchpriority="high"/g)?.length).toBe(2);
});

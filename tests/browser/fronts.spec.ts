import { carryChecks, faultsOf } from "./layout/checker.ts";
import { drawnFront, frontStyles } from "./layout/drawn-front.ts";
import { expect, test } from "./watch.ts";

/** How many articles, and the share that has pictures. */
const FRONTS = [
  [6, 0],
  [6, 0.3],
  [6, 1],
  [60, 0.3],
  [60, 1],
  [600, 0],
  [600, 0.3],
] as const;
const WIDTHS = [375, 768, 1440] as const;

test("a front page has no holes, at any width, however many articles and pictures there are", async ({
  page,
  context,
}) => {
  const styles = await frontStyles();
  await carryChecks(context);
  await page.route("**/assets/**", (route) => route.abort());
  for (const [count, share] of FRONTS) {
    // No page of ours: it has no files of its own.
    const bare = drawnFront(count, share, count).replace(/<link rel="stylesheet"[^>]*>|<script[^>]*><\/script>/g, "");
    const html = bare.replace("</head>", `<style>${styles}</style></head>`);
    await page.route("**/drawn/", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
    await page.goto("/drawn/");
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      // A page that has just become narrower is not always painted by the next frame; a hole stays.
      const looked = () => faultsOf(page, ["blanks", "overflows", "overlaps", "stray focus"]);
      await expect.poll(looked, { message: `${count} articles, ${share * 100} %, ${width} px` }).toEqual([]);
    }
    await page.unroute("**/drawn/");
  }
});

test("with six hundred articles a front page shows twenty-five pictures and one of them at once", async () => {
  const html = drawnFront(600, 0.3, 1);
  expect(html.match(/<img /g)?.length).toBeGreaterThanOrEqual(25);
  expect(html.match(/fetchpriority="high"/g)?.length).toBe(2);
});

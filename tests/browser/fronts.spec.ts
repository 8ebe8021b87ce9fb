import type { Page } from "playwright/test";
import { lookAtFronts } from "./front-blanks.ts";
import { type Drawn, drawnFront, frontStyles } from "./layout/drawn-front.ts";
import { drawnList } from "./layout/drawn-list.ts";
import { expect, test } from "./watch.ts";

/** Few and many articles, with no, some and only pictures, and titles of all lengths, by their seeds; others come by night. */
const FRONTS: readonly (readonly [Drawn, seed: number])[] = [
  [{ count: 1, share: 0, titles: "tiny" }, 1],
  [{ count: 6, share: 0.3, titles: "long" }, 2],
  [{ count: 60, share: 0, titles: "long" }, 1],
  [{ count: 60, share: 0.3, titles: "any" }, 3],
  [{ count: 600, share: 0.3, titles: "short" }, 1],
];

test("a front page has no holes, at any width, however many articles and pictures there are and however long their titles", async ({
  page,
  context,
}) => {
  await lookAtFronts(page, context, FRONTS);
});

test("with six hundred articles a front page shows twenty-five pictures and one of them at once", async () => {
  const html = drawnFront({ count: 600, share: 0.3 }, 1);
  expect(html.match(/<img /g)?.length).toBeGreaterThanOrEqual(25);
  expect(html.match(/fetchpriority="high"/g)?.length).toBe(2);
});

test("in lists the seal, the first source and the time stand in one line, and only a name that is long makes it two, in both scripts", async ({
  page,
}) => {
  const [styles, list] = [await frontStyles(), drawnList()];
  for (const script of ["zh-Hans", "zh-Hant"])
    for (const width of [375, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await page.setContent(`<!doctype html><html lang="${script}"><style>${styles}</style>${list}`);
      const lines = await linesOfMeta(page);
      expect(lines.length).toBe(8);
      // Beside a picture of a phone the day of another year takes the second.
      const most = width < 768 ? 2 : 1;
      expect(lines.filter(({ lines, isShort, isCut, over }) => (isShort && lines > most) || isCut || over > 0)).toEqual(
        [],
      );
    }
});

/** Of each entry: the lines that say where it comes from and when, whether the name is cut, and what sticks out. */
function linesOfMeta(page: Page): Promise<{ lines: number; isShort: boolean; isCut: boolean; over: number }[]> {
  return page.$$eval(".entry-meta", (all) =>
    all.map((meta) => {
      const [mark, time] = [".source-mark", "time"].map((name) => meta.querySelector(name));
      const { bottom, top, right } = meta.getBoundingClientRect();
      const name = mark?.textContent?.replace(/^(?:综合|来源)/, "") ?? "";
      return {
        lines: Math.round((bottom - top) / Number.parseFloat(getComputedStyle(meta).lineHeight)),
        isShort: name.length <= 4,
        isCut: mark !== undefined && mark !== null && mark.scrollWidth > mark.clientWidth + 1,
        over: Math.max(0, Math.round(Number(time?.getBoundingClientRect().right) - right)),
      };
    }),
  );
}

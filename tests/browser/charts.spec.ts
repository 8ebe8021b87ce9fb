import type { Page } from "playwright/test";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { ChartFigure } from "../../_includes/partials/chart/ChartFigure.tsx";
import { seededRandom } from "../../scripts/bench/random.ts";
import { CHART_FORMS, type ShownChart } from "../../src/domain/chart.ts";
import { drawnChart } from "../fixtures/drawn-charts.ts";
import { axeFaults } from "./axe.ts";
import { shiftIn, watchShift } from "./layout-shift.ts";
import { expect, test } from "./watch.ts";

/** An article with a chart, and so with the styles and the script of charts. */
const CHARTED = "/2026/11/how-search-works/";
const WIDTHS = [320, 375, 1440] as const;

/** Opens it with these charts in the place of its own. */
async function openWith(page: Page, charts: readonly ShownChart[]): Promise<void> {
  const figures = charts.map((chart, index) => {
    return renderToString(h(ChartFigure, { chart: { ...chart, name: `drawn-${index}` }, article: { path: CHARTED } }));
  });
  await page.route(CHARTED, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/<figure class="chart".*?<\/figure>/s, () => figures.join(""));
    await route.fulfill({ response, body });
  });
  await page.goto(CHARTED);
}

/** Labels that lie over each other, or reach out of their figure, as the browser has set them. */
function labelFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // Of the box of a line, what is above and below its characters.
    const air = 3;
    return [...document.querySelectorAll("figure.chart")].flatMap((figure) => {
      const frame = figure.getBoundingClientRect();
      return [...figure.querySelectorAll(".chart-plot")].flatMap((panel) => {
        const labels = [...panel.querySelectorAll("text")].flatMap((label) => {
          const box = label.getBoundingClientRect();
          return box.width > 0 ? [{ text: label.textContent, box }] : [];
        });
        const cut = labels.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1);
        const over = labels.flatMap((a, index) =>
          labels.slice(index + 1).flatMap((b) => {
            const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
            const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) - 2 * air;
            return across > 1 && down > 0.5 ? [`${a.text} / ${b.text} ${across} ${down}`] : [];
          }),
        );
        const where = panel.closest("figure")?.id ?? figure.getAttribute("aria-labelledby");
        return [...cut.map(({ text }) => `${where} cut ${text}`), ...over.map((pair) => `${where} ${pair}`)];
      });
    });
  });
}

test("no label of a drawn chart lies over another or is cut, on any screen", async ({ page }) => {
  const charts = CHART_FORMS.flatMap((form) => [1, 2, 3, 4, 5].map((seed) => drawnChart(seededRandom(seed), form)));
  await openWith(page, charts);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await labelFaults(page), String(width)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), String(width)).toBe(width);
  }
  const size = await page
    .locator(".chart text")
    .first()
    .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
  expect(size).toBeGreaterThanOrEqual(12);
});

const TOWNS: ShownChart = {
  name: "towns",
  shown: true,
  form: "table",
  title: "市镇",
  alt: "描述",
  licence: "CC BY 4.0",
  credit: { name: "公报" },
  columns: [
    {
      kind: "text",
      name: "市镇",
      cells: Array.from({ length: 400 }, (_, n) => `${["张", "阿", "李"][n % 3]}家第${n}镇`),
    },
    {
      kind: "number",
      name: "人口",
      decimals: 1,
      cells: Array.from({ length: 400 }, (_, n) => (n === 7 ? null : ((n * 7919) % 1201) - 200)),
    },
    {
      kind: "date",
      name: "普查",
      step: "month",
      cells: Array.from({ length: 400 }, (_, n) => `20${10 + (n % 9)}-1${n % 3}-01`),
    },
  ],
};

test("a table of four hundred rows scrolls by keys, keeps its head and first column, sorts, and is whole on paper", async ({
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 760 });
  await openWith(page, [TOWNS]);
  const column = (number: number) => page.locator(`.chart-table tbody tr > :nth-child(${number})`).allTextContents();
  const sort = page.getByRole("button", { name: "人口" });
  await sort.click();
  const ascending = (await column(2))
    .filter((text) => text !== "—")
    .map((text) => Number(text.replace(/,/g, "").replace("−", "-")));
  expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
  expect((await column(2)).at(-1)).toBe("—");
  await expect(page.locator("th[aria-sort]")).toHaveText("人口");
  await sort.click();
  expect((await column(2)).at(-1)).toBe("—");
  await page.getByRole("button", { name: "普查" }).click();
  expect((await column(3))[0]).toBe("2010年10月");
  await page.getByRole("button", { name: "市镇" }).click();
  expect((await column(1))[0]).toMatch(/^阿家/);
  const region = page.getByRole("region", { name: "数据表：市镇" });
  await region.focus();
  await page.keyboard.press("End");
  await expect.poll(() => region.evaluate((node) => node.scrollTop)).toBeGreaterThan(1000);
  const top = await region.evaluate((node) => node.getBoundingClientRect().top);
  const head = await page.locator(".chart-table thead").evaluate((node) => node.getBoundingClientRect().top);
  expect(Math.abs(head - top)).toBeLessThan(3);
  await page.emulateMedia({ media: "print" });
  expect(await region.evaluate((node) => node.scrollHeight - node.clientHeight)).toBeLessThan(2);
});

test("without a script every row is there and nothing asks for one; where colours are forced, curves and bars are seen", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    forcedColors: "active",
    ...(baseURL && { baseURL }),
  });
  const page = await context.newPage();
  await openWith(page, [TOWNS, drawnChart(seededRandom(2), "stacked")]);
  await expect(page.locator(".chart-table").first().locator("tbody tr")).toHaveCount(400);
  await expect(page.locator(".chart button")).toHaveCount(0);
  const colours = await page
    .locator(".chart svg")
    .first()
    .evaluate((drawing) => {
      const of = (name: string) => getComputedStyle(drawing.querySelector(name) ?? drawing);
      return [of("rect").fill, of(".hatch").stroke, getComputedStyle(document.body).backgroundColor];
    });
  expect(new Set(colours).size).toBeGreaterThan(1);
  expect(colours[0]).not.toBe(colours[2]);
  await context.close();
});

test("a chart is there with its page: it is accessible, nothing moves, and its file is offered with its source in its name", async ({
  page,
}) => {
  await watchShift(page);
  await page.goto(CHARTED);
  await page.locator(".chart-file").scrollIntoViewIfNeeded();
  expect(await shiftIn(page)).toBe(0);
  await page.locator(".chart-data summary").click();
  expect(await axeFaults(page, { inside: ".article-body" })).toEqual([]);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".chart-file").click()]);
  expect(download.suggestedFilename()).toBe("how-search-works-sample-figures-来源编辑部.csv");
});

import type { Page } from "playwright/test";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { Figure } from "../../_includes/partials/figure/Figure.tsx";
import { Gallery } from "../../_includes/partials/gallery/Gallery.tsx";
import { isLong } from "../../src/domain/focus.ts";
import { drawing } from "../fixtures/drawn-pictures.ts";
import { shiftIn, watchShift } from "./layout-shift.ts";
import { withRareSheet } from "./rare-sheet.ts";
import { expect, PAGES, test } from "./watch.ts";

const PICTURED = PAGES.original ?? "/";

test("a picture is chosen by format and width, keeps its place while it loads and brings no shift", async ({
  page,
}) => {
  await watchShift(page);
  await page.setViewportSize({ width: 375, height: 760 });
  await page.goto(PICTURED);
  const image = page.locator(".figure img").first();
  await image.scrollIntoViewIfNeeded();
  await expect(image).toHaveJSProperty("complete", true);
  const chosen = await image.evaluate((node) => (node instanceof HTMLImageElement ? node.currentSrc : ""));
  expect(chosen).toMatch(/^http.*\/assets\/pictures\/.*-360\.avif$/);
  expect(await shiftIn(page)).toBe(0);
});

test("no picture reaches over its column, and none is shown larger than it is", async ({ page }) => {
  for (const width of [375, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(PICTURED);
    const box = await page.locator(".figure img").first().boundingBox();
    const column = await page.locator(".article-body").boundingBox();
    expect(box?.width).toBeLessThanOrEqual(column?.width ?? 0);
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1620 / 1200, 1);
  }
});

type Size = readonly [width: number, height: number];

/** A picture of a size, whose file does not come. */
function pictureOf([width, height]: Size) {
  const picture = {
    name: "p",
    file: "p.jpg",
    alt: `图${width}`,
    digest: "0".repeat(64),
    width,
    height,
  } as const;
  return { ...picture, caption: `说明${width}`, credit: { name: "公报" }, licence: "CC BY 4.0", shown: true } as const;
}

/** Opens the page with something in the place of its pictures; none of their files comes. */
async function openInstead(page: Page, markup: string): Promise<void> {
  await page.route("**/assets/pictures/p-*", (route) => route.abort());
  await page.route(PICTURED, async (route) => {
    const response = await route.fetch();
    const body = withRareSheet(await response.text()).replace(/<figure class="figure[^"]*">.*?<\/figure>/s, markup);
    await route.fulfill({ response, body });
  });
  await page.goto(PICTURED);
}

function openWith(page: Page, sizes: readonly Size[], lead = false): Promise<void> {
  const figures = sizes.map((size) => renderToString(h(Figure, { picture: pictureOf(size), lead })));
  return openInstead(page, figures.join(""));
}

const SIZES = [
  [1080, 21_600],
  [1080, 3240],
  [1080, 2340],
  [1000, 1500],
  [900, 900],
  [1500, 1000],
  [3000, 1300],
] as const;

test("no picture is higher than the window, and its place has its shape before it is there", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 667 });
  await openWith(page, SIZES);
  await looksAtHeights(page, { most: 1, least: 0.69 });
  // Where the reader begins words have room below it.
  await openWith(page, SIZES, true);
  await looksAtHeights(page, { most: 0.61, least: 0.49 });
});

const WINDOWS = [[375, 667] as const, [812, 375] as const, [1440, 900] as const];

/** Parts of the window's height; `least` where the column has room for so much. */
async function looksAtHeights(page: Page, { most, least }: { most: number; least: number }): Promise<void> {
  for (const [width, height] of WINDOWS) {
    await page.setViewportSize({ width, height });
    const boxes = await page
      .locator(".figure img")
      .evaluateAll((images) => images.map((image) => image.getBoundingClientRect().toJSON()));
    for (const [index, [wide, high]] of SIZES.entries()) {
      const box = boxes[index];
      expect(box.height, `${wide}×${high} in ${width}×${height}`).toBeLessThan(most * height);
      const shape = isLong({ width: wide, height: high }) ? 4 / 5 : wide / high;
      expect(box.width / box.height, `${wide}×${high} in ${width}×${height}`).toBeCloseTo(shape, 1);
      // Nor smaller than it has to be.
      expect(Math.max(box.height / height, box.width / Math.min(684, width - 32))).toBeGreaterThan(least);
    }
  }
}

test("a long picture is read in its whole length, as wide as a column, from the keyboard too", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openWith(page, [[1080, 21_600]]);
  const body = await drawing(700, 7000).jpeg({ quality: 20 }).toBuffer();
  await page.route("**/p-*-1080.jpg", (route) => route.fulfill({ body, contentType: "image/jpeg" }));
  await expect(page.locator(".figure-link")).toContainText("长图");
  await page.locator(".figure-link").click();
  const frame = page.locator(".lightbox-long");
  await expect(frame).toBeFocused();
  const image = frame.locator("img");
  // Until then it is the page's, which has not come.
  await expect(image).toHaveJSProperty("naturalWidth", 700);
  const box = await image.boundingBox();
  expect(box?.width).toBe(688);
  expect(box?.height).toBeGreaterThan(6500);
  await page.keyboard.press("End");
  await expect.poll(() => frame.evaluate((node) => node.scrollTop)).toBeGreaterThan(5000);
  await page.keyboard.press("Escape");
  await expect(page.locator(".figure-link")).toBeFocused();
});

test("the large picture opens over the page with its credit, by keyboard, and leads back", async ({ page }) => {
  await page.goto(PICTURED);
  const link = page.locator(".figure-link").first();
  await link.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("图源：来源编辑部");
  await expect(dialog.getByRole("img")).toHaveAttribute("src", /-1620\.jpg$/);
  await expect(dialog.getByRole("button", { name: "关闭" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(link).toBeFocused();
});

test("the arrow keys go from picture to picture, and the focus returns to the last one seen", async ({ page }) => {
  await page.goto(PICTURED);
  await page
    .locator(".figure")
    .first()
    .evaluate((figure) => {
      const second = figure.cloneNode(true);
      if (!(second instanceof HTMLElement)) return;
      second.querySelector("a")?.setAttribute("href", "/assets/pictures/second.jpg");
      second.querySelector("img")?.setAttribute("alt", "第二张");
      figure.after(second);
    });
  await page.locator(".figure-link").first().click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  const seen = dialog.getByRole("status");
  await expect(seen).toHaveText("1 / 2");
  await page.keyboard.press("ArrowRight");
  await expect(dialog.getByRole("img", { name: "第二张" })).toBeInViewport();
  await expect(seen).toHaveText("2 / 2");
  await page.keyboard.press("ArrowRight");
  await expect(seen).toHaveText("2 / 2");
  await page.keyboard.press("ArrowLeft");
  await expect(seen).toHaveText("1 / 2");
  // By the button, which keeps the focus where it leads no further.
  const on = dialog.getByRole("button", { name: "下一张" });
  await on.click();
  await expect(seen).toHaveText("2 / 2");
  await expect(on).toBeFocused();
  // As a finger pushes the row.
  await dialog.locator("ol").evaluate((row) => row.scrollBy(-row.clientWidth, 0));
  await expect(seen).toHaveText("1 / 2");
  await expect(on).toHaveAttribute("aria-disabled", "false");
  await page.keyboard.press("ArrowRight");
  await expect(seen).toHaveText("2 / 2");
  await page.keyboard.press("Escape");
  await expect(page.locator(".figure-link").nth(1)).toBeFocused();
});

const SHAPES: readonly Size[] = [
  [1500, 1000],
  [1000, 3000],
  [3000, 1300],
];
const GALLERY = renderToString(h(Gallery, { pictures: SHAPES.map(pictureOf), lead: false }));

test("a gallery is turned by button, finger and key in a frame that keeps its height, and stands whole on paper", async ({
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 760 });
  await openInstead(page, GALLERY);
  const gallery = page.getByRole("region", { name: "组图，共 3 张" });
  const [back, on] = [gallery.getByRole("button", { name: "上一张" }), gallery.getByRole("button", { name: "下一张" })];
  const seen = gallery.getByRole("status");
  await expect(back).toHaveAttribute("aria-disabled", "true");
  const heights = await gallery.locator("img").evaluateAll((all) => all.map((img) => Math.round(img.clientHeight)));
  expect(new Set(heights).size).toBe(1);
  await on.click();
  await expect(seen).toHaveText("2 / 3");
  await expect(gallery.getByRole("img", { name: "图1000" })).toBeInViewport();
  // As a finger pushes the row.
  await gallery.locator("ol").evaluate((row) => row.scrollBy(row.clientWidth, 0));
  await expect(seen).toHaveText("3 / 3");
  await expect(on).toHaveAttribute("aria-disabled", "true");
  // A key that leads to a link brings its picture.
  await gallery.locator(".figure-link").first().focus();
  await expect(seen).toHaveText("1 / 3");
  await gallery.locator(".figure-link").first().click();
  await expect(page.getByRole("dialog").getByRole("status")).toHaveText("1 / 3");
  await page.keyboard.press("Escape");
  await page.emulateMedia({ media: "print" });
  const tops = await gallery
    .locator("figcaption")
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  expect(new Set(tops).size).toBe(3);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a gallery is a column of all its pictures, with nothing to press", async ({ page }) => {
    await openInstead(page, GALLERY);
    const lefts = await page
      .locator(".gallery figcaption")
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().left));
    expect([lefts.length, new Set(lefts).size]).toEqual([3, 1]);
    await expect(page.locator(".gallery button").first()).toBeHidden();
  });

  test("the link opens the file of the large picture, which may be kept for ever and shown elsewhere", async ({
    page,
  }) => {
    await page.goto(PICTURED);
    const opened = page.waitForResponse(/-1620\.jpg$/);
    await page.locator(".figure-link").first().click();
    const response = await opened;
    expect(response.status()).toBe(200);
    const headers = response.headers();
    expect(headers["content-type"]).toBe("image/jpeg");
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(headers["cross-origin-resource-policy"]).toBe("cross-origin");
  });
});

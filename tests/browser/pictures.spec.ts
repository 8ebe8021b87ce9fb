import { expect, PAGES, test } from "./watch.ts";

const PICTURED = PAGES.original ?? "/";

test("a picture is chosen by format and width, keeps its place while it loads and brings no shift", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      const sum = list.getEntries().reduce((total, entry) => total + Number(Reflect.get(entry, "value")), 0);
      Object.assign(window, { shift: Reflect.get(window, "shift") + sum });
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.setViewportSize({ width: 375, height: 760 });
  await page.goto(PICTURED);
  const image = page.locator(".figure img").first();
  await image.scrollIntoViewIfNeeded();
  await expect(image).toHaveJSProperty("complete", true);
  const chosen = await image.evaluate((node) => (node instanceof HTMLImageElement ? node.currentSrc : ""));
  expect(chosen).toMatch(/^http.*\/assets\/pictures\/.*-360\.avif$/);
  expect(await page.evaluate(() => Reflect.get(window, "shift"))).toBe(0);
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

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

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

import { EVERY_KIND } from "../fixtures/every-kind.ts";
import { Finger } from "./finger.ts";
import { test as onSites } from "./layout/sites.ts";
import { expect } from "./watch.ts";

onSites.describe.configure({ timeout: 90_000 });

const test = onSites.extend<{ crammed: string }>({
  crammed: async ({ origins, exceptions }, use) => {
    exceptions.origins.push(origins.crammed);
    await use(origins.crammed);
  },
});
test.use({ hasTouch: true, viewport: { width: 375, height: 760 } });

test("a finger turns a gallery, no further than its end, and pushes the page on where it goes down", async ({
  page,
  crammed,
}) => {
  await page.goto(crammed + EVERY_KIND);
  const gallery = page.locator(".gallery").nth(1);
  const [row, count] = [gallery.locator("ol"), gallery.locator(".gallery-turn")];
  await row.scrollIntoViewIfNeeded();
  await expect(count).toContainText("1 / 3");
  const finger = await Finger.on(page);
  for (const seen of ["2 / 3", "3 / 3", "3 / 3"]) {
    await finger.push(row, -260, 0);
    await expect(count).toContainText(seen);
  }
  await finger.push(row, 260, 0);
  await expect(count).toContainText("2 / 3");
  await expect(page.locator(".gallery").first().locator(".gallery-turn")).toContainText("1 / 4");
  const before = await page.evaluate(() => scrollY);
  await finger.push(row, 0, -220);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 100);
  await expect(count).toContainText("2 / 3");
});

test("a tapped picture opens large, a finger leads on to the next, and a tap on 关闭 back to it", async ({
  page,
  crammed,
}) => {
  await page.goto(crammed + EVERY_KIND);
  const link = page.locator(".gallery").first().locator(".figure-link").first();
  await link.scrollIntoViewIfNeeded();
  await link.tap();
  const large = page.locator("dialog.lightbox");
  const [row, count] = [large.locator("ol"), large.getByRole("status")];
  await expect(count).toHaveText("1 / 7");
  await expect(large).toContainText("图源wide");
  const finger = await Finger.on(page);
  await finger.push(row, -260, 0);
  await expect(count).toHaveText("2 / 7");
  await expect(row.locator("li").nth(1)).toBeInViewport({ ratio: 0.9 });
  await expect(row.locator("li").nth(1)).toContainText("图源wider");
  await finger.push(row, 260, 0);
  await expect(count).toHaveText("1 / 7");
  await large.getByRole("button", { name: "关闭" }).tap();
  await expect(large).toHaveCount(0);
  await expect(link).toBeFocused();
});

test("a long table is pushed by a finger, down and back, and its head is tapped to sort it", async ({
  page,
  crammed,
}) => {
  await page.goto(crammed + EVERY_KIND);
  const table = page.locator("figure", { has: page.locator("#chart-towns") }).locator(".chart-table");
  await table.scrollIntoViewIfNeeded();
  const finger = await Finger.on(page);
  const down = () => table.evaluate((region) => region.scrollTop);
  await finger.push(table, 0, -200);
  await expect.poll(down).toBeGreaterThan(100);
  // It may still be rolling; back it goes to its beginning, and no further.
  for (let push = 0; push < 3; push += 1) await finger.push(table, 0, 300);
  await expect.poll(down).toBe(0);
  const sort = table.getByRole("button", { name: "人口" });
  await sort.tap();
  await expect(table.locator("th", { hasText: "人口" })).toHaveAttribute("aria-sort", /ascending|descending/);
});

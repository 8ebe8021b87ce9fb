import type { Page } from "playwright/test";
import { LIVE, LIVE_ENTRIES } from "../fixtures/live-page.ts";
import { axeFaults } from "./axe.ts";
import { test as onSites } from "./layout/sites.ts";
import { shiftIn, watchShift } from "./layout-shift.ts";
import { expect } from "./watch.ts";

const test = onSites.extend<{ live: string }>({
  live: async ({ origins, exceptions }, use) => {
    exceptions.origins.push(origins.crammed);
    await use(origins.crammed + LIVE);
  },
});

onSites.describe.configure({ timeout: 90_000 });

const NEWEST = LIVE_ENTRIES - 1;

/** What can be seen of its entries, from above, by their numbers. */
async function seenIn(page: Page): Promise<number[]> {
  const places = await page
    .locator(".live-entry")
    .evaluateAll((all) =>
      all
        .filter((entry) => entry.checkVisibility())
        .map((entry) => ({ number: Number(entry.id.slice("e-e-".length)), top: entry.getBoundingClientRect().top })),
    );
  return places.sort((a, b) => a.top - b.top).map(({ number }) => number);
}

test("a live page tells the newest first, thirty of them, and turns round and unfolds as its reader likes; the choice stays", async ({
  page,
  live,
}) => {
  await watchShift(page);
  await page.goto(live);
  expect(await seenIn(page)).toEqual(Array.from({ length: 30 }, (_, at) => NEWEST - at));
  expect(await axeFaults(page, { inside: ".live" })).toEqual([]);
  expect(await shiftIn(page)).toBe(0);
  await page.locator(".live-fold summary").click();
  expect((await seenIn(page)).at(-1)).toBe(0);
  await page.getByText("从旧到新").click();
  expect((await seenIn(page))[0]).toBe(0);
  await page.reload();
  await expect.poll(async () => (await seenIn(page))[0]).toBe(0);
  // What an address names is shown, though it was folded away.
  await page.goto(`${live}#e-e-${NEWEST}`);
  await page.reload();
  await expect(page.locator(`#e-e-${NEWEST}`)).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  expect(await seenIn(page)).toHaveLength(LIVE_ENTRIES);
  await expect(page.locator(".live-orders, .live-new, .live-fold summary").filter({ visible: true })).toHaveCount(0);
});

test("new entries wait until they are asked for, and nothing moves before", async ({ page, live }) => {
  await page.clock.install();
  await watchShift(page);
  await page.goto(live);
  await page.route(live, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(/(<article[^>]*?)id="e-e-44"/, '$1id="e-e-99"');
    await route.fulfill({ response, body });
  });
  // Before its script is there, no time is counted.
  await expect(page.locator(".live-scripted")).toBeAttached();
  await page.clock.fastForward(91_000);
  const button = page.locator(".live-new");
  // Its words are there from the start, for nobody to see.
  await expect(button).toBeVisible();
  await expect(button).toContainText("有 1 条新进展");
  expect((await seenIn(page))[0]).toBe(NEWEST);
  expect(await shiftIn(page)).toBe(0);
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toBeHidden();
  await expect(page.locator("#e-e-99")).toBeInViewport();
  await expect.poll(async () => (await seenIn(page))[0]).toBe(99);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("both orders are there, whole, with each source", async ({ page, live }) => {
    await page.goto(live);
    expect((await seenIn(page))[0]).toBe(NEWEST);
    await page.getByText("从旧到新").click();
    await expect.poll(async () => (await seenIn(page))[0]).toBe(0);
    for (const number of [0, 20, NEWEST]) await expect(page.locator(`#e-e-${number}`)).toContainText(`来源 ${number}`);
  });
});

import { axeFaults } from "./axe.ts";
import { KINDS } from "./layout/kinds.ts";
import { test } from "./layout/sites.ts";
import { expect, PAGES } from "./watch.ts";

/** A page as readers meet it, and what of it can differ from the one before: the first is asked everything. */
const READERS = [
  { width: 375, colorScheme: "light", asks: {} },
  { width: 375, colorScheme: "dark", asks: { only: ["color-contrast"] } },
  // The same colours in other places: by far the dearest rule, and layout.spec.ts measures all of them at this width.
  { width: 1440, colorScheme: "dark", asks: { except: ["color-contrast"] } },
] as const;

for (const [kind, address] of Object.entries(PAGES)) {
  test(`axe finds nothing on a phone or a desk, light or dark: ${kind}`, async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 900 });
    await page.goto(address);
    // Until then what stands there is paler.
    if (/\bsearch$/.test(kind)) await expect(page.locator("#search-results")).toHaveAttribute("data-answered", /./);
    for (const { width, colorScheme, asks } of READERS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await axeFaults(page, asks), `${width} px, ${colorScheme}`).toEqual([]);
    }
  });
}

test("axe finds nothing on the pages of people and topics", async ({ open, page }) => {
  await page.setViewportSize({ width: 375, height: 900 });
  for (const name of ["person", "topic"]) {
    const kind = KINDS[name];
    expect(kind && (await axeFaults(await open(kind, "simplified"))), name).toEqual([]);
  }
});

test("axe finds a seeded fault, and one that only the dark colours have", async ({ page }) => {
  await page.goto("/about/");
  await page.evaluate(() => document.querySelector("main")?.append(document.createElement("button")));
  expect((await axeFaults(page)).join()).toMatch(/^button-name /);
  await page.evaluate(() => {
    const [faint] = document.querySelectorAll("main p");
    if (faint instanceof HTMLElement) faint.style.color = "#444";
  });
  expect(await axeFaults(page, { only: ["color-contrast"] })).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect((await axeFaults(page, { only: ["color-contrast"] })).join()).toMatch(/^color-contrast /);
});

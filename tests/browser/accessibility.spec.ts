import { axeFaults, expectAxeFindsNothing } from "./axe.ts";
import { KINDS } from "./layout/kinds.ts";
import { test } from "./layout/sites.ts";
import { expect, PAGES } from "./watch.ts";

test.describe.configure({ timeout: 90_000 });

/** In whose dark colours axe looks by day, at night in all: layout.spec.ts measures those of every page. */
const IN_THE_DARK = ["home", "article", "search"];
/** So many pages in one window: a window for each takes a fifth of the time. */
const IN_A_WINDOW = 7;

const kinds = Object.keys(PAGES);
for (let at = 0; at < kinds.length; at += IN_A_WINDOW) {
  const some = kinds.slice(at, at + IN_A_WINDOW);
  test(`axe finds nothing on a phone or a desk, light or dark: ${some.join(", ")}`, async ({ page }) => {
    await expectAxeFindsNothing(page, some, (kind) => [
      { width: 375, colorScheme: "light", asks: {} },
      ...(IN_THE_DARK.includes(kind)
        ? [{ width: 375, colorScheme: "dark", asks: { only: ["color-contrast"] } } as const]
        : []),
      // The same colours in other places, by far the dearest rule.
      { width: 1440, colorScheme: "dark", asks: { except: ["color-contrast"] } },
    ]);
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

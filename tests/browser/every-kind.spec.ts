import type { Page } from "playwright/test";
import { EVERY_KIND, NAMED } from "../fixtures/every-kind.ts";
import { axeFaults } from "./axe.ts";
import { faultsOf, GEOMETRY } from "./layout/checker.ts";
import { EVERYTHING } from "./layout/kinds.ts";
import { test as onSites } from "./layout/sites.ts";
import { shiftIn, watchShift } from "./layout-shift.ts";
import { expect } from "./watch.ts";

onSites.describe.configure({ timeout: 90_000 });

const test = onSites.extend<{ crammed: string }>({
  crammed: async ({ origins, exceptions }, use) => {
    exceptions.origins.push(origins.crammed);
    await use(origins.crammed);
  },
});

/** Of all that the page owes a credit for, whose cannot be read there. Names are the same in both scripts but for one character. */
function unnamedIn(text: string): string[] {
  const simplified = text.replaceAll("圖源", "图源").replaceAll("發言", "发言");
  return NAMED.filter((name) => !simplified.includes(name));
}

/** What can be read on a page: what is hidden is read by nobody. */
async function readOn(page: Page): Promise<string> {
  const [text = ""] = await page.locator("body").allInnerTexts();
  return text;
}

test("every credit of a page with everything is read on the screen, on paper and in feeds, in both scripts; nothing moves", async ({
  page,
  crammed,
}) => {
  await watchShift(page);
  for (const script of ["", "/hant"]) {
    await page.goto(crammed + script + EVERY_KIND);
    expect(unnamedIn(await readOn(page)), script).toEqual([]);
    await page.evaluate(async () => {
      for (const figure of document.querySelectorAll(".article-body figure")) {
        figure.scrollIntoView();
        await new Promise(requestAnimationFrame);
      }
    });
    expect(await shiftIn(page)).toBe(0);
    await page.emulateMedia({ media: "print" });
    expect(unnamedIn(await readOn(page)), `${script} on paper`).toEqual([]);
    await page.emulateMedia({ media: "screen" });
    for (const feed of ["/feed.xml", "/atom.xml", "/feed.json"]) {
      const text = await (await page.request.get(crammed + script + feed)).text();
      expect(unnamedIn(text), script + feed).toEqual([]);
    }
  }
  expect(await axeFaults(page, { inside: ".article-body" })).toEqual([]);
});

test("nothing of it sticks out, is cut, covered or too small, on a phone and on a desk", async ({ open }) => {
  const page = await open(EVERYTHING, "simplified");
  for (const width of [375, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await faultsOf(page, [...GEOMETRY, width < 1000 ? "targets for fingers" : "targets for pointers"])).toEqual(
      [],
    );
  }
});

test("galleries turn by button, key and finger, each by itself, and say where they are", async ({ page, crammed }) => {
  await page.goto(crammed + EVERY_KIND);
  const [wide, tall] = [page.locator(".gallery").first(), page.locator(".gallery").nth(1)];
  await wide.getByRole("button", { name: "下一张" }).click();
  await expect(wide.locator(".gallery-turn")).toContainText("2 / 4");
  await wide.getByRole("button", { name: "下一张" }).focus();
  await page.keyboard.press("Enter");
  await expect(wide.locator(".gallery-turn")).toContainText("3 / 4");
  await expect(tall.locator(".gallery-turn")).toContainText("1 / 3");
  // As a finger does: the row is scrolled by the browser itself.
  await tall.locator("ol").evaluate((row) => row.scrollTo({ left: row.clientWidth * 2, behavior: "instant" }));
  await expect(tall.locator(".gallery-turn")).toContainText("3 / 3");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("all of it stands there, below each other, with every credit", async ({ page, crammed }) => {
    await page.goto(crammed + EVERY_KIND);
    expect(unnamedIn(await readOn(page))).toEqual([]);
    await expect(page.locator(".gallery-turn").filter({ visible: true })).toHaveCount(0);
    const lefts = await page
      .locator(".gallery li")
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().left));
    expect(new Set(lefts).size).toBe(1);
  });
});

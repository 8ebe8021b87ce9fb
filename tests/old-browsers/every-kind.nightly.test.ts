import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, BrowserContextOptions, Page } from "playwright";
import { builtFolder } from "../fixtures/built-sites.ts";
import { EVERY_KIND, NAMED } from "../fixtures/every-kind.ts";
import { type ServedSite, serveSite } from "../runner/served-site.ts";
import { press } from "./hand.ts";
import { OLD_CHROMIUMS, startOldChromium } from "./old-chromium.ts";

const PHONE = { width: 375, height: 667 };

let site: ServedSite;
before(async () => {
  site = await serveSite(join(builtFolder("layout"), "crammed"));
});
after(() => site.close());

/** Of all that the page owes a credit for, whose cannot be read there; what is hidden is read by nobody. */
async function unnamedOn(page: Page): Promise<string[]> {
  const [text = ""] = await page.locator("body").allInnerTexts();
  const simplified = text.replaceAll("圖源", "图源").replaceAll("發言", "发言");
  return NAMED.filter((name) => !simplified.includes(name));
}

for (const chosen of OLD_CHROMIUMS) {
  describe(`a page with every kind, in Chromium ${chosen.version}`, () => {
    let browser: Browser;
    before(async () => {
      browser = await startOldChromium(chosen);
    });
    after(() => browser.close());

    async function onPage(script: string, how: BrowserContextOptions, work: (page: Page) => Promise<void>) {
      const context = await browser.newContext({ viewport: PHONE, locale: "zh-CN", ...how });
      const errors: Error[] = [];
      context.on("weberror", (error) => errors.push(error.error()));
      const page = await context.newPage();
      try {
        await page.goto(site.origin + script + EVERY_KIND);
        await work(page);
      } finally {
        await context.close();
      }
      assert.deepEqual(errors, []);
    }

    for (const script of ["", "/hant"])
      test(`${script || "/"}: every credit is read on the screen, on paper and without a script`, async () => {
        await onPage(script, {}, async (page) => {
          assert.deepEqual(await unnamedOn(page), []);
          await page.emulateMedia({ media: "print" });
          assert.deepEqual(await unnamedOn(page), [], "on paper");
        });
        await onPage(script, { javaScriptEnabled: false }, async (page) => assert.deepEqual(await unnamedOn(page), []));
      });

    test("a gallery turns, a picture opens large with its credit, a table is sorted", () =>
      onPage("", {}, async (page) => {
        // Its script has come by then, and nothing else is moving.
        await page.waitForFunction(() => /1 \/ 4/.test(document.querySelector(".gallery-turn")?.textContent ?? ""));
        await press(page, ".gallery button:last-of-type");
        await page.waitForFunction(() => /2 \/ 4/.test(document.querySelector(".gallery-turn")?.textContent ?? ""));
        await press(page, ".gallery li:nth-child(2) .figure-link");
        await page.waitForFunction(
          () => document.querySelector("dialog.lightbox [role=status]")?.textContent === "2 / 7",
        );
        const said = await page.locator("dialog.lightbox li:nth-child(2)").textContent();
        assert.match(said ?? "", /图源wider/);
        await page.keyboard.press("Escape");
        await press(page, "[aria-labelledby=chart-towns] th:nth-child(2) button");
        await page.waitForFunction(() => document.querySelector("[aria-labelledby=chart-towns] th[aria-sort]"));
      }));
  });
}

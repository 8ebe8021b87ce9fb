import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright";
import { DECLARED_BROWSERS } from "../../src/build/declared-browsers.ts";
import { ARTICLE } from "../browser/addresses.ts";
import { builtFolder } from "../fixtures/built-sites.ts";
import { type ServedSite, serveSite } from "../runner/served-site.ts";
import { press, write } from "./hand.ts";
import { OLD_CHROMIUMS, startOldChromium } from "./old-chromium.ts";

const PHONE = { width: 375, height: 667 };

let site: ServedSite;
before(async () => {
  site = await serveSite(builtFolder("newsroom"));
});
after(() => site.close());

test("the oldest Chromium that is declared is among those that are tried", () => {
  assert.equal(OLD_CHROMIUMS[0]?.version, DECLARED_BROWSERS.chrome);
});

for (const chosen of OLD_CHROMIUMS) {
  describe(`Chromium ${chosen.version}`, () => {
    let browser: Browser;
    before(async () => {
      browser = await startOldChromium(chosen);
    });
    after(() => browser.close());

    /** Does something on a page of a reader who has never been here; a fault of a script fails the test. */
    async function onPage(address: string, work: (page: Page) => Promise<void>): Promise<void> {
      const context = await browser.newContext({ viewport: PHONE, locale: "zh-CN" });
      const errors: Error[] = [];
      context.on("weberror", (error) => errors.push(error.error()));
      const page = await context.newPage();
      try {
        await page.goto(site.origin + address);
        await work(page);
      } finally {
        await context.close();
      }
      assert.deepEqual(errors, []);
    }

    test("an article is read as it is set", () =>
      onPage(ARTICLE, async (page) => {
        const set = await page.evaluate(() => {
          const styleOf = (part: string) => getComputedStyle(document.querySelector(part) ?? document.body);
          return {
            bar: styleOf(".masthead-bar").position,
            size: Number.parseFloat(styleOf(".article-body > p").fontSize),
            weight: styleOf("h1").fontWeight,
            left: document.querySelector(".article-body > p")?.getBoundingClientRect().left,
            wide: document.documentElement.scrollWidth,
          };
        });
        assert.deepEqual(set, { bar: "sticky", size: 18, weight: "700", left: 16, wide: PHONE.width });
      }));

    test("type size and theme are chosen, and remembered", () =>
      onPage(ARTICLE, async (page) => {
        const sizeAndGround = () =>
          page.evaluate(() => [
            getComputedStyle(document.documentElement).fontSize,
            getComputedStyle(document.body).backgroundColor,
          ]);
        assert.deepEqual(await sizeAndGround(), ["16px", "rgb(250, 248, 243)"]);
        await press(page, "reader-settings button");
        await page.waitForFunction(() => document.querySelector(".settings-panel [value=largest]"));
        await press(page, ".settings-panel [value=largest]");
        await press(page, ".settings-panel [value=dark]");
        const chosenByReader = ["20.8px", "rgb(28, 26, 24)"];
        assert.deepEqual(await sizeAndGround(), chosenByReader);
        await page.reload();
        assert.deepEqual(await sizeAndGround(), chosenByReader);
      }));

    test("the other script is one press away, and comes back", () =>
      onPage(ARTICLE, async (page) => {
        await press(page, "a.script-switch");
        await page.waitForURL(`**/hant${ARTICLE}`);
        assert.match((await page.locator("h1").textContent()) ?? "", /風向/);
        await press(page, "a.script-switch");
        await page.waitForURL((url) => url.pathname === ARTICLE);
      }));

    test("a comment is written, sent and thanked for without leaving the page", () =>
      onPage(ARTICLE, async (page) => {
        await write(page, "#comment-message", "读到了。");
        await write(page, "#comment-name", "老手机");
        await write(page, "#comment-email", "old@example.com");
        await press(page, "#comment-form [type=submit]");
        await page.waitForFunction(() => document.querySelector('#comment-form[data-state="received"]'));
        assert.equal(new URL(page.url()).pathname, ARTICLE);
      }));

    test("search answers, or says that it cannot and leads to the archive", () =>
      onPage("/search/?q=停火谈判", async (page) => {
        const status = page.locator("#search-status");
        await page.waitForFunction(
          () => !/^(|正在搜索……)$/.test(document.getElementById("search-status")?.textContent ?? ""),
        );
        if (Number(chosen.version) >= 97) {
          assert.match((await status.textContent()) ?? "", /找到/);
          assert.ok((await page.locator("#search-results a.result-title").count()) > 0);
          return;
        }
        assert.match((await status.textContent()) ?? "", /用不了本站的搜索/);
        await press(page, "#search-archive");
        await page.waitForURL("**/archive/");
      }));
  });
}

import type { Page } from "playwright/test";
import { ARTICLE, expect, test } from "./watch.ts";

const VARIANT = `/hant${ARTICLE}`;
const SWITCH = "a.script-switch";

/** Which paragraph of the text is at the upper edge of the window, and how far below it. */
function place(page: Page) {
  return page.evaluate(() => {
    const paragraphs = [...document.querySelectorAll(".article-body > p")];
    const index = paragraphs.findIndex((paragraph) => paragraph.getBoundingClientRect().top >= 0);
    return { index, top: Math.round(paragraphs[index]?.getBoundingClientRect().top ?? 0) };
  });
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a reader changes the script and goes on reading in it", async ({ page }) => {
      await page.goto(ARTICLE);
      await page.getByRole("link", { name: "繁體版" }).click();
      await expect(page).toHaveURL(VARIANT);
      await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hant-TW");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        "風向突變！特朗普與普京「暢聊」2小時：俄羅斯願意立刻開啟「停火談判」！",
      );
      await page.getByRole("main").getByRole("link", { name: "CBC" }).first().click();
      await expect(page).toHaveURL("/hant/sources/cbc/");
      await page.getByRole("link", { name: "简体版" }).click();
      await expect(page).toHaveURL("/sources/cbc/");
    });
  });
}

test("what does not exist under /hant/ is said in traditional characters", async ({ page }) => {
  const response = await page.goto("/hant/2025/05/nothing-here/");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("找不到這個頁面");
  await expect(page.locator(SWITCH)).toHaveAttribute("href", "/");
});

test("the switch keeps the place in the page, there and back", async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(ARTICLE);
  await page.evaluate(() => scrollTo(0, 2500));
  const before = await place(page);
  expect(before.index).toBeGreaterThan(3);
  // A click of the test's own would scroll first.
  const change = () => page.locator(SWITCH).dispatchEvent("click");
  await change();
  await expect(page).toHaveURL(VARIANT);
  await expect.poll(() => place(page)).toEqual(before);
  await change();
  await expect(page).toHaveURL(ARTICLE);
  await expect.poll(() => place(page)).toEqual(before);
});

test("a page opened later begins at its beginning, even where the change to it was broken off", async ({ page }) => {
  await page.goto(ARTICLE);
  await page.evaluate((name) => {
    scrollTo(0, 1500);
    const link = document.querySelector<HTMLAnchorElement>(name);
    link?.addEventListener("click", (event) => event.preventDefault());
    link?.click();
  }, SWITCH);
  await page.goto(VARIANT);
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test("the choice is remembered for whoever comes in from outside, and Back leads back", async ({ page }) => {
  await page.goto("/about/");
  await page.locator(SWITCH).click();
  await expect(page).toHaveURL("/hant/about/");
  // An address that is typed has no referrer, like one from a message.
  await page.goto(`${ARTICLE}?highlight=停火#sources`);
  await expect(page).toHaveURL(`${VARIANT}?highlight=${encodeURIComponent("停火")}#sources`);
  await page.goBack();
  await expect(page).toHaveURL("/hant/about/");
  await page.goBack();
  await expect(page).toHaveURL("/about/");
  await expect(page.getByRole("link", { name: "繁體版" })).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL("/about/");
});

test("nobody who has not chosen is led anywhere", async ({ page }) => {
  for (const address of [ARTICLE, VARIANT]) {
    await page.goto(address);
    await expect(page.locator(SWITCH)).toBeVisible();
    await expect(page).toHaveURL(address);
  }
});

test("the switch works where storage is forbidden", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("forbidden", "SecurityError");
        },
      });
  });
  await page.goto(ARTICLE);
  await page.evaluate(() => scrollTo(0, 1500));
  await page.locator(SWITCH).click();
  await expect(page).toHaveURL(VARIANT);
  await page.goto(ARTICLE);
  await expect(page).toHaveURL(ARTICLE);
});

for (const query of ["停火谈判", "停火談判"]) {
  test(`search in the Traditional edition finds ${query} and shows it in traditional characters`, async ({ page }) => {
    await page.goto(`/hant/search/?q=${encodeURIComponent(query)}`);
    const first = page.locator("#search-results a.result-title").first();
    await expect(first).toHaveText(/停火談判/);
    await expect(first).toHaveAttribute("href", new RegExp(`^${VARIANT}\\?highlight=`));
    await expect(page.locator("#search-results mark").first()).toHaveText("停火談判");
    await expect(page.locator("#search-status")).toHaveText(new RegExp(`^找到 \\d+ 篇含有「${query}」的文章$`));
    await expect(page.locator("#search-results .result-meta").first()).toContainText("國際 2025年5月19日 來源：");
    await page.locator("#search-filters summary").click();
    await expect(page.locator("#search-section option").nth(1)).toHaveText(/國際（\d+）/);
    await first.click();
    await expect(page.locator(".article-text mark").first()).toHaveText("停火談判");
  });
}

test("the question goes along when the script is changed", async ({ page }) => {
  await page.goto(`/search/?q=${encodeURIComponent("停火")}`);
  await expect(page.locator("#search-results a").first()).toBeVisible();
  await page.locator(SWITCH).click();
  await expect(page).toHaveURL(`/hant/search/?q=${encodeURIComponent("停火")}`);
  await expect(page.locator("#search-results a").first()).toHaveText(/談判/);
});

test("without its table the search page shows results as they were found, and says so", async ({ page }) => {
  await page.route("**/words.json", (route) => route.abort());
  await page.goto(`/hant/search/?q=${encodeURIComponent("停火谈判")}`);
  await expect(page.locator("#search-results a.result-title").first()).toHaveText(/停火谈判/);
  await expect(page.locator("#search-results")).toHaveAttribute("lang", "zh-Hans");
  await expect(page.locator("#search-results a.result-title").first()).toHaveAttribute("href", /^\/hant\//);
});

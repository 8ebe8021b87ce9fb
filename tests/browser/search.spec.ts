import type { Page } from "playwright/test";
import { ARTICLE, expect, test } from "./watch.ts";

const INPUT = "#search-input";
const RESULT = "#search-results a.result-title";

/** Waits until the answer to a question is complete. */
async function answered(page: Page, question: string): Promise<void> {
  await expect(page.locator("#search-results")).toHaveAttribute("data-answered", question);
}

async function pagefindRequests(page: Page): Promise<string[]> {
  const requests: string[] = [];
  page.context().on("request", (request) => {
    if (request.url().includes("/pagefind/")) requests.push(request.url());
  });
  return requests;
}

test("from the header of any page a reader gets to the field, and 停火谈判 finds the seed article", async ({
  page,
}) => {
  await page.goto("/");
  await page.getByRole("banner").getByRole("link", { name: "搜索" }).click();
  await expect(page.locator(INPUT)).toBeFocused();
  await page.keyboard.type("停火谈判");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\/\?q=/);
  await answered(page, "停火谈判");
  await expect(page.locator(RESULT).first()).toHaveAttribute("href", new RegExp(`^${ARTICLE}\\?highlight=`));
  await expect(page.locator("#search-results mark").first()).toHaveText("停火谈判");
  await expect(page.getByRole("status")).toContainText("找到");
});

test("of the index nothing but its list is loaded before the reader turns to the field", async ({ page }) => {
  const requests = await pagefindRequests(page);
  await page.goto("/search/");
  await expect(page.locator("#search-tools")).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(requests.map((url) => new URL(url).pathname)).toEqual(["/pagefind/shards.json"]);
  await page.locator(INPUT).fill("停火");
  await expect.poll(() => requests.length).toBeGreaterThan(1);
});

test("traditional characters find what simplified ones find", async ({ page }) => {
  await page.goto("/search/?q=停火談判");
  await answered(page, "停火談判");
  const traditional = await page.locator(RESULT).allTextContents();
  await page.goto("/search/?q=停火谈判");
  await answered(page, "停火谈判");
  expect(traditional).toEqual(await page.locator(RESULT).allTextContents());
  expect(traditional.length).toBeGreaterThan(0);
});

test("picture credits can be searched, the disclaimer and the form cannot", async ({ page }) => {
  await page.goto("/search/?q=BBC");
  await answered(page, "BBC");
  await expect(page.locator(`#search-results a[href^="${ARTICLE}"]`)).toHaveCount(1);
  await page.goto("/search/?q=版权归原作者所有");
  await answered(page, "版权归原作者所有");
  await expect(page.locator(`#search-results a[href^="${ARTICLE}"]`)).toHaveCount(0);
});

test("a picture among the results has its credit beside it and keeps its shape", async ({ page }) => {
  await page.goto("/search/?q=来源编辑部");
  await answered(page, "来源编辑部");
  const pictured = page.locator("#search-results li:has(img)");
  await expect(pictured.first()).toContainText("图：来源编辑部");
  expect(await pictured.filter({ hasNotText: "图：" }).count()).toBe(0);
  const box = await pictured.first().locator("img").boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(1.5, 1);
});

test("a slip of one character is answered with what may have been meant", async ({ page }) => {
  await page.goto("/search/?q=停火谈叛");
  await expect(page.getByRole("status")).toContainText("没有找到");
  await page.locator("#search-suggestion a").click();
  await answered(page, "停火谈判");
  await expect(page.locator(RESULT).first()).toBeVisible();
});

test("a question that nothing answers says so, and what to do", async ({ page }) => {
  await page.goto("/search/?q=葫芦娃大战外星人");
  await answered(page, "葫芦娃大战外星人");
  await expect(page.getByRole("status")).toContainText(/没有找到.*可以换个说法/);
  await expect(page.locator(RESULT)).toHaveCount(0);
});

test("typing asks by itself, the address keeps the question, and Back brings the last one", async ({ page }) => {
  await page.goto("/search/?q=特朗普");
  const input = page.locator(INPUT);
  await expect(input).toHaveValue("特朗普");
  await answered(page, "特朗普");
  await input.fill("评论");
  await answered(page, "评论");
  await input.press("Enter");
  await expect(page).toHaveURL(/%E8%AF%84%E8%AE%BA/);
  await page.locator(RESULT).first().click();
  await page.goBack();
  await expect(input).toHaveValue("评论");
});

test("filters narrow the results down, with counts, and stand in the address", async ({ page }) => {
  await page.goto("/search/?q=我们");
  await answered(page, "我们");
  const all = await page.locator(RESULT).count();
  await page.getByText("筛选").click();
  const section = page.getByRole("main").getByLabel("栏目");
  await expect(section.locator("option", { hasText: "国际（1）" })).toHaveCount(1);
  await section.selectOption("国际");
  await expect(page).toHaveURL(/section=%E5%9B%BD%E9%99%85/);
  await expect(page.locator(RESULT)).toHaveCount(1);
  await page.goBack();
  await expect(page.locator(RESULT)).toHaveCount(all);
  await expect(section).toHaveValue("");
});

test("filters that leave nothing are named as what to change", async ({ page }) => {
  await page.goto("/search/?q=停火&year=1999");
  await expect(page.getByRole("status")).toContainText("可以放宽筛选");
});

test("the newest come first when the reader wants them so", async ({ page }) => {
  await page.goto("/search/?q=文章");
  await answered(page, "文章");
  await page.getByLabel("最新优先").check();
  await expect(page).toHaveURL(/sort=date/);
  await answered(page, "文章");
  const facts = page.locator("#search-results .result-fact");
  expect(await facts.evaluateAll((all) => new Set(all.map((one) => getComputedStyle(one).display)).size)).toBe(1);
  await expect(facts.first()).toHaveCSS("display", "inline-block");
  for (const fact of await facts.allTextContents()) expect(fact).not.toContain("·");
  const dates = await page.locator("#search-results .result-meta").allTextContents();
  const days = dates.map((text) => /\d+年\d+月\d+日/.exec(text)?.[0].replace(/\D(\d)(?=\D)/g, ".0$1") ?? "");
  expect(days.length).toBeGreaterThan(1);
  expect(days).toEqual([...days].sort().reverse());
});

test("the keyboard alone is enough: slash, arrows, Escape", async ({ page }) => {
  await page.goto("/search/?q=文章");
  await answered(page, "文章");
  await page.keyboard.press("/");
  const input = page.locator(INPUT);
  await expect(input).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(RESULT).nth(0)).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(RESULT).nth(1)).toBeFocused();
  await page.keyboard.press("End");
  await expect(page.locator(RESULT).last()).toBeFocused();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowUp");
  await expect(input).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(input).toHaveValue("");
  await expect(page.locator(RESULT)).toHaveCount(0);
});

test("nothing is asked while an input method is composing", async ({ page }) => {
  await page.goto("/search/");
  await page.locator(INPUT).evaluate((input: HTMLInputElement) => {
    input.dispatchEvent(new CompositionEvent("compositionstart"));
    input.value = "ting";
    input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true }));
  });
  await expect(page.locator(INPUT)).toHaveValue("ting");
  await expect(page.getByRole("status")).toHaveText("");
  await page.locator(INPUT).evaluate((input: HTMLInputElement) => {
    input.value = "停火";
    input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  });
  await answered(page, "停火");
  await expect(page.locator(RESULT).first()).toBeVisible();
});

test("a search index that cannot be loaded is named, and a second try works", async ({ page }) => {
  await page.route("**/pagefind/**", (route) => route.abort());
  await page.goto("/search/?q=停火");
  await expect(page.getByRole("status")).toContainText("没能载入搜索索引");
  await page.unroute("**/pagefind/**");
  await page.getByRole("button", { name: "再试一次" }).click();
  await answered(page, "停火");
  await expect(page.locator(RESULT).first()).toBeVisible();
});

test("a piece of the index that fails is never taken for nothing found", async ({ page }) => {
  await page.route("**/*.pf_index", (route) => route.abort());
  await page.goto("/search/?q=停火");
  await expect(page.getByRole("status")).toContainText("没能载入搜索索引");
});

test("offline the page says so, and asks again when the line is back", async ({ page, context }) => {
  await page.goto("/search/");
  await expect(page.locator("#search-tools")).toBeVisible();
  await context.setOffline(true);
  await page.locator(INPUT).fill("停火");
  await expect(page.getByRole("status")).toContainText("没有网络");
  await context.setOffline(false);
  await answered(page, "停火");
  await expect(page.locator(RESULT).first()).toBeVisible();
});

test("a browser without module workers searches all the same", async ({ page }) => {
  await page.addInitScript("delete window.Worker");
  await page.goto("/search/?q=停火谈判");
  await answered(page, "停火谈判");
  await expect(page.locator(RESULT).first()).toHaveAttribute("href", new RegExp(`^${ARTICLE}`));
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
});

test.describe("on a telephone", () => {
  test.use({ hasTouch: true, viewport: { width: 375, height: 700 } });

  test("a tap is enough for every control", async ({ page }) => {
    await page.goto("/search/?q=文章");
    await answered(page, "文章");
    // Its own keyboard goes when the question is asked.
    await page.locator(INPUT).fill("？！");
    await page.locator(INPUT).press("Enter");
    await expect(page.locator(INPUT)).not.toBeFocused();
    await expect(page.getByRole("status")).toContainText("没有可以搜索的字");
    await page.goBack();
    await answered(page, "文章");
    await page.getByText("筛选").tap();
    await page.getByText("最新优先").tap();
    await expect(page).toHaveURL(/sort=date/);
    await answered(page, "文章");
    await page.locator(RESULT).first().tap();
    await expect(page).toHaveURL(/highlight=/);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the search page says what it needs and offers the archive", async ({ page }) => {
    await page.goto("/search/?q=停火谈判");
    await expect(page.getByRole("main")).toContainText("JavaScript", { useInnerText: true });
    await expect(page.locator("#search-tools")).toBeHidden();
    await page
      .getByRole("main")
      .getByRole("link", { name: /存档|归档|日期/ })
      .first()
      .click();
    await expect(page).toHaveURL("/archive/");
  });
});

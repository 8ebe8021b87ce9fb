import { ARTICLE, expect, test } from "./watch.ts";

test("searching 停火谈判 finds the seed article", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("banner").getByRole("link", { name: "搜索" }).click();
  await page.getByRole("searchbox").fill("停火谈判");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/search\/\?q=/);
  const first = page.locator("#search-results a[href]").first();
  await expect(first).toHaveAttribute("href", ARTICLE);
  await expect(page.locator("#search-results mark").first()).toHaveText("停火谈判");
  await expect(page.getByRole("status")).toContainText("找到");
});

test("picture credits can be searched, the disclaimer and the form cannot", async ({ page }) => {
  await page.goto("/search/?q=BBC");
  await expect(page.locator(`#search-results a[href="${ARTICLE}"]`)).toHaveCount(1);
  await page.goto("/search/?q=版权归原作者所有");
  await expect(page.getByRole("status")).not.toContainText("正在");
  const excerpts = await page.locator("#search-results .result-excerpt").allTextContents();
  expect(excerpts.filter((text) => text.includes("版权归原作者所有"))).toEqual([]);
});

test("a question that nothing answers says so, and what to do", async ({ page }) => {
  await page.goto("/search/?q=葫芦娃大战外星人");
  await expect(page.getByRole("status")).toContainText(/没有找到|有关的文章/);
});

test("typing asks by itself, the address keeps the question, and Back brings the last one", async ({ page }) => {
  await page.goto("/search/?q=特朗普");
  const input = page.locator("#search-input");
  await expect(input).toHaveValue("特朗普");
  await expect(page.locator("#search-results a[href]").first()).toBeVisible();
  await input.fill("评论");
  await input.press("Enter");
  await expect(page).toHaveURL(/%E8%AF%84%E8%AE%BA/);
  await page.goBack();
  await expect(input).toHaveValue("特朗普");
});

test("nothing is asked while an input method is composing", async ({ page }) => {
  await page.goto("/search/");
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await page.locator("#search-input").evaluate((input: HTMLInputElement) => {
    input.dispatchEvent(new CompositionEvent("compositionstart"));
    input.value = "ting";
    input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
  });
  await expect(page.getByRole("status")).toHaveText("");
  await page.locator("#search-input").evaluate((input: HTMLInputElement) => {
    input.value = "停火";
    input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  });
  await expect(page.locator("#search-results a[href]").first()).toBeVisible();
  expect(requests.some((url) => url.includes("/pagefind/"))).toBe(true);
});

test("a search index that cannot be loaded is named, and a second try works", async ({ page }) => {
  await page.route("**/pagefind/**", (route) => route.abort());
  await page.goto("/search/?q=停火");
  await expect(page.getByRole("status")).toContainText("没能载入搜索索引");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the search page says what it needs and offers the archive", async ({ page }) => {
    await page.goto("/search/?q=停火谈判");
    await expect(page.getByRole("main")).toContainText("JavaScript", { useInnerText: true });
    await page
      .getByRole("main")
      .getByRole("link", { name: /存档|归档|日期/ })
      .first()
      .click();
    await expect(page).toHaveURL("/archive/");
  });
});

import { ARTICLE, expect, PAGES, test } from "./watch.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the seed article can be read whole, with its credits and its disclaimer", async ({ page }) => {
      await page.goto(ARTICLE);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(
        "风向突变！特朗普与普京“畅聊”2小时：俄罗斯愿意立刻开启“停火谈判”！",
      );
      await expect(page.locator(".article-body h2")).toHaveCount(4);
      await expect(page.locator(".article-body figure")).toHaveCount(4);
      await expect(page.getByText("图源：CBC").first()).toBeVisible();
      await expect(page.getByText("加西周末综合").last()).toBeVisible();
      await expect(page.locator(".disclaimer")).toContainText("版权归原作者所有");
    });

    test("a reader walks from the front page to an article, its section, its source and the archive", async ({
      page,
    }) => {
      await page.goto("/");
      await page
        .getByRole("main")
        .getByRole("link", { name: /风向突变/ })
        .first()
        .click();
      await expect(page).toHaveURL(ARTICLE);
      await page.getByRole("main").getByRole("link", { name: "CBC" }).first().click();
      await expect(page).toHaveURL("/sources/cbc/");
      await page
        .getByRole("link", { name: /风向突变/ })
        .first()
        .click();
      await page.getByRole("navigation").getByRole("link", { name: "国际" }).first().click();
      await expect(page).toHaveURL("/sections/world/");
      await page.goto("/archive/");
      await page.getByRole("main").getByRole("link", { name: /2025/ }).first().click();
      await expect(page.getByRole("main")).toContainText("2025");
    });

    test("an address that does not exist answers 404 and offers a way on", async ({ page }) => {
      const response = await page.goto(PAGES["not found"] ?? "");
      expect(response?.status()).toBe(404);
      await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
    });
  });
}

test("nothing is wider than a small phone on any kind of page", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const [kind, address] of Object.entries(PAGES)) {
    await page.goto(address);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, kind).toBe(0);
  }
});

test("the keyboard alone leads past the menu into the article and on to the form", async ({ page }) => {
  await page.goto(ARTICLE);
  await page.keyboard.press("Tab");
  await expect(page.locator(".skip-link")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${ARTICLE}#main`);
  const message = page.locator("textarea[name=message]");
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    if (await message.evaluate((node) => node === document.activeElement)) break;
  }
  await expect(message).toBeFocused();
  await page.keyboard.type("键盘写的评论");
  await expect(message).toHaveValue("键盘写的评论");
});

const ROOTS: Readonly<Record<string, string>> = {
  "/feed.xml": "rss",
  "/atom.xml": "feed",
  "/corrections/feed.xml": "rss",
  "/sitemap.xml": "sitemapindex",
  "/sitemaps/articles-1.xml": "urlset",
};

test("feeds and site maps are well-formed XML", async ({ page }) => {
  await page.goto("/about/");
  for (const address of Object.keys(ROOTS)) {
    // responseXML is null when the document is not well-formed; Trusted Types forbid DOMParser here.
    const root = await page.evaluate(
      (url) =>
        new Promise((done) => {
          const request = new XMLHttpRequest();
          request.open("GET", url);
          request.overrideMimeType("application/xml");
          request.onload = () => done(request.responseXML?.documentElement.localName);
          request.send();
        }),
      address,
    );
    expect(root, address).toBe(ROOTS[address]);
  }
});

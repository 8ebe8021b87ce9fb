import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { ADDED, type Host, KEPT, test, WITHDRAWN } from "./deployments/host.ts";
import type { Deployment } from "./deployments/publish-sites.ts";
import { expect } from "./watch.ts";

/** What readers see whose pages are of one deployment while another is public. */

test.describe.configure({ timeout: 60_000 });

/** What Chromium says of a page in the place of a style sheet that is gone. */
const NO_STYLE_SHEET = "is not a supported stylesheet MIME type";
const SEARCH = "/search/";
const RESULT = "#search-results a.result-title";

/** Files of ours that a page has asked for in vain. */
function missedBy(page: Page): string[] {
  const missed: string[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    if (response.status() >= 400 && pathname.startsWith("/assets/")) missed.push(pathname);
  });
  return missed;
}

async function expectStyled(page: Page): Promise<void> {
  await expect(page.locator(".masthead-bar")).toHaveCSS("position", "sticky");
  await expect(page.locator(".footer, footer").last()).toBeVisible();
}

async function ask(page: Page, question: string): Promise<void> {
  await page.locator("#search-input").fill(question);
  await expect(page.locator("#search-results")).toHaveAttribute("data-answered", question);
}

async function expectResults(page: Page, paths: readonly string[], others: readonly string[]): Promise<void> {
  const address = (path: string) => page.locator(`${RESULT}[href*="${path}"]`);
  for (const path of paths) await expect(address(path)).toHaveCount(1);
  for (const path of others) await expect(address(path)).toHaveCount(0);
}

async function useSettings(page: Page): Promise<void> {
  await page.getByRole("button", { name: "阅读设置" }).click();
  await page.getByRole("radio", { name: "特大" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-size", "largest");
  await expect(page.locator(".settings-panel")).toHaveCSS("position", "absolute");
  await page.keyboard.press("Escape");
}

async function seePicture(page: Page): Promise<void> {
  const picture = page.locator(".article-text img");
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
}

async function comment(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "评论" }).fill(text);
  await page.getByRole("textbox", { name: "显示名称" }).fill("读者");
  await page.getByRole("textbox", { name: "电子邮箱地址" }).fill("reader@example.com");
  await page.getByRole("button", { name: "发表评论" }).click();
  await expect(page.locator("#comment-form")).toHaveAttribute("data-state", "received");
}

/** Changes the list of what is public now. */
function editList({ folder }: Host, edit: (list: string) => string): void {
  const list = join(folder, "pagefind/shards.json");
  writeFileSync(list, edit(readFileSync(list, "utf8")));
}

const WAYS: Readonly<Record<string, readonly [Deployment, Deployment, string, string]>> = {
  "a new deployment": ["a", "b", ADDED, WITHDRAWN],
  "an older deployment that was brought back": ["b", "a", WITHDRAWN, ADDED],
};

for (const [what, [old, now, come, gone]] of Object.entries(WAYS)) {
  test(`pages that were open go on under ${what}`, async ({ host, context, page: front }) => {
    await host.publish(old);
    const [article, search] = [await context.newPage(), await context.newPage()];
    const missed = [front, article, search].map(missedBy);
    await front.goto(`${host.origin}/`);
    await article.goto(host.origin + KEPT);
    await search.goto(host.origin + SEARCH);
    await ask(search, "枫叶");
    await expectResults(search, [KEPT, gone], [come]);
    expect(await article.locator(".article-text img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(
      0,
    );

    await host.publish(now, old);
    await seePicture(article);
    await useSettings(article);
    await comment(article, `旧页面上写的评论，${old}`);
    await article.locator(".figure-link").click();
    await expect(article.locator("dialog.lightbox")).toHaveCSS("position", "fixed");
    await article.keyboard.press("Escape");

    await ask(search, "停火");
    await expectResults(search, [KEPT, come], [gone]);
    await search.locator(`${RESULT}[href*="${come}"]`).click();
    await expect(search.locator(".article-text mark").first()).toHaveText("停火");
    await expectStyled(search);

    await useSettings(front);
    const answer = front.waitForResponse(`${host.origin}${gone}`);
    await front.locator(`main a[href="${gone}"]`).first().click();
    expect((await answer).status()).toBe(now === "b" ? 410 : 404);
    await expectStyled(front);
    await front.getByRole("link", { name: "示例报首页" }).click();
    await expect(front.locator(`main a[href="${come}"]`).first()).toBeVisible();
    await expectStyled(front);
    expect(missed.flat()).toEqual([]);
  });

  test(`a page that a cache has kept works under ${what}`, async ({ host, page }) => {
    await host.publish(old);
    const kept = new Map<string, string>();
    for (const path of ["/", KEPT, SEARCH]) kept.set(path, await (await fetch(host.origin + path)).text());
    await host.publish(now, old);
    const missed = missedBy(page);
    for (const [path, body] of kept) {
      await page.route(host.origin + path, (route) => route.fulfill({ body, contentType: "text/html; charset=utf-8" }));
      await page.goto(host.origin + path);
      await expectStyled(page);
    }
    await ask(page, "枫叶");
    await expectResults(page, [KEPT, come], [gone]);
    await page.goto(host.origin + KEPT);
    await seePicture(page);
    await useSettings(page);
    await comment(page, `缓存里的页面上写的评论，${old}`);
    // The picture of an article that is public no more is not carried over: the old front page does without.
    const ofGone = `/assets/pictures/${gone.split("/").at(-2)}-`;
    expect(missed.filter((path) => !path.startsWith(ofGone))).toEqual([]);
  });
}

test("an open search page of the Traditional edition answers from the new index in traditional characters", async ({
  host,
  page,
}) => {
  await host.publish("a");
  await page.goto(`${host.origin}/hant${SEARCH}`);
  await ask(page, "楓葉");
  await expectResults(page, [WITHDRAWN], [ADDED]);
  await host.publish("b", "a");
  await ask(page, "停火");
  await expectResults(page, [`/hant${ADDED}`], [WITHDRAWN]);
  // 钟表 was in no article before.
  await expect(page.locator(`${RESULT}[href*="${ADDED}"]`)).toHaveText("新來的楓葉，鐘錶與軟件");
});

for (const [edition, sentence, button] of [
  ["", "网站在您打开本页以后更新过", "重新载入"],
  ["/hant", "網站在您打開本頁以後更新過", "重新載入"],
] as const) {
  test(`an open search page that cannot read the new index says so and offers to load ${edition || "/"} again`, async ({
    host,
    page,
  }) => {
    await host.publish("a");
    await page.goto(`${host.origin}${edition}${SEARCH}`);
    await ask(page, "枫叶");
    await host.publish("b", "a");
    editList(host, (list) => list.replace(/"format":\d+/, '"format":0'));
    await page.locator("#search-input").fill("停火");
    await expect(page.locator("#search-status")).toContainText(sentence);
    await expect(page.locator(RESULT)).toHaveCount(0);
    await host.publish("b", "a");
    await page.getByRole("button", { name: button }).click();
    await expect(page.locator("#search-results")).toHaveAttribute("data-answered", "停火");
    await expectResults(page, [ADDED], [WITHDRAWN]);
  });
}

test("where the index is not whole the search page asks for the list once more, says so and leads to the archive", async ({
  host,
  page,
}) => {
  await host.publish("b");
  rmSync(join(host.folder, "pagefind/shards"), { recursive: true });
  const lists: string[] = [];
  page.context().on("request", (request) => request.url().endsWith("/shards.json") && lists.push(request.url()));
  await page.goto(`${host.origin}${SEARCH}?q=枫叶`);
  await expect(page.locator("#search-status")).toContainText("没能载入搜索索引");
  expect(lists.length).toBe(2);
  await page.locator("#search-archive").click();
  await expect(page).toHaveURL(`${host.origin}/archive/`);
});

test("a button whose module is gone offers to load the page again, and can be pressed again", async ({
  host,
  page,
  exceptions,
}) => {
  exceptions.refusals.push(NO_STYLE_SHEET);
  await host.publish("a");
  await page.goto(host.origin + KEPT);
  await host.publish("b");
  const settings = page.getByRole("button", { name: "阅读设置" });
  const sentences: string[] = [];
  page.once("dialog", (dialog) => {
    sentences.push(dialog.message());
    void dialog.dismiss();
  });
  await settings.click();
  await expect(settings).toHaveAttribute("aria-expanded", "false");
  expect(sentences).toEqual(["没能载入阅读设置。要重新载入本页吗？"]);
  page.once("dialog", (dialog) => void dialog.accept());
  const loaded = page.waitForEvent("load");
  await settings.click();
  await loaded;
  await useSettings(page);
});

test("no drawing fills a page whose styles are gone", async ({ host, page, exceptions }) => {
  exceptions.refusals.push(NO_STYLE_SHEET);
  await host.publish("a");
  for (const file of readdirSync(join(host.folder, "assets")))
    if (file.endsWith(".css")) rmSync(join(host.folder, "assets", file));
  for (const path of ["/", KEPT, SEARCH, `/hant${KEPT}`]) {
    await page.goto(host.origin + path);
    await expect(page.locator(".reader-settings button")).toBeVisible();
    const sizes = await page.locator("svg").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(sizes.length).toBeGreaterThan(0);
    expect(Math.max(...sizes)).toBeLessThan(200);
  }
});

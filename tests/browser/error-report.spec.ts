import type { Page } from "playwright/test";
import { axeFaults } from "./axe.ts";
import { received } from "./inbox.ts";
import { ARTICLE, expect, test } from "./watch.ts";

const reports = (right: string) =>
  received().filter(({ form, fields }) => form === "error-report" && fields.right === right);

/** Selects some characters of the second paragraph of the text. @returns what they are */
function selectWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const paragraph = [...document.querySelectorAll(".article-body > p")][1];
    const text = paragraph && document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
    paragraph?.scrollIntoView({ block: "center" });
    if (text) getSelection()?.setBaseAndExtent(text, 2, text, 5);
    return String(getSelection());
  });
}

test("whoever selects words is offered to report them, and goes on reading where she was", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      // As browsers count: what follows a reader's hand at once is expected.
      const unasked = list.getEntries().filter((entry) => !Reflect.get(entry, "hadRecentInput"));
      const sum = unasked.reduce((total, entry) => total + Number(Reflect.get(entry, "value")), 0);
      Object.assign(window, { shift: Reflect.get(window, "shift") + sum });
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.setViewportSize({ width: 375, height: 760 });
  await page.goto(`/hant${ARTICLE}`);
  const loaded = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .join(" "),
    );
  expect(await loaded()).not.toContain("error-report");
  const quote = await selectWords(page);
  const offer = page.locator(".report-selection");
  await expect(offer).toBeInViewport({ ratio: 1 });
  const place = await page.evaluate(() => scrollY);
  await offer.click();
  const dialog = page.getByRole("dialog", { name: "糾錯" });
  await expect(dialog.locator("[name=quote]")).toHaveValue(quote);
  await expect(dialog.locator("[name=right]")).toBeFocused();
  expect(await axeFaults(page, { inside: "dialog" })).toEqual([]);
  // What is written outlives a look at the text, and an endpoint that does not answer.
  const right = `應為六點半 ${Date.now()}`;
  await dialog.locator("[name=right]").fill(right);
  await page.keyboard.press("Escape");
  await selectWords(page);
  await offer.click();
  await page.route("**/report-sent/", (route) => route.abort());
  const send = dialog.getByRole("button", { name: /編輯/ });
  await send.click();
  await expect(dialog.getByRole("status")).toContainText("不能確定");
  await expect(dialog.locator("[name=right]")).toHaveValue(right);
  await page.unroute("**/report-sent/");
  await send.dblclick();
  await expect(dialog.getByRole("status")).toContainText("謝謝");
  await page.getByRole("button", { name: "關閉" }).click();
  expect(await page.evaluate(() => [scrollY, Reflect.get(window, "shift")])).toEqual([place, 0]);
  const [report, ...more] = reports(right);
  expect(more).toEqual([]);
  expect(report?.fields).toMatchObject({ quote, article: "20250519-trump-putin-ceasefire-call" });
  expect(`${report?.fields.before}${quote}${report?.fields.after}`.length).toBeGreaterThan(quote.length + 2);
  expect(report?.fields["submission-id"]).toMatch(/^[\d-]{8,}$/);
});

test("an empty report is held back and says where; what is not selected in the article is not offered", async ({
  page,
}) => {
  await page.goto(ARTICLE);
  await page.locator("#error-report summary").click();
  const form = page.locator("#error-report form");
  await expect(form).toHaveJSProperty("noValidate", true);
  await form.getByRole("button").click();
  await expect(form.locator("#report-right-error")).toHaveText(/填写/);
  expect(await axeFaults(page, { inside: "#error-report" })).toEqual([]);
  await selectWords(page);
  await expect(page.locator(".report-selection")).toBeVisible();
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector(".disclaimer") ?? document.body));
  await expect(page.locator(".report-selection")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a report is sent from the article, knows which it is, and is thanked for", async ({ page }) => {
    const right = `没有脚本 ${Date.now()}`;
    await page.goto(ARTICLE);
    await page.locator("#error-report summary").click();
    await page.getByLabel("哪一句有误").fill("上午");
    await page.getByLabel("应该是什么").fill(right);
    await page.getByLabel("依据").fill("CBC 5 月 20 日报道");
    await page.getByRole("button", { name: "告诉编辑" }).click();
    await expect(page).toHaveURL("/report-sent/");
    await expect(page.getByRole("heading", { name: "纠错已收到" })).toBeVisible();
    const [report] = reports(right);
    expect(report?.fields).toMatchObject({
      quote: "上午",
      source: "CBC 5 月 20 日报道",
      article: "20250519-trump-putin-ceasefire-call",
      "article-url": `https://laiyuan.example${ARTICLE}`,
    });
  });
});

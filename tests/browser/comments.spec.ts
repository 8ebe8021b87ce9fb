import type { Page } from "playwright/test";
import { received } from "./inbox.ts";
import { ARTICLE, expect, test } from "./watch.ts";

const sentWith = (text: string) => received().filter(({ fields }) => fields.message === text);

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "评论" }).fill(text);
  await page.getByRole("textbox", { name: "显示名称" }).fill("读者");
  await page.getByRole("textbox", { name: "电子邮箱地址" }).fill("reader@example.com");
}

const SENT = {
  "form-name": "comment",
  name: "读者",
  email: "reader@example.com",
  article: "20250519-trump-putin-ceasefire-call",
  parent: "",
};

test("a comment is sent once, and the reader stays and is told that it waits", async ({ page }) => {
  const text = `读后感 ${Date.now()}`;
  await page.goto(ARTICLE);
  await write(page, text);
  await page.getByRole("button", { name: "发表评论" }).dblclick();
  const status = page.getByText("谢谢，评论已收到。编辑审核通过后，会显示在这里。");
  await expect(status).toBeFocused();
  await expect(page).toHaveURL(ARTICLE);
  await expect(page.getByRole("textbox", { name: "评论" })).toBeHidden();
  const [mine, ...more] = sentWith(text);
  expect(more).toEqual([]);
  expect(mine?.fields).toMatchObject(SENT);
  expect(mine?.fields["submission-id"]).toMatch(/^\d+-\d+-\d+-\d+$/);
  await page.getByRole("button", { name: "再写一条" }).click();
  await expect(page.getByRole("textbox", { name: "评论" })).toBeFocused();
  await expect(page.getByRole("textbox", { name: "评论" })).toHaveValue("");
  await expect(page.getByRole("textbox", { name: "显示名称" })).toHaveValue("读者");
});

test("an empty form is not sent, and says what is missing where it is missing", async ({ page }) => {
  await page.goto(ARTICLE);
  await page.getByRole("textbox", { name: "评论" }).fill("  ");
  await page.getByRole("textbox", { name: "电子邮箱地址" }).fill("reader");
  await page.getByRole("textbox", { name: "网站" }).fill("example.com");
  await page.getByRole("button", { name: "发表评论" }).click();
  const message = page.getByRole("textbox", { name: "评论" });
  await expect(message).toBeFocused();
  await expect(message).toHaveAccessibleDescription(/请填写这一项。/);
  await expect(page.getByRole("textbox", { name: "显示名称" })).toHaveAccessibleDescription("请填写这一项。");
  await expect(page.getByRole("textbox", { name: "电子邮箱地址" })).toHaveAccessibleDescription(/不会被公开.*不完整/);
  await expect(page.getByRole("textbox", { name: "网站" })).toHaveAccessibleDescription(/网址要以 https:\/\//);
  await expect(page.locator("[aria-invalid=true]")).toHaveCount(4);
  await message.fill("有内容了");
  await expect(message).not.toHaveAttribute("aria-invalid");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a comment is sent and thanked for", async ({ page }) => {
    const text = `读后感，没有脚本 ${Date.now()}`;
    await page.goto(ARTICLE);
    await write(page, text);
    await page.getByRole("button", { name: "发表评论" }).click();
    await expect(page).toHaveURL("/comment-sent/");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(sentWith(text)[0]?.fields).toMatchObject({ ...SENT, "submission-id": "" });
  });

  test("an empty form is not sent", async ({ page }) => {
    await page.goto(ARTICLE);
    await page.getByRole("button", { name: "发表评论" }).click();
    await expect(page).toHaveURL(ARTICLE);
  });
});

test("name and address stay on the reader's device when asked, and only then", async ({ page }) => {
  const name = page.getByRole("textbox", { name: "显示名称" });
  const send = async (keep: boolean) => {
    await page.goto(ARTICLE);
    await write(page, "记住我");
    await page.getByRole("checkbox").setChecked(keep);
    await page.getByRole("button", { name: "发表评论" }).click();
    await expect(page.getByText("已收到")).toBeVisible();
    await page.goto(ARTICLE);
    await name.scrollIntoViewIfNeeded();
  };
  await send(true);
  await expect(name).toHaveValue("读者");
  await send(false);
  await expect(name).toHaveValue("");
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
});

test("no longer ticking the box forgets at once", async ({ page }) => {
  await page.goto(ARTICLE);
  await write(page, "");
  await page.getByRole("checkbox").check();
  expect(await page.evaluate(() => localStorage.getItem("comment-details"))).toContain("reader@example.com");
  await page.getByRole("checkbox").uncheck();
  expect(await page.evaluate(() => localStorage.getItem("comment-details"))).toBeNull();
});

test("the form works when the browser forbids storage", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await page.goto(ARTICLE);
  await write(page, "没有存储");
  await page.getByRole("button", { name: "发表评论" }).click();
  await expect(page.getByText("已收到")).toBeVisible();
});

test("a browser that cannot stop waiting sends the form by itself", async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "AbortController");
  });
  const text = `旧浏览器 ${Date.now()}`;
  await page.goto(ARTICLE);
  await write(page, text);
  await page.getByRole("button", { name: "发表评论" }).dblclick();
  await expect(page).toHaveURL("/comment-sent/");
  // The address is there before the script of the page, which takes the draft for received.
  await page.waitForLoadState();
  expect(sentWith(text)).toHaveLength(1);
  await page.goto(ARTICLE);
  await expect(page.getByRole("textbox", { name: "评论" })).toHaveValue("");
});

test("what robots fill in is thanked for and thrown away", async ({ request }) => {
  const form = { "form-name": "comment", "bot-field": "buy", message: "buy now", name: "x" };
  const response = await request.post("/comment-sent/", { form });
  expect(response.status()).toBe(200);
  expect(sentWith("buy now")).toEqual([]);
});

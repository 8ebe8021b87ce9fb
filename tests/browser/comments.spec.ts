import { received } from "./inbox.ts";
import { ARTICLE, expect, test } from "./watch.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a comment is sent once and thanked for", async ({ page }) => {
      const text = `读后感 ${javaScriptEnabled} ${Date.now()}`;
      await page.goto(ARTICLE);
      await page.getByRole("textbox", { name: "评论" }).fill(text);
      await page.getByRole("textbox", { name: "显示名称" }).fill("读者");
      await page.getByRole("textbox", { name: "电子邮箱地址" }).fill("reader@example.com");
      await page.getByRole("button", { name: "发表评论" }).dblclick();
      await expect(page).toHaveURL("/comment-sent/");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const mine = received().filter(({ message }) => message === text);
      if (javaScriptEnabled) expect(mine).toHaveLength(1);
      expect(mine[0]).toMatchObject({
        name: "读者",
        email: "reader@example.com",
        article: "20250519-trump-putin-ceasefire-call",
      });
    });

    test("an empty form is not sent", async ({ page }) => {
      await page.goto(ARTICLE);
      await page.getByRole("button", { name: "发表评论" }).click();
      await expect(page).toHaveURL(ARTICLE);
    });
  });
}

test("name and address stay on the reader's device when asked, and only then", async ({ page }) => {
  const name = page.getByRole("textbox", { name: "显示名称" });
  const send = async (keep: boolean) => {
    await page.goto(ARTICLE);
    await page.getByRole("textbox", { name: "评论" }).fill("记住我");
    await name.fill("老读者");
    await page.getByRole("textbox", { name: "电子邮箱地址" }).fill("old@example.com");
    await page.getByRole("checkbox").setChecked(keep);
    await page.getByRole("button", { name: "发表评论" }).click();
    await expect(page).toHaveURL("/comment-sent/");
    await page.goto(ARTICLE);
  };
  await send(true);
  await expect(name).toHaveValue("老读者");
  await send(false);
  await expect(name).toHaveValue("");
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
  await page.getByRole("textbox", { name: "评论" }).fill("没有存储");
  await page.getByRole("textbox", { name: "显示名称" }).fill("读者");
  await page.getByRole("textbox", { name: "电子邮箱地址" }).fill("reader@example.com");
  await page.getByRole("button", { name: "发表评论" }).click();
  await expect(page).toHaveURL("/comment-sent/");
});

test("what robots fill in is thanked for and thrown away", async ({ request }) => {
  const before = received().length;
  const form = { "form-name": "comment", "bot-field": "buy", message: "buy now", name: "x" };
  const response = await request.post("/comment-sent/", { form });
  expect(response.status()).toBe(200);
  expect(received().length).toBe(before);
});

import { received } from "./inbox.ts";
import { expect, test } from "./watch.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a rights holder's notice arrives whole and is thanked for", async ({ page }) => {
      const details = `第二张图片没有署名 ${javaScriptEnabled} ${Date.now()}`;
      await page.goto("/rights/");
      await page.getByLabel("本站文章的网址").fill("https://example.org/2025/05/x/");
      await page.getByLabel("具体是哪一段文字").fill(details);
      await page.getByLabel("什么时候看到的").fill("2026-11-24");
      await page.getByLabel("通信地址").fill("示例街 1 号");
      await page.getByLabel("希望怎样处理").selectOption("撤下图片");
      await page.getByLabel("您的姓名").fill("摄影者");
      await page.getByLabel("电子邮箱地址").fill("photographer@example.com");
      await page.getByRole("checkbox").check();
      await page.getByRole("button", { name: "提出要求" }).click();
      await expect(page).toHaveURL("/notice-sent/");
      const mine = received().filter(({ form, fields }) => form === "rights-notice" && fields.details === details);
      expect(mine).toHaveLength(1);
      expect(mine[0]?.fields).toMatchObject({
        page: "https://example.org/2025/05/x/",
        seen: "2026-11-24",
        address: "示例街 1 号",
        wanted: "撤下图片",
        name: "摄影者",
        email: "photographer@example.com",
        statement: "属实",
      });
    });
  });
}

test("a notice on its way is not sent again by another press", async ({ page }) => {
  await page.goto("/rights/");
  await page.getByLabel("本站文章的网址").fill("https://example.org/2025/05/x/");
  await page.getByLabel("具体是哪一段文字").fill("第二张图片没有署名");
  await page.getByLabel("您的姓名").fill("摄影者");
  await page.getByLabel("电子邮箱地址").fill("photographer@example.com");
  await page.getByRole("checkbox").check();
  const stopped = await page.evaluate(() => {
    const button = document.querySelector<HTMLElement>(".form [type=submit]");
    const answers: boolean[] = [];
    // Comes last, and keeps the page here.
    addEventListener("submit", (event) => {
      answers.push(event.defaultPrevented);
      event.preventDefault();
    });
    for (let times = 0; times < 3; times += 1) button?.click();
    return answers;
  });
  expect(stopped).toEqual([false, true, true]);
});

import { draftsIn, expect, test } from "./comment-sites/sites.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

test("the same text is sent again by the same id, another text by another, and so is the next comment", async ({
  page,
  commentPage,
}) => {
  const comment = commentPage("generic");
  await comment.open();
  const message = page.getByRole("textbox", { name: "评论" });
  const text = await comment.write("html");
  await comment.press();
  await comment.expectState("unsure", "不能确定");
  await message.fill(`${text}，改过`);
  await comment.press();
  await expect.poll(async () => (await comment.arrived(`${text}，改过`)).length).toBe(1);
  await comment.expectState("unsure", "不能确定");
  await message.fill(text);
  await comment.press();
  await expect.poll(async () => (await comment.arrived(text)).length).toBe(2);
  await comment.reload();
  await comment.expectState("unsure", "一直没有等到答复");
  await page.getByRole("textbox", { name: "显示名称" }).fill("读者");
  await page.getByRole("textbox", { name: "电子邮箱地址" }).fill("reader@example.com");
  await comment.press();
  await comment.expectState("received", "已收到");
  await page.getByRole("button", { name: "再写一条" }).click();
  const next = await comment.write();
  await comment.press();
  await comment.expectState("received", "已收到");
  const idsOf = async (of: string) => (await comment.arrived(of)).map((post) => post["submission-id"]);
  const [[one, two, three], [changed], [other]] = [await idsOf(text), await idsOf(`${text}，改过`), await idsOf(next)];
  expect(one).toMatch(/^\d+-\d+-\d+-\d+$/);
  expect([two, three]).toEqual([one, one]);
  expect(new Set([one, changed, other]).size).toBe(3);
});

test("a draft outlives a closed tab for a week, also when it was closed at once", async ({ page, commentPage }) => {
  const comment = commentPage("netlify");
  await page.clock.install();
  await comment.open();
  // Nobody hears of a page that is left before the form's script is there.
  await expect(page.locator("#comment-form")).toHaveJSProperty("noValidate", true);
  await page.clock.pauseAt(Date.now() + DAY_MS);
  const text = await comment.write();
  const message = page.getByRole("textbox", { name: "评论" });
  await page.goto(`${comment.origin}/about/`);
  await comment.open();
  await expect(message).toHaveValue(text);
  await page.clock.fastForward(7 * DAY_MS - 60_000);
  await comment.reload();
  await expect(message).toHaveValue(text);
  await page.clock.fastForward(60_000);
  await comment.reload();
  await expect(message).toHaveValue("");
});

test("two tabs with the same article keep both drafts, and each is told of the other", async ({
  page,
  commentPage,
  context,
}) => {
  const comment = commentPage("netlify");
  await comment.open();
  const first = page.getByRole("textbox", { name: "评论" });
  await first.fill("甲");
  await expect.poll(() => draftsIn(page)).toEqual(["甲"]);
  const tab = await context.newPage();
  await tab.goto(page.url());
  await tab.locator("#comment-form").scrollIntoViewIfNeeded();
  const second = tab.getByRole("textbox", { name: "评论" });
  await expect(second).toHaveValue("甲");
  await second.fill("甲乙");
  await expect.poll(() => draftsIn(page)).toEqual(["甲乙"]);
  await first.fill("甲丙");
  await expect.poll(async () => (await draftsIn(page)).toSorted()).toEqual(["甲丙", "甲乙"].toSorted());
  await tab.close();
  await comment.reload();
  await expect(first).toHaveValue("甲丙");
  await expect(page.getByText("本文还有一份没有发出的草稿。")).toBeVisible();
  await page.getByRole("button", { name: "换成那一份" }).click();
  await expect(first).toHaveValue("甲乙");
  await page.getByRole("button", { name: "换成那一份" }).click();
  await expect(first).toHaveValue("甲丙");
});

test("where nothing can be kept the reader is told, and asked before the page is left", async ({
  page,
  commentPage,
}) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  const comment = commentPage("netlify");
  await comment.open();
  await comment.write();
  await expect(page.getByText("浏览器没有存下草稿")).toBeVisible();
  const asked: string[] = [];
  page.once("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await comment.press();
  await comment.expectState("received", "已收到");
  await expect(page.getByText("浏览器没有存下草稿")).toHaveCount(0);
});

test.describe("an endpoint that answers no script", () => {
  test("leads to the thank-you page, which alone clears the draft", async ({ page, commentPage }) => {
    const comment = commentPage("plain");
    await comment.open();
    const lost = await comment.write("500");
    await comment.press();
    await expect(page.getByText("Internal server error")).toBeVisible();
    await page.goBack();
    await comment.expectState("unsure", "一直没有等到答复");
    await expect(page.getByRole("textbox", { name: "评论" })).toHaveValue(lost);
    const text = await comment.write();
    await page.getByRole("button", { name: "发表评论" }).dblclick();
    await expect(page).toHaveURL(`${comment.origin}/comment-sent/`);
    await page.waitForLoadState();
    expect(await comment.arrived(text)).toHaveLength(1);
    await page.goBack();
    await page.locator("#comment-form").scrollIntoViewIfNeeded();
    await expect(page.locator("#comment-form")).toHaveAttribute("data-state", "editing");
    await expect(page.getByRole("textbox", { name: "评论" })).toHaveValue("");
    expect(await draftsIn(page)).toEqual([]);
  });

  test("is not waited for in silence when the policy stops its redirect", async ({ page, commentPage, exceptions }) => {
    const comment = commentPage("plain");
    exceptions.refusals.push("directive: \"form-action 'self'");
    await page.clock.install();
    await comment.open();
    const text = await comment.write("redirect");
    await comment.press();
    await expect.poll(async () => (await comment.arrived(text)).length).toBe(1);
    await page.clock.fastForward(15_000);
    await comment.expectState("unsure", "一直没有等到答复");
    await expect(page.getByRole("textbox", { name: "评论" })).toHaveValue(text);
  });
});

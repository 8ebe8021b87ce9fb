import { draftsIn, expect, test } from "./comment-sites/sites.ts";

const ZHANG = "20240501T143000Z-3fa9c1d20b7e";
for (const preset of ["netlify", "formspree", "generic"]) {
  test(`${preset}: a comment that has arrived is said to wait, and its draft is gone`, async ({
    page,
    commentPage,
  }) => {
    const comment = commentPage(preset);
    await comment.open();
    const text = await comment.write();
    await comment.press();
    await comment.expectState("received", "谢谢，评论已收到。编辑审核通过后，会显示在这里。");
    await expect(page.locator(".form-status")).toBeFocused();
    expect(await comment.arrived(text)).toHaveLength(1);
    await comment.reload();
    await expect(page.getByRole("textbox", { name: "评论" })).toHaveValue("");
    expect(await draftsIn(page)).toEqual([]);
  });
}

test("who is at the comments before the browser has said that they were far away gets the form's script", async ({
  page,
  commentPage,
}) => {
  await page.addInitScript(() => {
    const told = [false, true].map((isIntersecting) => ({ isIntersecting }));
    Object.assign(window, {
      IntersectionObserver: class {
        readonly tell: (entries: typeof told) => void;
        constructor(tell: (entries: typeof told) => void) {
          this.tell = tell;
        }
        observe(): void {
          queueMicrotask(() => this.tell(told));
        }
        disconnect(): void {}
      },
    });
  });
  await commentPage("netlify").open();
  await expect(page.locator("#comment-form")).toHaveJSProperty("noValidate", true);
});

for (const preset of ["netlify", "formspree", "generic", "plain"]) {
  test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });

    test(`${preset}: an answer to a comment reaches the thank-you page`, async ({ page, commentPage }) => {
      const comment = commentPage(preset);
      await comment.open();
      const text = await comment.write();
      await page.getByLabel("回复哪一条").selectOption({ label: "张三：文章写得清楚，数字从哪里来" });
      await comment.press();
      await expect(page).toHaveURL(`${comment.origin}/comment-sent/`);
      expect(await comment.arrived(text)).toMatchObject([{ parent: ZHANG }]);
    });
  });
}

test("one press is one post: a double click, Enter and a click, a key held down", async ({ page, commentPage }) => {
  const comment = commentPage("netlify");
  await comment.open();
  const name = page.getByRole("textbox", { name: "显示名称" });
  const button = page.getByRole("button", { name: "发表评论" });
  const first = await comment.write("500");
  await button.click();
  await comment.expectState("unsure", "故障");
  // The answer came between the two halves of a double click.
  await button.hover();
  await page.mouse.down({ clickCount: 2 });
  await page.mouse.up({ clickCount: 2 });
  expect(await comment.arrived(first)).toHaveLength(1);

  const second = await comment.write("hang");
  await name.press("Enter");
  // Playwright would wait until the button is no longer `aria-disabled`; a reader does not.
  await button.click({ force: true });
  await button.press("Enter");
  await comment.expectState("sending", "正在发送");
  await expect(button).toHaveAttribute("aria-disabled", "true");
  await expect(button).toBeFocused();
  await expect(page.getByRole("textbox", { name: "评论" })).not.toBeEditable();
  await expect.poll(async () => (await comment.arrived(second)).length).toBe(1);

  await comment.reload();
  const third = await comment.write("500");
  await name.focus();
  for (let times = 0; times < 5; times += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await comment.expectState("unsure", "故障");
  expect(await comment.arrived(third)).toHaveLength(1);
  expect(comment.begun()).toBe(3);
});

test("an answer is chosen at the comment, shown, kept in the draft, and can be taken back", async ({
  page,
  commentPage,
}) => {
  const comment = commentPage("netlify");
  await comment.open();
  const message = page.getByRole("textbox", { name: "评论" });
  await expect(page.getByLabel("回复哪一条")).toBeHidden();
  await page.getByRole("link", { name: "回复" }).first().click();
  await expect(message).toBeFocused();
  await expect(message).toHaveAccessibleDescription(/^回复 张三：文章写得清楚/);
  await expect(page.locator(`#comment-${ZHANG} + #comment-form`)).toBeVisible();
  const text = await comment.write("500");
  await comment.press();
  await comment.expectState("unsure", "故障");
  await comment.reload();
  await expect(page.getByText("回复 张三：文章写得清楚")).toBeVisible();
  await page.getByRole("button", { name: "取消回复" }).click();
  await expect(message).toBeFocused();
  await expect(page.getByText("回复 张三")).toBeHidden();
  await expect(page.locator(".comments-write ~ #comment-form")).toBeVisible();
  await page.getByRole("link", { name: "回复" }).nth(1).click();
  await page.getByRole("textbox", { name: "显示名称" }).fill("读者");
  await page.getByRole("textbox", { name: "电子邮箱地址" }).fill("reader@example.com");
  await comment.press();
  await comment.expectState("received", "已收到");
  expect((await comment.arrived(text)).map(({ parent }) => parent)).toEqual([ZHANG, "20240502T143000Z-3fa9c1d20b7f"]);
  await expect(message).toBeHidden();
  await page.getByRole("link", { name: "回复" }).first().click();
  await expect(message).toBeFocused();
});

test("all that is pasted stays, is counted as people count, and is refused when it is too long", async ({
  page,
  commentPage,
}) => {
  const comment = commentPage("netlify");
  await comment.open();
  await comment.write();
  const message = page.getByRole("textbox", { name: "评论" });
  const left = page.locator(".field-count");
  const pasted = `${"字".repeat(5000)}${"👨‍👩‍👧".repeat(18)}`;
  await message.fill(pasted);
  await expect(left).toHaveText("超出 18 字");
  await comment.press();
  await comment.expectState("invalid", "请改正");
  await expect(message).toHaveAccessibleDescription(/超出 18 字，请删短一些。/);
  await expect(message).toHaveValue(pasted);
  await message.fill("👍🏽".repeat(4801));
  await expect(left).toHaveText("还可以写 199 字");
  await message.fill("\u2800\u3164");
  await expect(left).toHaveText("");
  await comment.press();
  await expect(message).toHaveAccessibleDescription(/请填写这一项。/);
  expect(comment.begun()).toBe(0);
});

test("a press before the form's script is there is heard once, whatever is missing, and what is composed later is neither counted nor judged nor sent", async ({
  page,
  commentPage,
}) => {
  const held: (() => void)[] = [];
  await page.route("**/assets/comment-form-*.js", async (route) => {
    await new Promise<void>((go) => held.push(go));
    await route.continue();
  });
  const comment = commentPage("netlify");
  await comment.open();
  await comment.press();
  await page.getByRole("button", { name: "发表评论" }).dblclick();
  await expect.poll(() => held.length).toBe(1);
  await expect(page.locator("#comment-form")).toHaveJSProperty("noValidate", false);
  for (const go of held) go();
  await comment.expectState("invalid", "请改正");
  const message = page.getByRole("textbox", { name: "评论" });
  const keyboard = await page.context().newCDPSession(page);
  await message.focus();
  await keyboard.send("Input.imeSetComposition", { text: "zhongwen", selectionStart: 8, selectionEnd: 8 });
  await page.locator("#comment-form").evaluate((form: HTMLFormElement) => form.requestSubmit());
  await expect(message).toHaveValue("zhongwen");
  await expect(message).toHaveAttribute("aria-invalid", "true");
  await keyboard.send("Input.insertText", { text: "中文" });
  await expect(message).toHaveValue("中文");
  await expect(message).not.toHaveAttribute("aria-invalid");
  await expect.poll(() => draftsIn(page)).toEqual(["中文"]);
  expect(comment.begun()).toBe(0);
});

test("what an endpoint says of a field stands at the field, as text", async ({ page, commentPage }) => {
  await page.route("**/f/abc123", (route) =>
    route.fulfill({
      status: 422,
      headers: { "access-control-allow-origin": "*" },
      json: { error: "x", errors: [{ field: "message", message: "<img src=x onerror=alert(1)>" }] },
    }),
  );
  const comment = commentPage("formspree");
  await comment.open();
  await comment.write();
  await comment.press();
  await comment.expectState("invalid", "请改正标出的地方");
  await expect(page.locator("#comment-message-error")).toHaveText("<img src=x onerror=alert(1)>");
});

test("a form that asks for no e-mail address does not speak of one", async ({ page, commentPage }) => {
  const comment = commentPage("no-email");
  await comment.open();
  const form = page.locator("#comment-form");
  await expect(form.getByText(/邮箱/)).toHaveCount(0);
  await expect(form.locator("[name=email]")).toHaveCount(0);
  await page.getByRole("textbox", { name: "评论" }).fill("不留邮箱");
  await page.getByRole("textbox", { name: "显示名称" }).fill("读者");
  await comment.press();
  await comment.expectState("received", "已收到");
});

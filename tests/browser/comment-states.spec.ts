import type { Page } from "playwright/test";
import { axeFaults } from "./axe.ts";
import { type CommentPage, expect, test } from "./comment-sites/sites.ts";

/** Brings the form into a state, from the one before. */
const STATES: Readonly<Record<string, (comment: CommentPage) => Promise<void>>> = {
  editing: (comment) => comment.open(),
  replying: async ({ page }) => {
    await page.getByRole("link", { name: "回复" }).first().click();
    await expect(page.getByText("回复 张三")).toBeVisible();
  },
  invalid: async (comment) => {
    await comment.press();
    await comment.expectState("invalid", "请改正");
  },
  "nearly full": async ({ page }) => {
    await page.getByRole("textbox", { name: "评论" }).fill("字".repeat(4900));
    await expect(page.locator(".field-count")).toHaveText("还可以写 100 字");
  },
  "too long": async ({ page }) => {
    await page.getByRole("textbox", { name: "评论" }).fill("字".repeat(5018));
    await expect(page.locator(".field-count")).toHaveText("超出 18 字");
  },
  refused: async (comment) => {
    await comment.write("429");
    await comment.press();
    await expect(comment.page.locator(".field-count")).toHaveText("");
    await comment.expectState("refused", "发得太频繁");
  },
  unsure: async (comment) => {
    await comment.write("html");
    await comment.press();
    await comment.expectState("unsure", "不能确定");
  },
  sending: async (comment) => {
    await comment.write("hang");
    await comment.press();
    await comment.expectState("sending", "正在发送");
  },
  received: async (comment) => {
    await comment.reload();
    await comment.write();
    await comment.press();
    await comment.expectState("received", "已收到");
  },
};

for (const [width, colorScheme] of [
  [375, "light"],
  [1440, "dark"],
] as const) {
  test.describe(`at ${width} px, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });

    test("axe finds nothing in any state of the form, and nothing sticks out", async ({ commentPage, page }) => {
      test.setTimeout(60_000);
      const comment = commentPage("netlify");
      for (const [state, enter] of Object.entries(STATES)) {
        await enter(comment);
        expect(await faultsOf(page), state).toEqual([]);
      }
    });
  });
}

async function faultsOf(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  return [...(await axeFaults(page, { inside: "#comment-form" })), ...(wide ? ["wide"] : [])];
}

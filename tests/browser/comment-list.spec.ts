import { axeFaults } from "./axe.ts";
import { expect, test } from "./comment-sites/sites.ts";

const NAMES = ".thread > .comment .comment-name";

test("comments beyond the first are folded, ordered as the reader wishes, and reached by their addresses", async ({
  page,
  commentPage,
}) => {
  const comment = commentPage("crowded");
  await comment.open();
  const names = page.locator(NAMES).filter({ visible: true });
  await expect(names).toHaveCount(10);
  await expect(names.first()).toHaveText("读者 t13");
  await expect(page.getByText("其余 5 条评论")).toBeVisible();
  await expect(page.getByText("另外 4 条回复，其中编辑 1 条")).toBeVisible();
  await expect(page.getByText("余下", { exact: false })).toHaveText(/^余下 \d+ 字$/);
  expect(await axeFaults(page, { inside: "#comments" })).toEqual([]);

  await page.getByRole("button", { name: "回复最多" }).click();
  await expect(names.first()).toHaveText("读者 t7");
  await expect(names.nth(1)).toHaveText("读者 t0");
  await page.getByRole("button", { name: "最早" }).click();
  await expect(names.first()).toHaveText("读者 t0");
  await expect(names).toHaveCount(10);
  await page.getByRole("button", { name: "最新" }).click();
  await expect(names.first()).toHaveText("读者 t13");
  await expect(page.getByRole("button", { name: "最新" })).toHaveAttribute("aria-pressed", "true");

  await page.evaluate(() => location.assign("#comment-r5"));
  await expect(page.locator("#comment-r5")).toBeInViewport();
  await expect(page.locator("#comment-last")).toBeHidden();
  await page.getByRole("link", { name: "写评论" }).last().click();
  await expect(page.locator("#comment-form")).toBeInViewport();
  await page.goto(`${page.url().replace(/#.*/, "")}#comment-last`);
  await page.reload();
  await expect(page.locator("#comment-last")).toBeInViewport();
  await expect(page.locator(".fold[open]")).toHaveCount(1);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("the comment that an address names is seen, however deep it is folded, and others are a press away", async ({
      page,
      commentPage,
    }) => {
      const { origin, address } = commentPage("crowded");
      await page.goto(`${origin}${address}#comment-last`);
      await expect(page.locator("#comment-last")).toBeInViewport();
      await page.goto("about:blank");
      await page.goto(`${origin}${address}#comment-r5`);
      await expect(page.locator("#comment-r5")).toBeInViewport();
      // Where browsers look for words; without a script, behind its fold, so that its address shows it.
      await expect(page.locator(".fold > .folded")).toHaveCount(javaScriptEnabled ? 2 : 0);
      await expect(page.locator("#comment-t1")).toBeHidden();
      await page.getByText("其余 5 条评论").click();
      await expect(page.locator("#comment-t1")).toBeVisible();
    });
  });
}

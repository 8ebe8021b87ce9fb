import { ARTICLE, expect, test } from "./watch.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled, viewport: { width: 375, height: 760 } });

    test("the menu of a phone says where one is, and leads to every section, to archive, tags and sources", async ({
      page,
    }) => {
      await page.goto(ARTICLE);
      const menu = page.locator(".masthead-menu");
      await expect(menu.locator("summary")).toHaveText("国际");
      await expect(menu.getByRole("link", { name: "归档" })).toBeHidden();
      await menu.locator("summary").click();
      for (const name of ["国际", "加拿大", "站务", "归档", "标签", "转载台账"])
        await expect(menu.getByRole("link", { name })).toBeInViewport({ ratio: 1 });
      await expect(menu.getByRole("link", { name: "国际" })).toHaveAttribute("aria-current", "true");
      if (javaScriptEnabled) {
        await menu.getByRole("link", { name: "标签" }).focus();
        await page.keyboard.press("Escape");
        await expect(menu.locator("summary")).toBeFocused();
        await expect(menu.getByRole("link", { name: "标签" })).toBeHidden();
        await menu.locator("summary").click();
        await page.locator("h1").click();
        await expect(menu.getByRole("link", { name: "标签" })).toBeHidden();
        await menu.locator("summary").click();
      }
      await menu.getByRole("link", { name: "标签" }).click();
      await expect(page).toHaveURL("/tags/");
      await expect(menu.locator("summary")).toHaveText("标签");
    });
  });
}

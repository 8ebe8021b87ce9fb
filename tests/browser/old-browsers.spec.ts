import { expect, test } from "./watch.ts";

test("where WebAssembly is refused, as in Chrome before 97, the page says so and leads to the archive", async ({
  page,
  exceptions,
}) => {
  exceptions.refusals.push("WebAssembly");
  await page.route(/\/search\//, async (route) => {
    const response = await route.fetch();
    const policy = response.headers()["content-security-policy"]?.replace(" 'wasm-unsafe-eval'", "") ?? "";
    await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
  });
  await page.goto("/search/?q=停火谈判");
  await expect(page.getByRole("status")).toContainText("用不了本站的搜索");
  await expect(page.locator("#search-archive")).toBeVisible();
  await expect(page.locator("#search-input")).toBeHidden();
  await expect(page.locator("#search-retry")).toBeHidden();
});

import { AxeBuilder } from "@axe-core/playwright";
import { expect, PAGES, test } from "./watch.ts";

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [375, 1440]) {
    test(`axe finds nothing on any kind of page at ${width} px, ${colorScheme}`, async ({ browser, baseURL }) => {
      test.setTimeout(120_000);
      const context = await browser.newContext({
        colorScheme,
        viewport: { width, height: 900 },
        ...(baseURL && { baseURL }),
      });
      const page = await context.newPage();
      for (const [kind, address] of Object.entries(PAGES)) {
        await page.goto(address);
        if (kind === "search") await expect(page.locator("#search-results a").first()).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => `${kind}: ${id} ${nodes.map(({ html }) => html).join(" ")}`);
        expect(found).toEqual([]);
      }
      await context.close();
    });
  }
}

test("axe finds a seeded fault", async ({ page }) => {
  await page.goto("/about/");
  await page.evaluate(() => {
    document.querySelector("main")?.append(document.createElement("button"));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toContain("button-name");
});

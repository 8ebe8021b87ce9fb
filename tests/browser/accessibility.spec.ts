import { AxeBuilder } from "@axe-core/playwright";
import { expect, PAGES, test } from "./watch.ts";

for (const [kind, address] of Object.entries(PAGES)) {
  test(`axe finds nothing on a phone or a desk, light or dark: ${kind}`, async ({ page }) => {
    test.setTimeout(120_000);
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [375, 1440]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await page.goto(address);
        if (kind === "search") await expect(page.locator("#search-results a").first()).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(" ")}`);
        expect(found, `${width} px, ${colorScheme}`).toEqual([]);
      }
    }
  });
}

test("axe finds a seeded fault", async ({ page }) => {
  await page.goto("/about/");
  await page.evaluate(() => {
    document.querySelector("main")?.append(document.createElement("button"));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toContain("button-name");
});

import { expectAxeFindsNothing } from "./axe.ts";
import { PAGES, test } from "./watch.ts";

test.describe.configure({ timeout: 180_000 });

test("axe finds no faint text on any page, on a phone in the dark", async ({ page }) => {
  await expectAxeFindsNothing(page, Object.keys(PAGES), () => [
    { width: 375, colorScheme: "dark", asks: { only: ["color-contrast"] } },
  ]);
});

import { expect as expectSoon } from "./watch.ts";
import { test } from "./writing.ts";

/** The machine may have other things to do. */
const expect = expectSoon.configure({ timeout: 30_000 });

test.describe.configure({ timeout: 120_000 });
test.use({ ownProgram: true });

test("a template that is changed is shown in the same place of the page, and one that is broken leaves the page as it was", async ({
  page,
  desk,
}) => {
  await page.goto(desk.address);
  await page.getByText("第30段").scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => scrollY);
  const template = "_includes/partials/disclaimer/Disclaimer.tsx";
  desk.change(template, (text) => text.replace("版权声明", "版权的声明"));
  await expect(page.getByText("版权的声明")).toHaveCount(1);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeCloseTo(before, -2);
  desk.change(template, (text) => `${text}\nthrow new Error("写了一半");\n`);
  await expect(page.getByRole("alertdialog")).toContainText("写了一半");
  await expect(page.locator(".article-text")).toContainText("第30段");
  desk.change(template, (text) =>
    text.replace('\nthrow new Error("写了一半");\n', "").replace("版权的声明", "版权声明"),
  );
  await expect(page.getByText("版权的声明")).toHaveCount(0);
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
});

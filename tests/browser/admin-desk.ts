import type { Locator, Page } from "playwright/test";
import { expect as expectSoon } from "./watch.ts";

/** Two megabytes of editor start slowly where the machine has other things to do. */
export const expect = expectSoon.configure({ timeout: 30_000 });

/** The fields of the form, by what they are called. */
export function field(form: Page | Locator, label: string): Locator {
  return form.getByRole("group", { name: `「\u2068${label}\u2069」字段`, exact: true });
}

export function box(form: Page | Locator, label: string): Locator {
  return field(form, label).getByRole("textbox", { name: label, exact: true });
}

/** Goes down the form to a field: it holds only those that are near. */
export async function reach(page: Page, label: string): Promise<Locator> {
  const wanted = field(page, label);
  await page.mouse.move(500, 400);
  await expect(async () => {
    if (!(await wanted.isVisible())) await page.mouse.wheel(0, 400);
    await expectSoon(wanted).toBeVisible({ timeout: 300 });
  }).toPass();
  await wanted.scrollIntoViewIfNeeded();
  return wanted;
}

/** Types a text and waits until the form has taken it in, which its count of characters tells. */
export async function write(field: Locator, target: Locator, text: string): Promise<void> {
  await target.fill(text);
  await expect(field).toContainText(new RegExp(`\\b${text.length}\\s+/\\s+\\d`));
}

/** Saves an entry and waits for the list, which comes when it is stored. */
export async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("button", { name: "创建新条目" }).first()).toBeVisible();
}

/** Gives a new entry its address, which the form asks for beside the fields. */
export async function saveAs(page: Page, slug: string): Promise<void> {
  await page.getByRole("textbox", { name: "短名" }).fill(slug);
  await save(page);
}

/** Opens an entry of the list by how its line begins. */
export async function openEntry(page: Page, title: RegExp): Promise<void> {
  await page.getByRole("gridcell", { name: title }).first().click();
}

export async function newEntry(page: Page): Promise<void> {
  await page.getByRole("button", { name: "创建新条目" }).first().click();
}

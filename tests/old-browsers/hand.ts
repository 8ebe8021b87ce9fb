import type { Page } from "playwright";

/**
 * What a reader's hand does. Playwright's own asks elements for `checkVisibility`, which browsers have since 2022.
 *
 * @throws Error when there is no such element, or something else lies over its middle
 */
export async function press(page: Page, selector: string): Promise<void> {
  const [x, y] = await page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (!element) throw new Error(`no ${wanted}`);
    element.scrollIntoView({ block: "center", behavior: "auto" });
    const { left, top, width, height } = element.getBoundingClientRect();
    const middle = [left + width / 2, top + height / 2] as const;
    const met = document.elementFromPoint(...middle);
    if (!met || !(element.contains(met) || met.contains(element))) throw new Error(`${met?.outerHTML} over ${wanted}`);
    return middle;
  }, selector);
  await page.mouse.click(x, y);
}

/** Presses a field and writes into it, as an input method does. */
export async function write(page: Page, selector: string, text: string): Promise<void> {
  await press(page, selector);
  await page.keyboard.insertText(text);
}

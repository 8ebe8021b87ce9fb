import type { Page } from "playwright/test";

/** From now on adds up how far what the page has shown moves by itself. */
export async function watchShift(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.assign(window, { shift: 0 });
    new PerformanceObserver((list) => {
      const sum = list.getEntries().reduce((total, entry) => total + Number(Reflect.get(entry, "value")), 0);
      Object.assign(window, { shift: Reflect.get(window, "shift") + sum });
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** @returns the sum so far */
export function shiftIn(page: Page): Promise<unknown> {
  return page.evaluate(() => Reflect.get(window, "shift"));
}

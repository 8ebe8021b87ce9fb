import type { Page } from "playwright/test";
import { shiftIn } from "./layout-shift.ts";

/** How long a picture takes, in milliseconds: all that it could push is painted long before. */
const SLOW = 120;

export async function slowPictures(page: Page): Promise<void> {
  await page.route(/\.(?:webp|avif|png|jpe?g)$/, async (route) => {
    await new Promise((done) => setTimeout(done, SLOW));
    await route.continue();
  });
}

/** Until every picture in sight of whoever reads down the page has come and the frame after it was painted. */
export async function readDown(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let down = 0; down < document.body.scrollHeight; down += innerHeight) {
      scrollTo(0, down);
      await frame();
    }
    const pending = [...document.images].filter(({ complete }) => !complete);
    await Promise.all(
      pending.map(
        (image) => new Promise((done) => ["load", "error"].map((event) => image.addEventListener(event, done))),
      ),
    );
    await frame();
  });
}

/** Reads pages down, each in a width and a theme. @returns those on which something moved, and how far */
export async function movedOn(
  page: Page,
  visits: readonly (readonly [address: string, width: number, colorScheme: "light" | "dark"])[],
): Promise<string[]> {
  const moved: string[] = [];
  for (const [address, width, colorScheme] of visits) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.goto(address);
    await readDown(page);
    const shift = await shiftIn(page);
    if (shift !== 0) moved.push(`${address} at ${width} px, ${colorScheme}: ${shift}`);
  }
  return moved;
}

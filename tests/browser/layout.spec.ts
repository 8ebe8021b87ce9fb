import type { Page } from "playwright/test";
import { faultsOf, GEOMETRY } from "./layout/checker.ts";
import { KINDS } from "./layout/kinds.ts";
import { test } from "./layout/sites.ts";
import { expect } from "./watch.ts";

const SCRIPTS = ["simplified", "traditional"] as const;
/** Fingers press on the first three, a pointer on the last. */
const WIDTHS = [320, 375, 768, 1440] as const;

/** What WCAG 2.2 lets readers do to the text without losing any of it (1.4.12). */
const SPACED_OUT = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;
/** The type size that browsers are set to is 16; twice as much is 1.4.4. */
const TWICE = 32;

/** So many kinds of page in one window: a window for each takes a fifth of the time. */
const IN_A_WINDOW = 4;

test.describe.configure({ timeout: 90_000 });

const kinds = Object.entries(KINDS);
for (let at = 0; at < kinds.length; at += IN_A_WINDOW) {
  const some = kinds.slice(at, at + IN_A_WINDOW);
  const names = some.map(([name]) => name).join(", ");
  test(`${names}: nothing sticks out, is cut, covered, too small or too faint, at any width and size of type`, async ({
    open,
  }) => {
    const faults: string[] = [];
    for (const [name, kind] of some) {
      for (const script of SCRIPTS) {
        const page = await open(kind, script);
        const found = [...(await faultsAtWidths(page)), ...(await faultsInThemes(page)), ...(await faultsOfType(page))];
        faults.push(...found.map((fault) => `${name}, ${script}, ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });
}

async function faultsAtWidths(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    const targets = width < 1000 ? "targets for fingers" : "targets for pointers";
    const found = await faultsOf(page, [...GEOMETRY, targets, "covered focus", "stray focus"]);
    faults.push(...found.map((fault) => `${width} px: ${fault}`));
  }
  return faults;
}

async function faultsInThemes(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await faultsOf(page, ["faint text", "faint controls", "unmarked languages"]);
    faults.push(...found.map((fault) => `${colorScheme}: ${fault}`));
  }
  return faults;
}

/** On a phone whose reader makes the text twice as large, or spaces it out. */
async function faultsOfType(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 375, height: 800 });
  const browser = await page.context().newCDPSession(page);
  await browser.send("Page.setFontSizes", { fontSizes: { standard: TWICE } });
  const large = await faultsOf(page, [...GEOMETRY, "covered focus"]);
  await browser.send("Page.setFontSizes", { fontSizes: { standard: TWICE / 2 } });
  // A sheet that is made and not written into the page is no business of its policy.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, SPACED_OUT);
  const spaced = await faultsOf(page, GEOMETRY);
  return [...large.map((fault) => `twice as large: ${fault}`), ...spaced.map((fault) => `spaced out: ${fault}`)];
}

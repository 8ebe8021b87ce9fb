import { faultsOf, GEOMETRY } from "./layout/checker.ts";
import { KINDS } from "./layout/kinds.ts";
import { test } from "./layout/sites.ts";
import { expect } from "./watch.ts";

/** What WCAG 2.2 lets readers do to the text without losing any of it (1.4.12). */
const SPACED_OUT = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;
/** The type size that browsers are set to is 16; twice as much is 1.4.4. */
const TWICE = 32;

for (const [name, kind] of Object.entries(KINDS)) {
  for (const script of ["simplified", "traditional"] as const) {
    test(`${name}, ${script}: a phone loses no text that its reader spaces out or makes twice as large`, async ({
      open,
      context,
    }) => {
      const page = await open(kind, script);
      await page.setViewportSize({ width: 375, height: 800 });
      const browser = await context.newCDPSession(page);
      await browser.send("Page.setFontSizes", { fontSizes: { standard: TWICE } });
      const large = await faultsOf(page, [...GEOMETRY, "covered focus"]);
      await browser.send("Page.setFontSizes", { fontSizes: { standard: TWICE / 2 } });
      // A sheet that is made and not written into the page is no business of its policy.
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, SPACED_OUT);
      expect({ large, spaced: await faultsOf(page, GEOMETRY) }).toEqual({ large: [], spaced: [] });
    });
  }
}

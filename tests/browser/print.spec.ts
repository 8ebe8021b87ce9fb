import type { Page } from "playwright/test";
import { faultsOf } from "./layout/checker.ts";
import { EVERYTHING, KINDS, type Kind } from "./layout/kinds.ts";
import { test } from "./layout/sites.ts";
import { expect } from "./watch.ts";

/** Pixels between the margins of an A4 page (src/styles/print.css): 210 mm less twice 20. */
const BETWEEN_MARGINS = 643;

/** What only a screen has a use for. */
const FOR_SCREENS = [
  "nav",
  ".script-switch",
  "reader-settings",
  ".masthead-search",
  "breaking-news",
  "age-notice",
  ".share",
  "form",
  ".comments",
  ".footer",
  ".related",
  ".tags",
  ".skip-link",
];

const PRINTED: Readonly<Record<string, readonly string[]>> = {
  article: ["h1", ".article-lede", ".source-badge", ".byline", ".credit", ".source-attribution", ".disclaimer"],
  "crammed article": [
    "h1",
    ".byline",
    ".figure img",
    ".figure-missing",
    ".credit",
    ".quote-card",
    ".source-attribution",
    ".changes",
    ".disclaimer",
  ],
  "article with everything": [
    "h1",
    ".media-address",
    ".gallery img",
    ".chart svg",
    ".chart-table:not(details *)",
    ".quote-card",
    ".credit",
  ],
  "withdrawn article": ["h1", ".withdrawal-notice"],
};

function kindOf(name: string): Kind {
  const kind = name === "article with everything" ? EVERYTHING : KINDS[name];
  if (kind === undefined) throw new Error(`no kind ${name}`);
  return kind;
}

/** As a reader's device prints it who has chosen dark and the largest type. */
async function onPaper(page: Page): Promise<void> {
  await page.setViewportSize({ width: BETWEEN_MARGINS, height: 900 });
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.evaluate(() => Object.assign(document.documentElement.dataset, { theme: "dark", size: "largest" }));
}

for (const [name, parts] of Object.entries(PRINTED)) {
  for (const script of ["simplified", "traditional"] as const) {
    test(`${name}, ${script}: paper has the text, its origins and its address, in ink on white`, async ({ open }) => {
      const page = await open(kindOf(name), script);
      await onPaper(page);
      for (const part of parts) await expect(page.locator(part).first(), part).toBeVisible();
      await expect(page.locator(FOR_SCREENS.join()).filter({ visible: true })).toHaveCount(0);
      const [address, canonical] = await page.evaluate(() => {
        const printed = document.querySelector('meta[property="og:url"]') ?? document.body;
        return [
          printed.checkVisibility() && getComputedStyle(printed, "::before").content.replaceAll('"', ""),
          new URL(location.href).pathname,
        ];
      });
      expect(address).toMatch(new RegExp(`^https://[^/]+${canonical}$`));
      expect(await faultsOf(page, ["overflows", "clippings", "overlaps", "faint text"])).toEqual([]);
      const grounds = await page.evaluate(() =>
        [...document.querySelectorAll("body, body *:not(img)")]
          .filter((element) => element.checkVisibility())
          .map((element) => getComputedStyle(element))
          .filter(
            ({ backgroundColor, backgroundImage }) => `${backgroundColor}${backgroundImage}` !== "rgba(0, 0, 0, 0)none",
          )
          .map(({ backgroundColor }) => backgroundColor),
      );
      expect(grounds).toEqual([]);
    });
  }
}

test("on paper the pictures of a front stand small beside its stories", async ({ open }) => {
  const page = await open(kindOf("crammed home"), "simplified");
  await onPaper(page);
  const widths = await page
    .locator(".story-figure")
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().width));
  expect(widths.length).toBeGreaterThan(0);
  expect(Math.max(...widths)).toBeLessThan(BETWEEN_MARGINS / 3);
  expect(await faultsOf(page, ["overflows", "overlaps"])).toEqual([]);
});

test("on paper the sources say where they are to be found", async ({ open }) => {
  const page = await open(kindOf("crammed article"), "simplified");
  await onPaper(page);
  const links = await page
    .locator(".source-attribution .external")
    .evaluateAll((all) =>
      all.map((link) => [link.getAttribute("href"), getComputedStyle(link, "::after").content] as const),
    );
  expect(links.length).toBeGreaterThan(3);
  for (const [href, printed] of links) expect(printed).toContain(href);
});

test("a page ends neither inside a picture nor below a subhead", async ({ open }) => {
  const page = await open(kindOf("crammed article"), "simplified");
  await onPaper(page);
  const styleOf = (part: string, property: "breakInside" | "breakAfter") =>
    page.locator(part).evaluateAll((all, of) => [...new Set(all.map((each) => getComputedStyle(each)[of]))], property);
  expect(await styleOf("figure", "breakInside")).toEqual(["avoid"]);
  expect(await styleOf(".article-body :is(h2, h3), .end-title:visible", "breakAfter")).toEqual(["avoid"]);
  // Boxes that do not break at all would be cut, or leave most of a page white.
  const stiff = await page.locator(".article-body").evaluate((body) => {
    const around = [];
    for (let each: Element | null = body; each; each = each.parentElement)
      if (getComputedStyle(each).display !== "block" || getComputedStyle(each).overflow !== "visible")
        around.push(each.localName);
    return around;
  });
  expect(stiff).toEqual([]);
});

test("what is missing takes no more paper than its words", async ({ open }) => {
  const page = await open(kindOf("article"), "simplified");
  await onPaper(page);
  const heights = await page
    .locator(".figure-missing")
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height));
  expect(heights).toHaveLength(4);
  expect(Math.max(...heights)).toBeLessThan(100);
});

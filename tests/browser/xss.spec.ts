import type { Page } from "playwright/test";
import { XSS } from "../hostile/xss/payloads.ts";
import { asLine, HOSTILE, TEXTS } from "../hostile/xss/texts.ts";
import { expect } from "./watch.ts";
import { countCalls, touchEverything } from "./xss/calls.ts";
import { runCarelessly } from "./xss/contexts.ts";
import { articleOf, test, visitArticles, visitLists } from "./xss/sites.ts";

/** The texts that have articles by day. */
const SITE = { site: "injection" } as const;
const BY_DAY = TEXTS[SITE.site];
/** The index of a hundred articles with the same words in each is read for some questions as a whole. */
const SLOWLY = { timeout: 30_000 };
const AT_ONCE = { timeout: 1000 };
/** The field takes no more. */
const LONGEST_QUESTION = 100;
/** Questions asked of the search: some of every kind. */
const QUESTIONS = Object.values(XSS)
  .flatMap((texts) => texts.filter((text) => BY_DAY.includes(asLine(text))).slice(0, 2))
  .map((text) => asLine(text).slice(0, LONGEST_QUESTION));

test.describe.configure({ timeout: 180_000 });
test.use(SITE);

test("every eighth text of each kind runs nothing in its article", async ({ calls, visit }) => {
  const chosen = new Set(Object.values(XSS).flatMap((texts) => texts.filter((_, n) => n % 8 === 0).map(asLine)));
  await visitArticles(visit, SITE.site, (n) => chosen.has(BY_DAY[n] ?? ""));
  expect(calls).toEqual([]);
});

test("no list, no page of the staff and none of the Traditional edition runs what it says", async ({
  calls,
  visit,
}) => {
  await visitLists(visit, SITE.site, 20);
  for (let n = 0; n < BY_DAY.length; n += 12) await touchEverything(await visit(`/hant${articleOf(n)}`));
  expect(calls).toEqual([]);
});

for (const edition of ["", "/hant"]) {
  test(`search shows what was written and runs none of it${edition && ", in the Traditional edition too"}`, async ({
    calls,
    visit,
  }) => {
    const page = await visit(`${edition}/search/?q=xss`);
    await answered(page, "xss");
    for (const more = page.locator("#search-more"); await more.isVisible(); ) {
      const before = await page.locator("#search-results > li").count();
      const brought = async () => (await page.locator("#search-results > li").count()) > before;
      // What is left may turn out to have nothing, at any moment: then there is no more to press. A click that waits for a
      // button to come back would wait for as long as the test may last.
      await expect(async () => {
        if ((await brought()) || (await more.isHidden())) return;
        await more.click(AT_ONCE);
        expect(await brought()).toBe(true);
      }).toPass(SLOWLY);
    }
    const titles = await page.locator("#search-results .result-title").allTextContents();
    const known = new Set(BY_DAY.map(asSearchShows));
    expect(titles.filter((title) => !known.has(asSearchShows(title)))).toEqual([]);
    expect(titles.length).toBeGreaterThan(0.75 * BY_DAY.length);
    await touchEverything(page);
    // The same program with another table: one of each kind is enough there.
    for (const text of edition ? QUESTIONS.filter((_, n) => n % 2 === 0) : QUESTIONS) {
      await page.locator("#search-input").fill(text);
      await answered(page, text.trim());
      await touchEverything(page);
    }
    await page.locator("summary", { hasText: /筛选|篩選/ }).click();
    await expect.poll(() => page.locator("select[name=source] option").count(), SLOWLY).toBeGreaterThan(1);
    expect(calls).toEqual([]);
  });
}

/** Where the policy only reports it is seen what would run; where it stops it, that everything works all the same. */
for (const [policy, each] of [
  ["enforced", 24],
  ["reported", 12],
] as const) {
  test.describe(`with a policy that is ${policy}`, () => {
    test.use({ policy });

    test("what scripts do with texts runs none of them: answering, marking, enlarging, copying", async ({
      calls,
      visit,
    }) => {
      for (const [n, text] of BY_DAY.entries()) {
        if (n % each !== 0) continue;
        const page = await visit(`${articleOf(n)}?highlight=${encodeURIComponent(text)}`);
        await page.locator(".comment-reply").first().click();
        await expect(page.locator("#comment-reply-to")).toContainText(text.slice(0, 20));
        await page.locator("details", { hasText: "微信" }).evaluate((details: HTMLDetailsElement) => {
          details.open = true;
        });
        await page.getByRole("button", { name: "复制" }).click();
        await page.locator(".figure-link").first().click();
        await expect(page.locator("dialog img")).toHaveAttribute("alt", text);
        await touchEverything(page);
      }
      expect(calls).toEqual([]);
    });
  });
}

test("feeds and lists of sources opened by themselves run nothing", async ({ calls, visit, exceptions }) => {
  // How the browser itself lays out what it shows.
  exceptions.refusals.push("inline style", "Loading the image 'data:image/svg+xml,");
  const files = ["feed.xml", "atom.xml", "feed.json"].map((name) => `/sources/source-90/${name}`);
  for (const file of [
    ...files,
    "/2024/03/text-90/comments.xml",
    "/corrections/feed.xml",
    "/sitemap.xml",
    "/sources/ledger.json",
  ]) {
    // Some are downloaded rather than shown.
    await visit(file).then(touchEverything, () => undefined);
  }
  expect(calls).toEqual([]);
});

async function answered(page: Page, question: string): Promise<void> {
  await expect(page.locator("#search-results")).toHaveAttribute("data-answered", question, SLOWLY);
}

/** The search makes half-width what is full-width, ends titles like sentences and knows one kind of blank. */
function asSearchShows(text: string): string {
  return text.normalize("NFKC").replace(/[^\x21-\x7e]+/g, "");
}

for (const [what, policy, runs, says] of [
  ["the policy stops what it says", "enforced", false, true],
  ["where the policy only reports, it runs and is reported", "reported", true, true],
  ["without any policy it runs and nobody says so", "none", true, false],
] as const) {
  test(`a page that forgets to escape is found: ${what}`, async ({ browser, origins }) => {
    const context = await browser.newContext({ bypassCSP: policy === "none" });
    const calls = await countCalls(context);
    const refused: string[] = [];
    context.on("console", (message) => /Content Security Policy/.test(message.text()) && refused.push(message.text()));
    const page = await context.newPage();
    await page.route("**/2024/03/**", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll("&lt;", "<").replaceAll("&gt;", ">");
      await route.fulfill({ response, body });
    });
    const origin = origins[policy === "none" ? "enforced" : policy];
    await page.goto(`${origin}/2024/03/text-${BY_DAY.indexOf("<img src=x onerror=xss()>")}/`);
    await touchEverything(page);
    await expect.poll(() => calls.length > 0).toBe(runs);
    await expect.poll(() => refused.length > 0).toBe(says);
    await context.close();
  });
}

test("most of some texts would be run by a careless page", async ({ browser }) => {
  // Every night all of them are.
  const texts = HOSTILE.filter((_, n) => n % 4 === 0);
  expect((await runCarelessly(browser, texts)).length).toBeGreaterThan(0.5 * texts.length);
});

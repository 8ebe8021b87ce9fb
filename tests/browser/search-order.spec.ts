import { shiftIn, watchShift } from "./layout-shift.ts";
import { expect, test } from "./watch.ts";

test("an answer that comes late does not take the place of the one to a later question", async ({ page }) => {
  // In the place of the engine's worker: the answer to 甲甲 waits until 乙乙 has been answered.
  await page.addInitScript(() => {
    class LateWorker extends EventTarget {
      #late: (() => void) | undefined;

      postMessage({ number, method, asked }: { number: number; method: string; asked?: { typed: string } }): void {
        const typed = method === "ask" ? asked?.typed : undefined;
        const title = [{ text: typed ?? "", hit: false }];
        const result = {
          url: "/",
          title,
          excerpt: title,
          date: "2026-11-29",
          section: "",
          kind: "",
          sources: [],
          words: "",
        };
        const counts = { found: 1, estimate: 1, more: false, partial: false, moreRelated: false };
        const found = { exact: [result], related: [], notes: [], ...counts };
        const reply = () => {
          this.dispatchEvent(
            new MessageEvent("message", { data: typed === undefined ? { number } : { number, found } }),
          );
        };
        if (typed === "甲甲") this.#late = reply;
        else reply();
        if (typed !== "乙乙") return;
        setTimeout(() => {
          this.#late?.();
          setTimeout(() => document.documentElement.setAttribute("data-late", "told"), 0);
        }, 0);
      }
    }
    Object.defineProperty(window, "Worker", { value: LateWorker });
  });
  await page.goto("/search/?q=甲甲");
  await page.locator("#search-input").fill("乙乙");
  await page.keyboard.press("Enter");
  await expect(page.locator("#search-results")).toHaveAttribute("data-answered", "乙乙");
  await expect(page.locator("html")).toHaveAttribute("data-late", "told");
  await expect(page.locator("#search-results a.result-title")).toHaveText(["乙乙"]);
});

for (const width of [375, 1440])
  test(`nothing that is seen moves when an answer comes, and what may have been meant after it, ${width} pixels wide`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await watchShift(page);
    // In the place of the engine's worker: two exact ones, then what sounds alike.
    await page.addInitScript(() => {
      class SlowWorker extends EventTarget {
        postMessage({ number, method }: { number: number; method: string }): void {
          const title = [{ text: "神州大地", hit: true }];
          const about = { date: "2026-11-29", section: "要闻", kind: "原创", sources: [], words: "神州" };
          const results = ["/1/", "/2/"].map((url) => ({ url, title, excerpt: title, ...about }));
          const counts = { estimate: 2, more: false, partial: false, moreRelated: false };
          const first = { ...counts, exact: results, related: [], notes: [], found: 2, awaitsRelated: true };
          const notes = [{ relation: "sound", words: ["神舟"] }];
          const later = { ...counts, exact: [], related: results, notes, found: 2, suggestion: "神舟" };
          const found = { ask: first, moreRelated: later }[method];
          const reply = () => this.dispatchEvent(new MessageEvent("message", { data: { number, found } }));
          requestAnimationFrame(() => requestAnimationFrame(reply));
        }
      }
      Object.defineProperty(window, "Worker", { value: SlowWorker });
    });
    await page.goto("/search/?q=神州");
    await expect(page.locator("#search-results")).toHaveAttribute("data-answered", "神州");
    await expect(page.locator("#search-suggestion a")).toHaveText("神舟");
    expect(await shiftIn(page)).toBe(0);
  });

test("what the script imports at once is asked for by the page itself", async ({ page, request }) => {
  await page.goto("/search/");
  const script = await page.locator('script[type="module"][src*="/search-"]').getAttribute("src");
  const code = await (await request.get(script ?? "")).text();
  const parts = Array.from(code.matchAll(/from"\.\/(chunk-[^"]+)"/g), ([, name]) => `/assets/${name}`);
  expect(parts.length).toBeGreaterThan(0);
  const links = page.locator('link[rel="modulepreload"]');
  expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")).sort())).toEqual(
    expect.arrayContaining(parts.sort()),
  );
});

test("an opened result shows the words it was found by", async ({ page }) => {
  await page.goto("/search/?q=停火談判");
  await expect(page.locator("#search-results")).toHaveAttribute("data-answered", "停火談判");
  await page.locator("#search-results a.result-title").first().click();
  await expect(page.locator(".article-text mark").first()).toHaveText("停火谈判");
});

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

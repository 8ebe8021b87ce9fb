import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { clausesOf } from "../../_includes/partials/headline/clauses.ts";
import { Headline } from "../../_includes/partials/headline/Headline.tsx";
import { setHtml } from "../../_includes/partials/running-text/running-text.ts";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { parseMarkdown } from "../../src/content/markdown/parse.ts";
import { PAGES } from "./addresses.ts";
import { expect, test } from "./watch.ts";

const random = seededRandom(31);
const NUMBERS = ["48.8%", "1,234,567", "10:30", "2026年11月27日", "3.5‰", "0.5", "120亿元", "-12.75"] as const;
const WORDS = ["港口", "吞吐量", "同比增长", "约", "其中", "以上各项合计", "TEU", "（含转运）", "，"] as const;

/** Cells from a figure alone to a sentence with several. */
const cell = () =>
  Array.from({ length: between(random, 1, 12) }, () =>
    random() < 0.4 ? pick(random, NUMBERS) : pick(random, WORDS),
  ).join("");
const row = (columns: number, make: () => string) => `| ${Array.from({ length: columns }, make).join(" | ")} |`;

function table(): string {
  const columns = between(random, 2, 7);
  const align = () => pick(random, ["---", "---:", ":---:"]);
  return [row(columns, cell), row(columns, align), ...Array.from({ length: 3 }, () => row(columns, cell))].join("\n");
}

const TITLES = Array.from({ length: 40 }, () => {
  const clause = () => "市议会以七票否决增税方案居民代表到场鼓掌".slice(0, between(random, 5, 17));
  return `${clause()}${pick(random, ["，", " ", "：", "！"])}${clause()}`;
});

/** Text of which every character is asked where it stands. */
function brokenIn(selector: string): string[] {
  const lineOf = (node: Text, at: number): number => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return Math.round(range.getClientRects()[0]?.bottom ?? -1);
  };
  return [...document.querySelectorAll(selector)].flatMap((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const places: (readonly [Text, number])[] = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node instanceof Text) for (let at = 0; at < node.length; at += 1) places.push([node, at]);
    }
    const text = element.textContent ?? "";
    return [...text.matchAll(/\d[\d.,:]*(?:[%‰]|\p{Script=Han})?/gu)].flatMap(({ 0: number, index }) => {
      const lines = places.slice(index, index + number.length).map(([node, at]) => lineOf(node, at));
      return new Set(lines).size > 1 ? [`${number} in ${text}`] : [];
    });
  });
}

/** Headlines of which a line ends within a clause, though each clause has a line to itself. */
function torn(): string[] {
  return [...document.querySelectorAll<HTMLElement>("h1")].flatMap((title) => {
    const boxes = [...title.children].filter((child) => /^H-[CW]$/.test(child.tagName));
    const line = Number.parseFloat(getComputedStyle(title).lineHeight);
    const whole = boxes.every((box) => getComputedStyle(box).display === "inline" || box.clientHeight < 1.5 * line);
    return whole ? [] : [title.textContent ?? ""];
  });
}

test("no figure in a table breaks, no page widens, and no headline breaks within a clause that fits, at any width", async ({
  page,
}) => {
  await page.goto(PAGES.original ?? "/");
  const styles = await page
    .locator('link[rel="stylesheet"]:not([media])')
    .evaluateAll((links) => links.map((link) => link.outerHTML).join(""));
  const tables = Array.from({ length: 12 }, () => {
    const { tokens, render } = parseMarkdown(table());
    return setHtml(render(tokens));
  });
  const titles = TITLES.map((text) => renderToString(h("h1", { class: "headline" }, h(Headline, { text }))));
  const body = `<!doctype html><html lang="zh-CN">${styles}<main><article class="article">
    <div class="article-text"><header class="article-header">${titles.join("")}</header>
    <div class="article-body">${tables.join("\n")}</div></div></article></main></html>`;
  await page.route("**/typesetting/", (route) => route.fulfill({ contentType: "text/html;charset=utf-8", body }));
  await page.goto("/typesetting/");
  expect(TITLES.filter((title) => clausesOf(title).fit === "narrow").length).toBeGreaterThan(5);
  for (const width of [320, 375, 768, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(brokenIn, "th, td"), `${width} px`).toEqual([]);
    const wider = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(wider), `${width} px`).toBe(0);
    if (width > 320) expect(await page.evaluate(torn), `${width} px`).toEqual([]);
  }
});

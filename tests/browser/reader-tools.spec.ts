import type { Page } from "playwright/test";
import decodeQR from "qr/decode.js";
import sharp from "sharp";
import { axeFaults } from "./axe.ts";
import { KINDS } from "./layout/kinds.ts";
import { BREAKING_HOURS } from "./layout/publication.ts";
import { test } from "./layout/sites.ts";
import { ARTICLE, expect, PAGES } from "./watch.ts";

const PAPER = { light: "rgb(250, 248, 243)", dark: "rgb(28, 26, 24)" };
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const typeSize = (page: Page) =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

async function choose(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name: "阅读设置" });
  if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  await page.getByRole("radio", { name, exact: true }).check();
}

test("who chooses dark has every page dark from its first paint on, and light again when it is taken back", async ({
  page,
}) => {
  await page.goto("/");
  expect(await paper(page)).toBe(PAPER.light);
  await choose(page, "深色");
  expect(await paper(page)).toBe(PAPER.dark);
  // What the page looks like when it is painted at all, long before its other scripts have come.
  await page.route("**/site-*.js", () => {});
  await page.goto(ARTICLE, { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect.poll(() => paper(page)).toBe(PAPER.dark);
  await page.unroute("**/site-*.js");
  await page.goto(`/hant${ARTICLE}`);
  expect(await paper(page)).toBe(PAPER.dark);
  await page
    .getByRole("button", { name: "閱讀設定" })
    .or(page.getByRole("button", { name: "閱讀設置" }))
    .click();
  await page.getByRole("radio", { name: "自動" }).check();
  await page.goto("/");
  expect(await paper(page)).toBe(PAPER.light);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key !== "read"))).toEqual([]);
});

test("four sizes of type, each larger than the one before, and the largest fits a small phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(ARTICLE);
  const sizes: number[] = [];
  for (const name of ["小", "标准", "大", "特大"]) {
    await choose(page, name);
    sizes.push(await typeSize(page));
  }
  expect(sizes).toEqual([...new Set(sizes)].sort((a, b) => a - b));
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  for (const [kind, address] of Object.entries(PAGES)) {
    await page.goto(address);
    expect(await typeSize(page), kind).toBe(sizes.at(-1));
    expect(await overflow(), kind).toBe(0);
    await expect(page.locator(".masthead-menu summary"), kind).toBeInViewport({ ratio: 1 });
  }
});

test("where nothing may be remembered, a choice holds for the page", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("closed", "SecurityError");
      },
    });
  });
  await page.goto("/");
  await choose(page, "深色");
  expect(await paper(page)).toBe(PAPER.dark);
});

test("the settings can be used by keyboard alone, close with Esc and give the focus back", async ({ page }) => {
  await page.goto(ARTICLE);
  const button = page.getByRole("button", { name: "阅读设置" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("form", { name: "阅读设置" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("radio", { name: "自动" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await paper(page)).toBe(PAPER.dark);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("form", { name: "阅读设置" })).toBeHidden();
  await expect(button).toBeFocused();
});

for (const media of [{ colorScheme: "dark" }, { contrast: "more" }, { forcedColors: "active" }] as const) {
  test(`axe finds nothing in the states that a reader brings about, with ${Object.entries(media)[0]}`, async ({
    page,
  }) => {
    await page.emulateMedia(media);
    // The other edition is of the same elements and colours, and is opened in one of the three.
    for (const address of "colorScheme" in media ? [ARTICLE, `/hant${ARTICLE}`] : [ARTICLE]) {
      await page.goto(address);
      await page.locator("reader-settings button").click();
      await page.locator(".settings-panel").waitFor();
      for (const details of await page.locator("details").all())
        await details.evaluate((node) => node.setAttribute("open", ""));
      // Where colours are forced, axe reads our own for the letters and the system's for the ground.
      const except = "forcedColors" in media ? ["color-contrast"] : [];
      expect(await axeFaults(page, { except })).toEqual([]);
    }
  });
}

test("where colours are forced, a button has an edge that can be seen", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto(ARTICLE);
  const edge = page.getByRole("button", { name: "发表评论" }).evaluate((button) => {
    const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(button);
    return { width: borderTopWidth, seen: borderTopColor !== backgroundColor };
  });
  expect(await edge).toEqual({ width: "1px", seen: true });
});

test("the code for WeChat leads to the page it stands on, in either edition", async ({ page }) => {
  for (const address of [ARTICLE, `/hant${ARTICLE}`]) {
    await page.goto(address);
    await page.locator(".share summary").click();
    const picture = sharp(await page.locator(".qr-code").screenshot());
    const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
    const read = decodeQR({ width: info.width, height: info.height, data: new Uint8Array(data) });
    expect(new URL(read).pathname).toBe(address);
    expect(read).toBe(canonical);
  }
});

test("what is handed on has title, source and address, by link, by copy and by the device's own apps", async ({
  page,
  context,
}) => {
  await page.addInitScript(() => {
    Object.assign(navigator, {
      share: async (data: ShareData) => {
        document.documentElement.dataset.shared = JSON.stringify(data);
      },
    });
  });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(ARTICLE);
  const text = /风向突变！.*｜来源：CBC（加西周末综合）/;
  const url = /https?:\/\/\S+\/2025\/05\/trump-putin-ceasefire-call\//;
  for (const name of ["微博", "X", "邮件"]) {
    const href = await page.locator(".share").getByRole("link", { name, exact: true }).getAttribute("href");
    const values = [...new URL(href ?? "").searchParams.values()].join("\n");
    expect(values, name).toMatch(text);
    expect(values, name).toMatch(url);
  }
  await page.getByRole("button", { name: "复制" }).click();
  await expect(page.locator(".share [role=status]")).toHaveText("已复制标题、来源和网址。");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(text);
  expect(copied).toMatch(url);
  await page.getByRole("button", { name: "其他应用" }).click();
  expect(await page.locator("html").getAttribute("data-shared")).toMatch(/来源：.*trump-putin-ceasefire-call/);
});

test("where copying is refused, the text stands selected in a field", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto(ARTICLE);
  await page.getByRole("button", { name: "复制" }).click();
  await expect(page.locator(".share textarea")).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toContain("来源：");
});

test("the contents are folded on a phone and open beside the text on a desk, with the part that is read", async ({
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(ARTICLE);
  const links = page.locator(".contents li a");
  await expect(links.first()).toBeHidden();
  await page.locator(".contents summary").click();
  await links.nth(1).click();
  await expect(page.locator(".article-body h2").nth(1)).toBeInViewport();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(ARTICLE);
  await expect(links).toHaveCount(await page.locator(".article-body h2").count());
  await expect(links.first()).toBeVisible();
  await page
    .locator(".article-body h2")
    .nth(2)
    .evaluate((heading) => heading.scrollIntoView());
  await expect(links.nth(2)).toHaveAttribute("aria-current", "true");
  await expect(page.locator(".contents [aria-current]")).toHaveCount(1);
});

test("the line of progress is empty above the text and full below it", async ({ page }) => {
  await page.goto(ARTICLE);
  const progress = () =>
    page.evaluate(() => {
      const bar = document.querySelector(".masthead-bar") ?? document.body;
      return new DOMMatrix(getComputedStyle(bar, "::after").transform).a;
    });
  expect(await progress()).toBe(0);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await expect.poll(progress).toBe(1);
});

test("an article says how old it is once it is a year old", async ({ page }) => {
  for (const [now, said] of [
    ["2025-06-01", ""],
    ["2026-05-25", "本文发表于一年前"],
    ["2027-05-25", "本文发表于两年前"],
  ] as const) {
    await page.clock.setFixedTime(now);
    await page.goto(ARTICLE);
    await expect(page.locator("age-notice")).toHaveText(said);
  }
});

test("breaking news carries its source on every page and is gone when its time is over", async ({ page, open }) => {
  const home = KINDS["crammed home"];
  if (home === undefined) throw new Error("no such page");
  await open(home, "simplified");
  const news = page.locator("breaking-news");
  await expect(news).toContainText("来源：");
  await page.clock.setFixedTime(Date.now() + (BREAKING_HOURS + 1) * 3_600_000);
  await page.reload();
  await expect(news).toBeHidden();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("contents, code and links to share work, and nothing is offered that does not", async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 700 });
    await page.goto(ARTICLE);
    await page.locator(".contents summary").click();
    await page.locator(".contents li a").first().click();
    await expect(page.locator(".article-body h2").first()).toBeInViewport();
    await page.locator(".share summary").click();
    await expect(page.locator(".qr-code")).toBeVisible();
    await expect(page.getByRole("button", { name: /复制|其他应用|阅读设置/ })).toHaveCount(0);
  });
});

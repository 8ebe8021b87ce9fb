import type { Page } from "playwright/test";
import { expect as expectSoon } from "./watch.ts";
import { type Desk, PARAGRAPHS, test } from "./writing.ts";

/** What an author sees of what is saved, while the page is open. */

/** The machine may have other things to do. */
const expect = expectSoon.configure({ timeout: 30_000 });

test.describe.configure({ timeout: 120_000 });

const TEXT = ".article-text";

/** Reads somewhere in the middle, with things open and a comment begun. */
async function settleDown(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "评论" }).fill("还没有写完");
  await page.locator(".provenance-panel > summary").click();
  await expect(page.locator(".provenance-panel")).toHaveJSProperty("open", true);
  await page.getByText("第30段").scrollIntoViewIfNeeded();
  await page
    .getByRole("textbox", { name: "评论" })
    .evaluate((field: HTMLElement) => field.focus({ preventScroll: true }));
  await page.evaluate(() => document.body.setAttribute("data-not-reloaded", ""));
}

/** Where the reader is, and what has become of the page since. */
function placeOf(page: Page) {
  return page.evaluate(() => ({
    scroll: Math.round(scrollY),
    focus: document.activeElement?.localName,
    comment: document.querySelector<HTMLTextAreaElement>("textarea[name=message]")?.value,
    panel: document.querySelector<HTMLDetailsElement>(".provenance-panel")?.open,
    same: document.body.hasAttribute("data-not-reloaded"),
    // Scripts have put them there.
    tools: document.querySelectorAll("share-tools button, reader-settings button").length,
  }));
}

/** Whether the text is what whoever comes now gets. */
function isAsServed(page: Page): Promise<boolean> {
  return page.evaluate(
    (selector) =>
      new Promise<boolean>((done) => {
        const request = new XMLHttpRequest();
        request.open("GET", location.href);
        request.responseType = "document";
        request.addEventListener("load", () => {
          const [shown, served] = [document, request.responseXML].map((one) => one?.querySelector(selector));
          done(shown?.outerHTML === served?.outerHTML);
        });
        request.send();
      }),
    TEXT,
  );
}

/** What is saved is shown in its place. */
async function savesStayInPlace(page: Page, desk: Desk): Promise<void> {
  await page.goto(desk.address);
  await expect(page.locator("share-tools button").first()).toBeAttached();
  await settleDown(page);
  const before = await placeOf(page);
  expect(before).toMatchObject({ focus: "textarea", comment: "还没有写完", panel: true, same: true });
  expect(before.scroll).toBeGreaterThan(300);
  expect(before.tools).toBeGreaterThan(0);

  const written = [...PARAGRAPHS.slice(0, 40), "刚刚写下的一段。", ...PARAGRAPHS.slice(41)];
  desk.publication.write("article.md", `${written.join("\n\n")}\n`);
  await expect(page.locator(TEXT)).toContainText("刚刚写下的一段。");
  expect(await placeOf(page)).toEqual(before);

  desk.publication.write("article.md", `${[...written, "最后又添一段。"].join("\n\n")}\n`);
  await expect(page.locator(`${TEXT} p`).last()).toHaveText("最后又添一段。");
  expect(await isAsServed(page)).toBe(true);
  expect(await placeOf(page)).toEqual(before);

  desk.publication.record({ comments: "open", title: "换了的标题" });
  await expect(page).toHaveTitle(/^换了的标题/);
  await expect(page.locator("h1")).toHaveText("换了的标题");
  expect((await placeOf(page)).comment).toBe("还没有写完");

  desk.change("src/styles/base.css", (css) => `${css}\n.proof,main{outline:3px solid rgb(1,2,3)}\n`);
  await expect(page.locator("main")).toHaveCSS("outline-color", "rgb(1, 2, 3)");
  expect(await placeOf(page)).toMatchObject({ scroll: before.scroll, comment: "还没有写完", same: true });
}

/** A mistake is named over the page, and only as long as it is one. */
async function mistakesAreNamed(page: Page, desk: Desk): Promise<void> {
  await page.goto(desk.address);
  const overlay = page.getByRole("alertdialog");
  desk.publication.record({ comments: "open", section: "nowhere" });
  await expect(overlay).toContainText("没有登记过栏目“nowhere”。");
  await expect(page.locator(TEXT)).toContainText("第30段");
  await overlay.getByRole("button", { name: "先看页面" }).click();
  await expect(overlay).toHaveCount(0);
  desk.publication.record({ comments: "open", section: "elsewhere" });
  await expect(overlay).toContainText("没有登记过栏目“elsewhere”。");
  desk.publication.record({ comments: "open", title: "改好了" });
  await expect(page.locator("h1")).toHaveText("改好了");
  await expect(overlay).toHaveCount(0);
}

// One preview for both: to start it takes longer than they do.
test("what is saved is shown in its place, where scroll, focus, what is open and what was typed stay; a mistake is named over the last good page, stays away when it is closed, and goes when it is mended", async ({
  page,
  desk,
}) => {
  await savesStayInPlace(page, desk);
  await mistakesAreNamed(page, desk);
});

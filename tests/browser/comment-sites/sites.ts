import { expect, type Page } from "playwright/test";
import { builtFolder } from "../../fixtures/built-sites.ts";
import { ARTICLE } from "../addresses.ts";
import { test as watching } from "../watch.ts";
import { type ServedSites, serveCommentSites } from "./hosts.ts";

/** The article on one of the sites of hosts.ts, and what was posted from it. */
export interface CommentPage {
  readonly page: Page;
  /** Address of the site, without a slash. */
  readonly origin: string;
  /** Of the article there. */
  readonly address: string;
  open(): Promise<void>;
  /** Loads the page anew. The form's script comes with the reader, wherever the browser has gone back to. */
  reload(): Promise<void>;
  /** Writes a comment that no other test writes. @returns its text */
  write(name?: string): Promise<string>;
  press(): Promise<void>;
  /** Says what the form has come to. */
  expectState(state: string, says: string | RegExp): Promise<void>;
  /** How often a script or a browser has begun to post. */
  begun(): number;
  /** Posts with this text, as the receiver got them. */
  arrived(text: string): Promise<Record<string, string>[]>;
}

let written = 0;

/** `commentPage(site)` opens nothing yet; the endpoint of that site may be asked. */
export const test = watching.extend<{ commentPage: (site: string) => CommentPage; sites: ServedSites }>({
  // For each test: what belongs to a worker has Playwright start others, and browsers, for these tests.
  sites: async ({ browserName: _ }, use) => {
    const sites = await serveCommentSites(builtFolder("newsroom"));
    await use(sites);
    await sites.close();
  },
  commentPage: async ({ page, sites: { port }, exceptions }, use, { testId, retry }) => {
    let posts = 0;
    page.on("request", (request) => {
      if (request.method() === "POST") posts += 1;
    });
    await use((site) => {
      const origin = `http://${site}.localhost:${port}`;
      const receiver = `http://127.0.0.1:${port}`;
      exceptions.origins.push(origin, receiver);
      const form = page.locator("#comment-form");
      return {
        page,
        origin,
        address: ARTICLE,
        open: async () => {
          await page.goto(origin + ARTICLE);
          await form.scrollIntoViewIfNeeded();
        },
        reload: async () => {
          await page.reload();
          await form.scrollIntoViewIfNeeded();
        },
        write: async (name = "读者") => {
          written += 1;
          const text = `读后感 ${testId} ${retry} ${written}`;
          await page.getByRole("textbox", { name: "评论" }).fill(text);
          await page.getByRole("textbox", { name: "显示名称" }).fill(name);
          await page.getByRole("textbox", { name: "电子邮箱地址" }).fill("reader@example.com");
          return text;
        },
        press: () => page.getByRole("button", { name: "发表评论" }).click(),
        expectState: async (state, says) => {
          await expect(form).toHaveAttribute("data-state", state);
          await expect(page.locator(".form-status")).toContainText(says);
        },
        begun: () => posts,
        arrived: async (text) => {
          const all: Record<string, string>[] = await (await fetch(`${receiver}/posts`)).json();
          return all.filter(({ message }) => message === text);
        },
      };
    });
  },
});

/** The texts that the script keeps for later. */
export const draftsIn = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    Object.keys(localStorage).flatMap((key) => {
      const { message } = JSON.parse(localStorage.getItem(key) ?? "{}");
      return message === undefined ? [] : [message];
    }),
  );

export { expect };

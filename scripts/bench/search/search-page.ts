import type { Locator, Page } from "playwright";

export interface Answer {
  /** Addresses of the exact hits shown, best first. */
  readonly exact: readonly string[];
  /** Addresses of the related articles shown. */
  readonly related: readonly string[];
  /** Addresses of the articles of the day that is offered. */
  readonly offered?: readonly string[];
  /** By the page's own marks; undefined without them. */
  readonly moments?: Moments;
}

/** Milliseconds from opening the page. */
export interface Moments {
  readonly asked: number;
  /** Something that was found stands there; the same as `answered` when nothing has what was typed. */
  readonly seen: number;
  /** All is said that there is to say, what is related as well. */
  readonly answered: number;
}

const PATIENCE_MS = 30_000;
const RESULTS = "#search-results";

/** The search page as a reader uses it; its elements are promised by docs/contracts/search-page.md. */
export class SearchPage {
  readonly #page: Page;
  readonly #site: string;

  /** @param site address of the server, without a slash at the end */
  constructor(page: Page, site: string) {
    this.#page = page;
    this.#site = site;
  }

  /** Opens the page with a question in its address, and waits for the answer. */
  async open(query: string): Promise<Answer> {
    await this.#page.goto(`${this.#site}/search/?q=${encodeURIComponent(query)}`);
    return await this.#answerTo(query);
  }

  /** Puts a question into the field in one go, as pasting does, and waits for the answer. */
  async type(query: string): Promise<Answer> {
    await this.#page.locator("#search-input").fill(query);
    return await this.#answerTo(query);
  }

  /** Asks for more until there is no more or `most` exact hits are shown. */
  async showUpTo(most: number): Promise<Answer> {
    const button = this.#page.locator("#search-more");
    let answer = await this.#read();
    while (answer.exact.length < most && (await button.isVisible())) {
      const answered = await this.#page.evaluate(() => performance.getEntriesByName("search-answered").length);
      await press(button);
      // None may have come, and more still be offered: of what was looked through nothing had the words.
      await this.#page.waitForFunction(
        (before) => performance.getEntriesByName("search-answered").length > before,
        answered,
        { timeout: PATIENCE_MS },
      );
      const next = await this.#read();
      if (next.exact.length === answer.exact.length) break;
      answer = next;
    }
    return { ...answer, exact: answer.exact.slice(0, most), related: await this.#relatedUpTo(most) };
  }

  async #relatedUpTo(most: number): Promise<readonly string[]> {
    const button = this.#page.locator("#search-more-related");
    for (;;) {
      const { related } = await this.#read();
      if (related.length >= most || !(await button.isVisible())) return related;
      await press(button);
      const longer = this.#page.locator(`#search-related > li:nth-child(${related.length + 1})`);
      const exhausted = this.#page.locator("#search-more-related[hidden]");
      await longer.or(exhausted).first().waitFor({ state: "attached", timeout: PATIENCE_MS });
    }
  }

  async #answerTo(query: string): Promise<Answer> {
    const answered = `${RESULTS}[data-answered=${quoted(query.trim())}]:not([aria-busy="true"])`;
    await this.#page.locator(answered).waitFor({ state: "attached", timeout: PATIENCE_MS });
    return await this.#read();
  }

  async #read(): Promise<Answer> {
    // No named function in here: the loader of TypeScript marks those in a way that the page does not know.
    const { exact, related, offered, asked, shown, answered } = await this.#page.evaluate(() => ({
      exact: Array.from(
        document.querySelectorAll<HTMLAnchorElement>("#search-results > li a.result-title[href]"),
        (link) => new URL(link.href).pathname,
      ),
      related: Array.from(
        document.querySelectorAll<HTMLAnchorElement>("#search-related > li a.result-title[href]"),
        (link) => new URL(link.href).pathname,
      ),
      offered: Array.from(
        document.querySelectorAll<HTMLAnchorElement>("#search-offer a.result-title[href]"),
        (link) => new URL(link.href).pathname,
      ),
      asked: performance.getEntriesByName("search-asked").at(-1)?.startTime,
      shown: performance.getEntriesByName("search-shown").at(-1)?.startTime,
      answered: performance.getEntriesByName("search-answered").at(-1)?.startTime,
    }));
    if (asked === undefined || answered === undefined) return { exact, related, offered };
    const seen = exact.length + offered.length > 0 ? (shown ?? answered) : answered;
    return { exact, related, offered, moments: { asked, seen, answered } };
  }
}

/** Without coming near it, by which the page would look ahead. */
async function press(button: Locator): Promise<void> {
  await button.evaluate((element: HTMLElement) => element.click());
}

/** As a string in a CSS selector. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

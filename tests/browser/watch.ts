import { test as base, expect } from "playwright/test";

/**
 * Playwright's `test`, watching every page of a test: what it asks of other hosts, what the Content-Security-Policy
 * stops, and errors of its scripts. Any of these fails the test.
 */
export const test = base.extend<{ watched: undefined }>({
  watched: [
    async ({ context, baseURL }, use) => {
      const faults: string[] = [];
      context.on("request", (request) => {
        if (!request.url().startsWith(`${baseURL}/`)) faults.push(`request to ${request.url()}`);
      });
      context.on("weberror", (error) => faults.push(`script error: ${error.error().message}`));
      context.on("console", (message) => {
        const text = message.text();
        if (/Content.Security.Policy|Trusted ?Type|Refused to/i.test(text)) faults.push(`policy: ${text}`);
      });
      await use(undefined);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** One address for every kind of page. */
export const PAGES: Readonly<Record<string, string>> = {
  home: "/",
  article: "/2025/05/trump-putin-ceasefire-call/",
  original: "/2026/11/how-we-credit-sources/",
  section: "/sections/world/",
  "empty section": "/sections/canada/",
  tag: "/tags/russia-ukraine-war/",
  tags: "/tags/",
  source: "/sources/cbc/",
  sources: "/sources/",
  archive: "/archive/",
  year: "/2025/",
  month: "/2025/05/",
  search: "/search/?q=停火谈判",
  about: "/about/",
  principles: "/principles/",
  privacy: "/privacy/",
  rights: "/rights/",
  corrections: "/corrections/",
  "notice sent": "/notice-sent/",
  "comment sent": "/comment-sent/",
  "not found": "/2025/05/nothing-here/",
  "traditional home": "/hant/",
  "traditional article": "/hant/2025/05/trump-putin-ceasefire-call/",
  "traditional search": "/hant/search/?q=停火談判",
};
export const ARTICLE = PAGES.article ?? "/";

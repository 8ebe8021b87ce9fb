import { test as base, expect } from "playwright/test";
import { ARTICLE, PAGES } from "./addresses.ts";

/** What a test expects that would be a fault anywhere else; tests add to it. */
interface Exceptions {
  /** Other origins that may be asked. */
  readonly origins: string[];
  /** What the policy may refuse. */
  readonly refusals: string[];
}

/**
 * Playwright's `test`, watching every page of a test: what it asks of other hosts, what the Content-Security-Policy
 * stops, and errors of its scripts. Any of these fails the test, unless the test has said that it expects it.
 */
export const test = base.extend<{ watched: undefined; exceptions: Exceptions }>({
  exceptions: async ({ baseURL }, use) => use({ origins: [baseURL ?? ""], refusals: [] }),
  watched: [
    async ({ context, exceptions }, use) => {
      const asked: string[] = [];
      const refused: string[] = [];
      const errors: string[] = [];
      // What begins with blob: or data: is in the page already.
      context.on("request", (request) => /^(?:blob|data):/.test(request.url()) || asked.push(request.url()));
      context.on("weberror", (error) => errors.push(error.error().message));
      context.on("console", (message) => {
        const text = message.text();
        if (/Content.Security.Policy|Trusted ?Type|Refused to/i.test(text)) refused.push(text);
      });
      await use(undefined);
      expect({
        "requests to others": asked.filter((url) => !exceptions.origins.some((origin) => url.startsWith(`${origin}/`))),
        "refused by the policy": refused.filter((text) => !exceptions.refusals.some((part) => text.includes(part))),
        "script errors": errors,
      }).toEqual({ "requests to others": [], "refused by the policy": [], "script errors": [] });
    },
    { auto: true },
  ],
});

export { ARTICLE, expect, PAGES };

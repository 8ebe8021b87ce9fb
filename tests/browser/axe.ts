import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright/test";
import { expect, PAGES } from "./watch.ts";

/** Half of what `axe.source` would bring into every page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What of axe's rules is asked, and where; everything, of the whole page, when nothing is said. */
export interface Asked {
  /** These rules alone. */
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  /** A selector. */
  readonly inside?: string;
}

/**
 * Asks axe inside the page itself, which has no frames: half of the time of its builder goes into bringing axe there anew
 * for every question and into pages of its own.
 *
 * @returns one sentence a violation: the rule and the elements
 */
export async function axeFaults(page: Page, { only, except = [], inside }: Asked = {}): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const options: RunOptions = {
    resultTypes: ["violations"],
    ...(only && { runOnly: [...only] }),
    rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
  };
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(${inside ? JSON.stringify(inside) : "document"}, ${JSON.stringify(options)})`,
  );
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(" ")}`);
}

/** A page as readers meet it, and what of it can differ from the one before: the first is asked everything. */
export interface Reader {
  readonly width: number;
  readonly colorScheme: "light" | "dark";
  readonly asks: Asked;
}

/** Opens some of PAGES one after the other. Fails where axe finds something. */
export async function expectAxeFindsNothing(
  page: Page,
  kinds: readonly string[],
  readersOf: (kind: string) => readonly Reader[],
): Promise<void> {
  for (const kind of kinds) {
    await page.setViewportSize({ width: 375, height: 900 });
    await page.goto(PAGES[kind] ?? `no page ${kind}`);
    // Until then what stands there is paler.
    if (/\bsearch$/.test(kind)) await expect(page.locator("#search-results")).toHaveAttribute("data-answered", /./);
    for (const { width, colorScheme, asks } of readersOf(kind)) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      expect(await axeFaults(page, asks), `${kind}, ${width} px, ${colorScheme}`).toEqual([]);
    }
  }
}

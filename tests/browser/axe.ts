import axe from "axe-core";
import type { Page } from "playwright/test";

/** What of axe's rules is asked, and where; everything, of the whole page, when nothing is said. */
interface Asked {
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
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const options: axe.RunOptions = {
    resultTypes: ["violations"],
    ...(only && { runOnly: [...only] }),
    rules: Object.fromEntries(except.map((rule) => [rule, { enabled: false }])),
  };
  const { violations } = await page.evaluate<axe.AxeResults>(
    `axe.run(${inside ? JSON.stringify(inside) : "document"}, ${JSON.stringify(options)})`,
  );
  return violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(" ")}`);
}

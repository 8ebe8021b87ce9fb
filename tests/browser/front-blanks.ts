import type { BrowserContext, Page } from "playwright/test";
import { carryChecks, faultsOf } from "./layout/checker.ts";
import { type Drawn, drawnFront, frontStyles } from "./layout/drawn-front.ts";
import { expect } from "./watch.ts";

const WIDTHS = [375, 768, 1440] as const;

/** Opens drawn front pages, one after the other, and looks at each at every width. */
export async function lookAtFronts(
  page: Page,
  context: BrowserContext,
  fronts: Iterable<readonly [Drawn, seed: number]>,
): Promise<void> {
  const styles = await frontStyles();
  await carryChecks(context);
  await page.route("**/assets/**", (route) => route.abort());
  for (const front of fronts) await lookAtFront(page, styles, front);
}

async function lookAtFront(page: Page, styles: string, [drawn, seed]: readonly [Drawn, number]): Promise<void> {
  // No page of ours: it has no files of its own.
  const bare = drawnFront(drawn, seed).replace(/<link rel="stylesheet"[^>]*>|<script[^>]*><\/script>/g, "");
  const html = bare.replace("</head>", `<style>${styles}</style></head>`);
  await page.route("**/drawn/", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html }));
  await page.goto("/drawn/");
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    // A page that has just become narrower is not always painted by the next frame; a hole stays.
    const looked = () => faultsOf(page, ["blanks", "overflows", "overlaps", "stray focus"]);
    await expect.poll(looked, { message: `${JSON.stringify(drawn)}, seed ${seed}, ${width} px` }).toEqual([]);
  }
  await page.unroute("**/drawn/");
}

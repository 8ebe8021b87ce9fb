import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright/test";
import { dateStampOf } from "../../src/domain/date-stamp.ts";
import { NEWSROOM } from "../fixtures/publications.ts";
import { box, expect, field, openEntry, save, saveAs } from "./admin-desk.ts";
import { inRepository, offerFolder, readFolder } from "./admin-folder.ts";
import { test as watched } from "./watch.ts";

/** Pages whose zone can be set anew: Playwright would set it once for all. */
export const test = watched.extend({
  context: async ({ browser, contextOptions, baseURL, viewport }, use) => {
    const options: BrowserContextOptions = { ...contextOptions, ...(baseURL && { baseURL }), viewport };
    Object.assign(options, { timezoneId: undefined });
    const context = await browser.newContext(options);
    await use(context);
    await context.close();
  },
});

/** With the minutes that they are behind Greenwich in January, to be sure that the browser stands there. */
export const ZONES = {
  "America/Vancouver": 480,
  "America/Toronto": 300,
  UTC: 0,
  "Asia/Shanghai": -480,
  "Asia/Kathmandu": -345,
};
export const SITE_ZONE = "America/Vancouver";
export const SEED = "2025/05/trump-putin-ceasefire-call/article.json";
export const record = readFileSync(join(NEWSROOM.articles, SEED), "utf8");
/** Its last second is not to be lost, nor its month. */
const before = record.replace(JSON.parse(record).published, "2025-05-31T23:59:59-07:00");
/** A new record, of which only the dates are missing. */
const BEGUN = `/admin/#/collections/records/new?${new URLSearchParams({
  title: "十月的最后一刻",
  lede: "导语。",
  kind: "compilation",
  section: "world",
})}`;

/** Saves a new article and an old one in browsers of these zones, and finds the publication's own clock in the files. */
export async function saveInZones(page: Page, zones: readonly (keyof typeof ZONES)[]): Promise<void> {
  await offerFolder(page, { [inRepository(SEED)]: before });
  const browser = await page.context().newCDPSession(page);
  for (const [index, zone] of zones.entries())
    await test.step(zone, async () => {
      await browser.send("Emulation.setTimezoneOverride", { timezoneId: "" });
      await browser.send("Emulation.setTimezoneOverride", { timezoneId: zone });
      await page.goto("about:blank");
      await page.goto(BEGUN);
      expect(await page.evaluate(() => new Date(2026, 0, 1).getTimezoneOffset())).toBe(ZONES[zone]);
      if (index === 0) await page.getByRole("button", { name: "使用本地仓库" }).click();

      await expect(field(page, "发布时间")).toContainText("存为 ");
      const proposed = Date.parse((await field(page, "发布时间").textContent())?.match(/存为 (\S+)/)?.[1] ?? "");
      expect(Math.abs(proposed - Date.now())).toBeLessThan(120_000);
      await expect(field(page, "发布时间")).toContainText(dateStampOf(proposed, SITE_ZONE).iso);
      // Later that day in Asia it is another month; in Toronto and Vancouver clocks go back an hour the next night.
      await box(page, "发布时间").fill("2025-10-31T23:30");
      await saveAs(page, `zone-${index}`);

      await openEntry(page, /^风向突变.*（2025-05-31 23:59，发布）/);
      await expect(box(page, "发布时间")).toHaveValue("2025-05-31T23:59:59");
      // In this night clocks go forward: the hour does not exist.
      await box(page, "禁发期").fill(`2026-03-08T02:1${index}`);
      const publishAt = `2026-03-08T03:1${index}:00-07:00`;
      await expect(field(page, "禁发期")).toContainText(`存为 ${publishAt}`);
      await save(page);

      const files = await readFolder(page);
      const saved = (path: string) => Buffer.from(files[inRepository(path)] ?? []).toString();
      expect(JSON.parse(saved(SEED))).toEqual({ ...JSON.parse(before), publishAt });
      expect(saved(`2025/10/zone-${index}/article.json`)).toContain('"published": "2025-10-31T23:30:00-07:00"');
    });
}

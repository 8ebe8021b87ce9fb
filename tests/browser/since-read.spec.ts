import type { Page } from "playwright/test";
import { axeFaults } from "./axe.ts";
import { expect, test } from "./watch.ts";

const CORRECTED = "/2026/11/how-to-contribute/";
const OTHER = "/2026/11/how-we-credit-sources/";

/** As if it had been read on 3 November. @param corrections that it had then */
async function hasRead(page: Page, ...read: readonly (readonly [path: string, corrections: number])[]): Promise<void> {
  const day = new Date(2026, 10, 3, 12).getTime();
  const kept = JSON.stringify(Object.fromEntries(read.map(([path, corrections]) => [path, [day, corrections]])));
  await page.goto("/about/");
  await page.evaluate((kept) => localStorage.setItem("read", kept), kept);
}

test("who has read an article that was corrected since is told when back, on it and on the front page, once", async ({
  page,
}) => {
  const bar = page.getByRole("complementary", { name: "读过之后的更正" });
  await hasRead(page, [CORRECTED, 0], [OTHER, 0]);
  await page.goto("/");
  await expect(bar).toContainText(/您(?:2026年)?11月3日读过《怎样给本站供稿》，(?:2026年)?11月28日更正：/);
  await expect(bar.getByRole("listitem")).toHaveCount(1);
  expect(await axeFaults(page)).toEqual([]);
  await bar.getByRole("link").click();
  await expect(page).toHaveURL(`${CORRECTED}#changes`);
  await expect(bar).toBeHidden();
  await hasRead(page, [CORRECTED, 0]);
  await page.goto(`/hant${CORRECTED}`);
  const hant = page.getByRole("complementary", { name: "讀過之後的更正" });
  await expect(hant).toContainText(/您(?:2026年)?11月3日讀過本文，(?:2026年)?11月28日更正：/);
  // At the head, for eyes and for whoever goes on from the head of the page.
  expect(await hant.boundingBox()).toMatchObject({ x: 0, y: 0 });
  expect(await page.evaluate(() => document.body.children[1]?.className)).toBe("since-read");
  await hant.getByRole("link").click();
  await expect(hant).toBeHidden();
});

test("an article is read after a while, nothing of it leaves the device, and the switch forgets it", async ({
  page,
}) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await page.clock.install();
  await page.goto(CORRECTED);
  await page.waitForLoadState("load");
  const kept = () => page.evaluate(() => localStorage.getItem("read"));
  expect(await kept()).toBeNull();
  await expect
    .poll(async () => {
      await page.clock.runFor(6000);
      return kept();
    })
    .toContain(`"${CORRECTED}":[`);
  expect(asked.filter((one) => !one.startsWith("GET ") || one.endsWith(".json"))).toEqual([]);
  await page.getByRole("button", { name: "阅读设置" }).click();
  await page.getByRole("radio", { name: "不提醒" }).check();
  expect(await kept()).toBeNull();
  await page.reload();
  await page.clock.runFor(30_000);
  expect(await kept()).toBeNull();
});

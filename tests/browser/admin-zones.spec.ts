import { dateStampOf } from "../../src/domain/date-stamp.ts";
import { RELEASE_STAMP } from "../../src/domain/release.ts";
import { box, expect, field, openEntry, reach, save, write } from "./admin-desk.ts";
import { inRepository, offerFolder, readFolder } from "./admin-folder.ts";
import { record, SEED, SITE_ZONE, saveInZones, test } from "./admin-zones.ts";

test.describe.configure({ timeout: 120_000 });
test.use({ viewport: { width: 1024, height: 900 }, contextOptions: { reducedMotion: "reduce" } });

test("in a browser at home and one on the other side of the world, what is saved is the publication's clock and nothing that nobody typed", async ({
  page,
}) => {
  await saveInZones(page, ["America/Vancouver", "Asia/Kathmandu"]);
});

test("setting a draft to published and saving is all: date, order and status are of this minute, in the editor of any zone", async ({
  page,
}) => {
  const { status: _, ...rest } = JSON.parse(record);
  const old = { published: "2025-05-19T09:30:00-07:00", publishAt: "2025-05-20T06:00:00-07:00" };
  await offerFolder(page, { [inRepository(SEED)]: JSON.stringify({ ...rest, ...old, status: "draft" }) });
  const browser = await page.context().newCDPSession(page);
  await browser.send("Emulation.setTimezoneOverride", { timezoneId: "Asia/Shanghai" });
  await page.goto("/admin/");
  await page.getByRole("button", { name: "使用本地仓库" }).click();
  await openEntry(page, /^风向突变.*（2025-05-19 09:30，草稿/);
  const status = await reach(page, "状态");
  await expect(status).toContainText("发布时间就改成此刻");
  await status.getByRole("radio", { name: "发布", exact: true }).click();
  await save(page);
  const saved = async (): Promise<Record<string, string>> =>
    JSON.parse(Buffer.from((await readFolder(page))[inRepository(SEED)] ?? []).toString());
  const { published = "", order = "", ...others } = await saved();
  const { published: __, ...unchanged } = rest;
  expect(others).toEqual(unchanged);
  const minute = Date.parse(published);
  expect(Date.now() - minute).toBeLessThan(120_000);
  expect(published).toBe(dateStampOf(minute, SITE_ZONE).iso);
  expect(order).toMatch(RELEASE_STAMP);
  expect(order).toContain(new Date(minute).toISOString().slice(0, 16).replace(/[-:]/g, ""));

  // What is out is only changed: it does not come out anew.
  await openEntry(page, new RegExp(`^风向突变.*（${published.slice(0, 16).replace("T", " ")}，发布）`));
  await write(field(page, "导语"), box(page, "导语"), "改过的导语。");
  await save(page);
  expect(await saved()).toEqual({ ...unchanged, published, order, lede: "改过的导语。" });
});

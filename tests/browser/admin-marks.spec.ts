import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright/test";
import { iptcSourceType } from "../../src/domain/digital-source.ts";
import { xmpOf } from "../../src/embedding/xmp.ts";
import { testSigner } from "../fixtures/credentials/certificates.ts";
import { signed } from "../fixtures/credentials/signed.ts";
import { drawing } from "../fixtures/drawn-pictures.ts";
import { NEWSROOM } from "../fixtures/publications.ts";
import { expect, openEntry, reach } from "./admin-desk.ts";
import { inRepository, offerFolder } from "./admin-folder.ts";
import { test } from "./watch.ts";

test.describe.configure({ mode: "default", timeout: 90_000 });
test.use({ viewport: { width: 1024, height: 768 }, contextOptions: { reducedMotion: "reduce" } });

const FOLDER = "2025/05/trump-putin-ceasefire-call";
const RECORD = `${FOLDER}/article.json`;

/** The pictures of an article that has one in its folder. */
async function openPictures(page: Page, name: string, bytes: Buffer) {
  const record = readFileSync(join(NEWSROOM.articles, RECORD), "utf8");
  await offerFolder(page, { [inRepository(RECORD)]: record, [inRepository(`${FOLDER}/${name}`)]: [...bytes] });
  await page.goto("/admin/");
  await page.getByRole("button", { name: "使用本地仓库" }).click();
  await openEntry(page, /^风向突变/);
  const pictures = await reach(page, "图片");
  await pictures.getByRole("button", { name: /^添加/ }).click();
  return pictures;
}

/** Chooses a file as an author does, in the dialog of the field. */
async function choose(page: Page, pictures: Awaited<ReturnType<typeof openPictures>>, name: string, buffer: Buffer) {
  await pictures.getByRole("button", { name: "浏览" }).click();
  const dialog = page.getByRole("dialog", { name: "选择图片" });
  const chooser = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "上传" }).click();
  await (await chooser).setFiles({ name, mimeType: "image/jpeg", buffer });
  await dialog.getByRole("button", { name: "插入" }).click();
}

/** What the panel proposes, a line a field. */
async function proposed(page: Page): Promise<string[]> {
  const panel = page.getByRole("status").filter({ has: page.getByRole("heading", { name: /自己写着/ }) });
  await expect(panel).toBeVisible();
  const values = await panel.locator("dd").allInnerTexts();
  return (await panel.locator("dt").allInnerTexts()).map(
    (field, at) => `${field}：${values[at]?.replaceAll("\n", "；")}`,
  );
}

test("what a chosen picture says of itself, uploaded or picked from those of the repository, is shown with text to take over, and only a picture with credentials loads what reads them", async ({
  page,
}) => {
  const code: string[] = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && code.push(new URL(request.url()).pathname));
  // The library packs it.
  const there = xmpOf({ credit: "", source: "", creator: "己", licence: "CC0 1.0", statement: "" });
  const pictures = await openPictures(page, "there.png", await drawing(60, 40).png().withXmp(there).toBuffer());
  const says = {
    credit: "CBC",
    source: "CBC",
    creator: "丁",
    licence: "仅供新闻使用",
    statement: "https://x.example/",
  };
  const xmp = xmpOf({ ...says, sourceType: iptcSourceType("edited") });
  const bare = await drawing(60, 40).jpeg().toBuffer();
  await choose(page, pictures, "a.jpg", await drawing(60, 40).jpeg().withXmp(xmp).toBuffer());
  expect(await proposed(page)).toEqual([
    "出处：CBC；已经登记，在“登记过的来源”里选",
    "作者：丁",
    "使用依据：仅供新闻使用（图片文件写明）",
    "人工智能：经人工智能修改",
  ]);
  expect(code).toEqual([]);
  await page.getByRole("button", { name: "知道了" }).click();

  await pictures.getByRole("button", { name: "移除图片" }).click();
  const actions = { actions: [{ action: "c2pa.created", digitalSourceType: iptcSourceType("trained") }] };
  const work = { author: [{ name: "戊" }], license: "https://creativecommons.org/licenses/by/4.0/" };
  const assertions = { "c2pa.actions.v2": actions, "stds.schema-org.CreativeWork": work };
  await choose(page, pictures, "b.jpg", await signed(bare, "image/jpeg", assertions, testSigner("测试签署人")));
  await expect(page.getByRole("heading", { name: "图片“b.jpg”自己写着" })).toBeVisible();
  expect(await proposed(page)).toEqual(["作者：戊", "使用依据：CC BY 4.0", "人工智能：人工智能生成"]);
  expect(code).toEqual(["/admin/assets/c2pa.wasm"]);

  // Of what lies in the repository the form has a small copy, which says nothing.
  await page.getByRole("button", { name: "知道了" }).click();
  await pictures.getByRole("button", { name: "移除图片" }).click();
  await pictures.getByRole("button", { name: "浏览" }).click();
  const dialog = page.getByRole("dialog", { name: "选择图片" });
  await dialog.getByRole("option", { name: "there.png" }).click();
  await dialog.getByRole("button", { name: "插入" }).click();
  await expect(page.getByRole("heading", { name: "图片“there.png”自己写着" })).toBeVisible();
  expect(await proposed(page)).toEqual(["作者：己", "使用依据：CC0 1.0"]);
});

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright/test";
import { EVERY_FEATURE, NEWSROOM } from "../fixtures/publications.ts";
import { copyFolder, offerFolder } from "./admin-folder.ts";
import { expect as expectSoon, test } from "./watch.ts";

/** Two megabytes of editor start slowly where the machine has other things to do. */
const expect = expectSoon.configure({ timeout: 30_000 });
test.describe.configure({ mode: "default", timeout: 180_000 });

const FOLDER = "2025/05/trump-putin-ceasefire-call";
/** In the repository of which the browser is given a part. */
const SEED = `src/articles/${FOLDER}`;
const PICTURE = join(EVERY_FEATURE.articles, "2024/03/picture-report/chart.png");
const files = Object.fromEntries(
  ["article.json", "article.md"].map((name) => [
    `${SEED}/${name}`,
    readFileSync(join(NEWSROOM.articles, FOLDER, name), "utf8"),
  ]),
);

async function openAdmin(page: Page): Promise<void> {
  await offerFolder(page, files);
  await page.goto("/admin/");
  await page.getByRole("button", { name: "使用本地仓库" }).click();
  await expect(page.getByRole("treeitem", { name: "文章：记录" })).toContainText("1");
}

/** Pages come and go at once. */
test.use({ viewport: { width: 1024, height: 768 }, contextOptions: { reducedMotion: "reduce" } });

test.describe("in an English browser", () => {
  test.use({ locale: "en-US" });

  test("the editor speaks Chinese", async ({ page }) => {
    await page.goto("/admin/");
    await expect(page.getByRole("button", { name: "使用访问令牌登录" })).toBeVisible();
  });

  test("the editor speaks English to somebody who chose that", async ({ page }) => {
    await page.addInitScript(() => localStorage.setItem("sveltia-cms.prefs", '{"locale":"en-US"}'));
    await page.goto("/admin/");
    await expect(page.getByRole("button", { name: "Sign In Using Access Token" })).toBeVisible();
  });
});

/** The fields of the form, by what they are called. */
function field(form: Page | Locator, label: string): Locator {
  return form.getByRole("group", { name: `「\u2068${label}\u2069」字段`, exact: true });
}

function box(form: Page | Locator, label: string): Locator {
  return field(form, label).getByRole("textbox", { name: label, exact: true });
}

/** Goes down the form to a field: it holds only those that are near. */
async function reach(page: Page, label: string): Promise<Locator> {
  const wanted = field(page, label);
  await page.mouse.move(500, 400);
  await expect(async () => {
    if (!(await wanted.isVisible())) await page.mouse.wheel(0, 400);
    await expectSoon(wanted).toBeVisible({ timeout: 300 });
  }).toPass();
  await wanted.scrollIntoViewIfNeeded();
  return wanted;
}

/** Types a text and waits until the form has taken it in, which its count of characters tells. */
async function write(field: Locator, target: Locator, text: string): Promise<void> {
  await target.fill(text);
  await expect(field).toContainText(new RegExp(`\\b${text.length}\\s+/\\s+\\d`));
}

/** Types as a pinyin input method does: letters first, then the words they were for. */
async function compose(page: Page, target: Locator, pinyin: string, words: string): Promise<void> {
  await target.click();
  const browser = await page.context().newCDPSession(page);
  for (let length = 1; length <= pinyin.length; length += 1) {
    const text = pinyin.slice(0, length);
    await browser.send("Input.imeSetComposition", { text, selectionStart: length, selectionEnd: length });
  }
  await expect(target).toHaveValue(pinyin);
  await browser.send("Input.insertText", { text: words });
  await expect(target).toHaveValue(words);
}

/** Gives the entry its address, which the form asks for when it is first saved. */
async function saveAs(page: Page, slug: string): Promise<void> {
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByRole("textbox", { name: "别名" }).fill(slug);
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("button", { name: "创建新条目" }).first()).toBeVisible();
}

async function choosePicture(page: Page, form: Locator): Promise<void> {
  await form.getByRole("button", { name: "浏览" }).click();
  const dialog = page.getByRole("dialog", { name: "选择图片" });
  const chooser = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "上传" }).click();
  await (await chooser).setFiles(PICTURE);
  await dialog.getByRole("button", { name: "插入" }).click();
  await expect(field(form, "图片文件").getByRole("button", { name: "Remove Image" })).toBeVisible();
}

/** Where the machine is busy, the form may not listen yet to a button that is there. */
async function choose(radio: Locator): Promise<void> {
  await expect(async () => {
    await radio.click();
    await expectSoon(radio).toBeChecked({ timeout: 1000 });
  }).toPass();
}

/** What `npm run check` says of an article in a folder. */
function findingsOf(article: string, root: string): { code: string; file: string; severity: string }[] {
  const where = ["--articles", join(root, "src/articles"), "--data", NEWSROOM.data];
  const command = ["--import", "tsx", "scripts/check.ts", "--json", ...where];
  const { findings } = JSON.parse(spawnSync(process.execPath, command, { encoding: "utf8" }).stdout);
  return findings.filter(({ file }: { file: string }) => file.includes(article));
}

test("an article with a picture is written in the browser, in Chinese, and passes the check", async ({
  page,
}, info) => {
  await openAdmin(page);
  await page.getByRole("button", { name: "创建新条目" }).first().click();
  await compose(page, box(page, "标题"), "gangkouhuifu", "港口恢复通行");
  await expect(field(page, "标题")).toContainText("6 / 120");
  await compose(page, box(page, "导语"), "daoyu", "港口今天恢复通行。");
  await expect(field(page, "导语")).toContainText("9 / 500");
  await choose((await reach(page, "体裁")).getByRole("radio", { name: "综合" }));
  await write(await reach(page, "部门或栏目组"), box(page, "部门或栏目组"), "编辑部");
  const source = await reach(page, "上游来源");
  await source.getByRole("button", { name: /^添加/ }).click();
  await choose(source.getByRole("radio", { name: "CBC" }));
  await write(field(source, "原文地址"), box(source, "原文地址"), "https://www.cbc.ca/news/canada");
  await choose((await reach(page, "栏目")).getByRole("radio", { name: "国际" }));
  const picture = await reach(page, "图片");
  await picture.getByRole("button", { name: /^添加/ }).click();
  await box(picture, "名称").fill("harbour");
  await choosePicture(page, picture);
  await write(await reach(page, "图片描述"), box(picture, "图片描述"), "渐变图");
  await choose((await reach(page, "图片出处")).getByRole("radio", { name: "CBC" }));
  await write(await reach(page, "使用依据"), box(picture, "使用依据"), "CC BY 4.0");
  // A busy editor now and then loses a choice while other fields are written, and goes on showing it. Chosen anew it stays.
  for (const choices of [await reach(page, "图片出处"), source]) {
    await choose(choices.getByRole("radio", { name: "BBC" }));
    await choose(choices.getByRole("radio", { name: "CBC" }));
  }
  await saveAs(page, "harbour-report");

  const [record = ""] = (await copyFolder(page, info.outputDir)).filter((path) => /report\/article\.json$/.test(path));
  const folder = record.replace("/article.json", "");
  expect(folder).toMatch(/^src\/articles\/\d{4}\/\d{2}\/harbour-report$/);
  // A record without its text holds nobody up.
  expect(findingsOf("harbour-report", info.outputDir).filter(({ severity }) => severity === "error")).toEqual([]);

  await page.getByRole("treeitem", { name: "文章：正文" }).click();
  await page.getByRole("button", { name: "创建新条目" }).first().click();
  await compose(page, box(page, "正文"), "zhengwen", "港口今天恢复通行。\n\n![](harbour)\n\n**“非常顺利”**，船长说。");
  await saveAs(page, "harbour-report");

  const paths = await copyFolder(page, info.outputDir);
  expect(paths.filter((path) => !path.startsWith(SEED))).toEqual(
    ["article.json", "article.md", "chart.png"].map((name) => `${folder}/${name}`),
  );
  const read = (name: string) => readFileSync(join(info.outputDir, folder, name));
  expect(read("article.md").toString()).toBe("港口今天恢复通行。\n\n![](harbour)\n\n**“非常顺利”**，船长说。\n");
  expect(read("chart.png")).toEqual(readFileSync(PICTURE));
  const { id, published, ...rest } = JSON.parse(read("article.json").toString());
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(published).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  expect(rest).toEqual({
    $schema: "../../../../domain/generated/article.schema.json",
    title: "港口恢复通行",
    lede: "港口今天恢复通行。",
    kind: "compilation",
    desk: "编辑部",
    sources: [{ source: "cbc", url: "https://www.cbc.ca/news/canada" }],
    section: "world",
    pictures: { harbour: { file: "chart.png", alt: "渐变图", credit: "cbc", licence: "CC BY 4.0" } },
    status: "draft",
  });
  expect(findingsOf("harbour-report", info.outputDir)).toEqual([]);
});

test("what is there already is changed where it was changed and nowhere else", async ({ page }, info) => {
  await openAdmin(page);
  await page
    .getByRole("gridcell", { name: /^风向突变/ })
    .first()
    .click();
  await write(await reach(page, "部门或栏目组"), box(page, "部门或栏目组"), "要闻部");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("button", { name: "创建新条目" }).first()).toBeVisible();
  await page.getByRole("treeitem", { name: "文章：正文" }).click();
  await page
    .getByRole("gridcell", { name: /^trump-putin/ })
    .first()
    .click();
  const text = box(page, "正文");
  await expect(text).toHaveValue(/普京/);
  await text.press("ControlOrMeta+End");
  await text.pressSequentially("完。");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("button", { name: "创建新条目" }).first()).toBeVisible();
  const paths = await copyFolder(page, info.outputDir);
  expect(paths).toEqual(Object.keys(files).toSorted());
  const now = (name: string) => readFileSync(join(info.outputDir, SEED, name), "utf8");
  const before = (name: string) => files[`${SEED}/${name}`] ?? "";
  const { desk, ...record } = JSON.parse(now("article.json"));
  const { desk: _, ...recordBefore } = JSON.parse(before("article.json"));
  expect(desk).toBe("要闻部");
  expect(record).toEqual(recordBefore);
  expect(now("article.md")).toBe(`${before("article.md").trimEnd()}完。\n`);
});

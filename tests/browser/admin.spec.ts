import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright/test";
import { EVERY_FEATURE, NEWSROOM } from "../fixtures/publications.ts";
import { box, expect, field, newEntry, openEntry, reach, save, saveAs, write } from "./admin-desk.ts";
import { copyFolder, inRepository, offerFolder, writeFile } from "./admin-folder.ts";
import { test } from "./watch.ts";

test.describe.configure({ mode: "default", timeout: 90_000 });

const FOLDER = "2025/05/trump-putin-ceasefire-call";
/** In the repository of which the browser is given a part. */
const SEED = inRepository(FOLDER);
const PICTURE = join(EVERY_FEATURE.articles, "2024/03/picture-report/chart.png");
/** With all that phones, chat programs and file managers put into a name. */
const UPLOAD = "微信图片_20261105 照片（1） photo (1) a+b.png";
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

  test("the editor speaks Chinese, and says which folder to choose; English to somebody who chose that", async ({
    page,
  }) => {
    await page.goto("/admin/");
    await expect(page.getByRole("button", { name: "使用访问令牌登录" })).toBeVisible();
    await expect(page.getByText("选整个仓库的文件夹")).toBeVisible();
    await page.evaluate(() => localStorage.setItem("sveltia-cms.prefs", '{"locale":"en-US"}'));
    await page.reload();
    await expect(page.getByRole("button", { name: "Sign In Using Access Token" })).toBeVisible();
  });
});

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

async function choosePicture(page: Page, form: Locator): Promise<void> {
  await form.getByRole("button", { name: "浏览" }).click();
  const dialog = page.getByRole("dialog", { name: "选择图片" });
  const chooser = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "上传" }).click();
  await (await chooser).setFiles({ name: UPLOAD, mimeType: "image/png", buffer: readFileSync(PICTURE) });
  await dialog.getByRole("button", { name: "插入" }).click();
  await expect(field(form, "图片文件").getByRole("button", { name: "移除图片" })).toBeVisible();
}

/** Chooses as soon as the choice is drawn, before anything else of the page can run. */
async function chooseAtOnce(page: Page, name: string, show: () => Promise<void>): Promise<void> {
  const chosen = page.evaluate(
    (name) =>
      new Promise<void>((done) => {
        const choose = () => {
          const radio = [...document.querySelectorAll("[role=radio]")].find(
            (element) => element.parentElement?.textContent.trim() === name,
          );
          if (!(radio instanceof HTMLElement)) return;
          observer.disconnect();
          radio.click();
          done();
        };
        const observer = new MutationObserver(choose);
        observer.observe(document.body, { childList: true, subtree: true });
      }),
    name,
  );
  await show();
  await chosen;
}

/** What `npm run check` says of an article in a folder. */
function findingsOf(article: string, root: string): { code: string; file: string; severity: string }[] {
  const where = ["--articles", join(root, inRepository("")), "--data", NEWSROOM.data];
  const command = ["scripts/bundled.mjs", "scripts/check.ts", "--json", ...where];
  const { findings } = JSON.parse(spawnSync(process.execPath, command, { encoding: "utf8" }).stdout);
  return findings.filter(({ file }: { file: string }) => file.includes(article));
}

test("an article with a picture is written in the browser, in Chinese, and passes the check", async ({
  page,
}, info) => {
  await openAdmin(page);
  await newEntry(page);
  await compose(page, box(page, "标题"), "gangkouhuifu", "港口恢复通行");
  await expect(field(page, "标题")).toContainText("6 / 120");
  await compose(page, box(page, "导语"), "daoyu", "港口今天恢复通行。");
  await expect(field(page, "导语")).toContainText("9 / 500");
  await (await reach(page, "体裁")).getByRole("radio", { name: "综合" }).click();
  await write(await reach(page, "部门或栏目组"), box(page, "部门或栏目组"), "编辑部");
  const source = await reach(page, "上游来源");
  await chooseAtOnce(page, "CBC", () => source.getByRole("button", { name: /^添加/ }).click());
  await write(field(source, "原文地址"), box(source, "原文地址"), "https://www.cbc.ca/news/canada");
  await (await reach(page, "栏目")).getByRole("radio", { name: "国际" }).click();
  const picture = await reach(page, "图片");
  await picture.getByRole("button", { name: /^添加/ }).click();
  await box(picture, "名称").fill("harbour");
  await choosePicture(page, picture);
  await write(await reach(page, "图片描述"), box(picture, "图片描述"), "渐变图");
  await (await reach(page, "图片出处")).getByRole("radio", { name: "CBC" }).click();
  await write(await reach(page, "使用依据"), box(picture, "使用依据"), "CC BY 4.0");
  await saveAs(page, "harbour-report");

  const [record = ""] = (await copyFolder(page, info.outputDir)).filter((path) => /report\/article\.json$/.test(path));
  const folder = record.replace("/article.json", "");
  expect(folder).toMatch(/^src\/articles\/\d{4}\/\d{2}\/harbour-report$/);
  // A record without its text holds nobody up.
  expect(findingsOf("harbour-report", info.outputDir).filter(({ severity }) => severity === "error")).toEqual([]);

  await page.getByRole("treeitem", { name: "文章：正文" }).click();
  await newEntry(page);
  await compose(page, box(page, "正文"), "zhengwen", "港口今天恢复通行。\n\n![](harbour)\n\n**“非常顺利”**，船长说。");
  await saveAs(page, "harbour-report");
  // Saved again, it is not taken for somebody else's.
  await openEntry(page, /harbour-report/);
  await box(page, "正文").press("ControlOrMeta+End");
  await box(page, "正文").pressSequentially("完。");
  await save(page);

  const paths = await copyFolder(page, info.outputDir);
  expect(paths.filter((path) => !path.startsWith(SEED)).toSorted()).toEqual(
    ["article.json", "article.md", UPLOAD].map((name) => `${folder}/${name}`).toSorted(),
  );
  const read = (name: string) => readFileSync(join(info.outputDir, folder, name));
  expect(read("article.md").toString()).toBe("港口今天恢复通行。\n\n![](harbour)\n\n**“非常顺利”**，船长说。完。\n");
  expect(read(UPLOAD)).toEqual(readFileSync(PICTURE));
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
    pictures: { harbour: { file: UPLOAD, alt: "渐变图", credit: "cbc", licence: "CC BY 4.0" } },
    status: "draft",
  });
  expect(findingsOf("harbour-report", info.outputDir)).toEqual([]);
});

test("what is there already is changed where it was changed and nowhere else, and not at all over what others changed", async ({
  page,
}, info) => {
  await openAdmin(page);
  await openEntry(page, /^风向突变/);
  await write(await reach(page, "部门或栏目组"), box(page, "部门或栏目组"), "要闻部");
  await save(page);
  await page.getByRole("treeitem", { name: "文章：正文" }).click();
  await openEntry(page, /^2025\/05\/trump-putin/);
  const text = box(page, "正文");
  await expect(text).toHaveValue(/普京/);
  await text.press("ControlOrMeta+End");
  await text.pressSequentially("完。");
  await save(page);
  const now = (name: string) => readFileSync(join(info.outputDir, SEED, name), "utf8");
  const before = (name: string) => files[`${SEED}/${name}`] ?? "";
  expect(await copyFolder(page, info.outputDir)).toEqual(Object.keys(files).toSorted());
  const { desk, ...record } = JSON.parse(now("article.json"));
  const { desk: _, ...recordBefore } = JSON.parse(before("article.json"));
  expect(desk).toBe("要闻部");
  expect(record).toEqual(recordBefore);
  expect(now("article.md")).toBe(`${before("article.md").trimEnd()}完。\n`);

  // With another program, or in another window.
  await openEntry(page, /^2025\/05\/trump-putin/);
  await text.press("ControlOrMeta+End");
  await text.pressSequentially("我的。");
  await writeFile(page, `${SEED}/article.md`, `${now("article.md").trimEnd()}别人的。\n`);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("alertdialog", { name: "别人刚改过这个条目" })).toContainText("在别处改过了");
  await copyFolder(page, info.outputDir);
  expect(now("article.md")).toContain("完。别人的。");
  await expect(text).toHaveValue(/完。我的。/);
});

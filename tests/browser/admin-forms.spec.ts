import { spawnSync } from "node:child_process";
import { cpSync, existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Locator, Page } from "playwright/test";
import { adminConfigOf, FRONT_FILE } from "../../src/cms/config.ts";
import { ProblemReport } from "../../src/content/problem-report.ts";
import { readSiteData } from "../../src/content/site-data.ts";
import { EVERY_FEATURE, NEWSROOM } from "../fixtures/publications.ts";
import { box, expect, field, reach } from "./admin-desk.ts";
import { copyFolder, inRepository, offerFolder, readFolder } from "./admin-folder.ts";
import { test } from "./watch.ts";

test.describe.configure({ timeout: 120_000 });
test.use({ viewport: { width: 1024, height: 1400 }, contextOptions: { reducedMotion: "reduce" } });

const FOLDER = "2025/05/trump-putin-ceasefire-call";
const PICTURE = readFileSync(join(EVERY_FEATURE.articles, "2024/03/picture-report/chart.png"));
/** A file of what the publication keeps beside its articles. */
const inData = (name: string) => join(dirname(FRONT_FILE), name);
const files = Object.fromEntries(
  ["article.json", "article.md"].map((name) => [
    inRepository(`${FOLDER}/${name}`),
    readFileSync(join(NEWSROOM.articles, FOLDER, name), "utf8"),
  ]),
);

/** Writes into fields of a part of the form, which goes down to them. */
async function fill(page: Page, form: Page | Locator, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(texts)) {
    const wanted = box(form, label);
    await expect(async () => {
      if (!(await wanted.isVisible())) await page.mouse.wheel(0, 300);
      await expect(wanted).toBeVisible({ timeout: 300 });
    }).toPass();
    await wanted.fill(text);
  }
}

const choose = (form: Locator, name: string) => form.getByRole("radio", { name, exact: true }).click();
const add = (form: Page | Locator) => form.getByRole("button", { name: /^添加/ }).first().click();
const open = (page: Page, address: string) =>
  page.evaluate((hash) => location.assign(hash), `#/collections/${address}`);

/** Ticks what need not be there, and gives its part of the form. */
async function opened(page: Page, label: string): Promise<Locator> {
  const form = await reach(page, label);
  await form.getByRole("checkbox").first().click();
  return form;
}

/** Uploads a picture and says whose it is. */
async function putPicture(page: Page, form: Locator): Promise<void> {
  await form.getByRole("button", { name: "浏览" }).click();
  const dialog = page.getByRole("dialog", { name: "选择图片" });
  const chooser = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "上传" }).click();
  await (await chooser).setFiles({ name: "a.png", mimeType: "image/png", buffer: PICTURE });
  await dialog.getByRole("button", { name: "插入" }).click();
  await expect(field(form, "图片文件").getByRole("button", { name: "移除图片" })).toBeVisible();
  await fill(page, form, { 图片描述: "渐变图" });
  await choose(await reach(page, "图片出处"), "CBC");
  await fill(page, form, { 使用依据: "CC BY 4.0" });
}

async function save(page: Page, slug?: string): Promise<void> {
  if (slug) await page.getByRole("textbox", { name: "短名" }).fill(slug);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.getByRole("button", { name: "保存", exact: true })).toBeHidden();
}

/** Takes the end away from the lead, which is folded up. */
async function unpinned(page: Page): Promise<void> {
  const lead = await reach(page, "头条");
  await expect(lead).toContainText("到期 2026-12-05 09:30：风向突变");
  await lead.getByRole("button", { name: "展开" }).click();
  await lead.getByRole("button", { name: "清除" }).click();
  await expect(field(lead, "到期")).not.toContainText("存为");
}

test("a person, a topic, an opinion, an advertisement and the front page pass the check as their forms save them", async ({
  page,
}, { outputDir: root }) => {
  const data = join(root, inData(""));
  /** What lies in the folder, as soon as it is stored. */
  const saved = (path: string) =>
    expect.poll(async () => {
      const text = Buffer.from((await readFolder(page))[path] ?? []).toString();
      return path.endsWith(".json") && text !== "" ? JSON.parse(text) : text;
    });
  const picture = { file: "a.png", alt: "渐变图", credit: "cbc", licence: "CC BY 4.0" };
  // The form of an article knows the people of the build: here those that have just been saved.
  await page.route("**/admin/config.json", async (route) => {
    const facts = existsSync(data) ? readSiteData(data, new ProblemReport()) : undefined;
    await (facts?.site.cms ? route.fulfill({ json: adminConfigOf(facts) }) : route.continue());
  });
  // What is saved within a moment of being typed is kept once more.
  await page.addLocatorHandler(page.getByRole("alertdialog", { name: "恢复草稿" }), (kept) =>
    kept.getByRole("button", { name: "放弃" }).click(),
  );
  await offerFolder(page, files);
  await page.goto("/admin/#/collections/people/entries/people");
  await page.getByRole("button", { name: "使用本地仓库" }).click();
  await add(page);
  await fill(page, page, {
    键: "wang-ming",
    姓名: "王明",
    拉丁字母的姓名: "Wang Ming",
    职务: "评论员",
    简介: "记者。",
  });
  await putPicture(page, await opened(page, "头像"));
  await save(page);
  const person = { name: "王明", latin: "Wang Ming", role: "评论员", profile: "记者。", portrait: picture };
  await saved(inData("people.json")).toEqual({ "wang-ming": person });

  await copyFolder(page, root);
  cpSync(NEWSROOM.data, data, { recursive: true, force: false });
  await page.goto("about:blank");
  await page.goto("/admin/#/collections/topics/new");
  await fill(page, page, { 专题名: "港口", 前情: "港口停了。" });
  await putPicture(page, await opened(page, "题图"));
  await (await reach(page, "文章")).getByRole("textbox").first().fill(`/${FOLDER}/`);
  const events = await reach(page, "时间线");
  await add(events);
  await fill(page, events, { 日期: "2025-05-19", 事情: "起初。" });
  const source = await opened(page, "来源");
  await choose(source, "CBC");
  await fill(page, source, { 原文地址: "https://www.cbc.ca/news/canada" });
  await save(page, "harbour");
  const said = { source: "cbc", url: "https://www.cbc.ca/news/canada" };
  const chronology = [{ date: "2025-05-19", text: "起初。", source: said }];
  const topic = { title: "港口", summary: "港口停了。", picture, articles: [`/${FOLDER}/`], chronology };
  await saved(inData("topics/harbour.json")).toEqual(topic);
  await open(page, "introductions/new");
  await fill(page, page, { 介绍: "介绍。" });
  await save(page, "harbour");
  await saved(inData("topics/harbour.md")).toBe("介绍。\n");

  const begun = "title=标题&lede=导语。&kind=original&section=world&published=2026-11-05T09:30:00-07:00";
  await open(page, `records/new?${begun}&genre=opinion`);
  const authors = await reach(page, "作者");
  await add(authors);
  await choose(authors, "王明（评论员）");
  const machines = await reach(page, "人工智能的参与");
  await add(machines);
  await choose(machines, "人工智能起草");
  await fill(page, machines, { 用的系统: "DeepL" });
  const review = await opened(page, "人工审校");
  await fill(page, review, { 谁审校的: "王明", 哪天审校的: "2026-11-05T09:30" });
  const pictures = await reach(page, "图片");
  await add(pictures);
  await fill(page, pictures, { 名称: "harbour" });
  await putPicture(page, pictures);
  await choose(await reach(page, "人工智能"), "人工智能生成");
  await save(page, "opinion");
  const common = { title: "标题", lede: "导语。", published: "2026-11-05T09:30:00-07:00", kind: "original" };
  const made = { id: expect.any(String), $schema: expect.any(String) };
  await saved(inRepository("2026/11/opinion/article.json")).toEqual({
    ...made,
    ...common,
    genre: "opinion",
    authors: ["wang-ming"],
    ai: [{ use: "draft", system: "DeepL", reviewed: { by: "王明", on: "2026-11-05T09:30:00-07:00" } }],
    section: "world",
    pictures: { harbour: { ...picture, digitalSourceType: "trained" } },
    status: "draft",
  });

  await open(page, `records/new?${begun}&genre=sponsored&desk=商务部`);
  await fill(page, await opened(page, "广告主"), { 名称: "枫叶银行", 网站: "https://bank.example/" });
  await save(page, "advert");
  await saved(inRepository("2026/11/advert/article.json")).toEqual({
    ...made,
    ...common,
    genre: "sponsored",
    sponsor: { name: "枫叶银行", url: "https://bank.example/" },
    desk: "商务部",
    section: "world",
    status: "draft",
  });

  await open(page, "_singletons/entries/front");
  const lead = await opened(page, "头条");
  await lead.getByRole("radio", { name: /^风向突变.*（2025-05-19 00:00）$/ }).click();
  await fill(page, lead, { 到期: "2026-12-05T09:30" });
  await save(page);
  const pin = { article: JSON.parse(files[inRepository(`${FOLDER}/article.json`)] ?? "").id };
  await saved(inData("front.json")).toEqual({ lead: { ...pin, until: "2026-12-05T09:30:00-07:00" } });
  await copyFolder(page, root);
  const command = ["scripts/bundled.mjs", "scripts/check.ts", "--json", "--articles", join(root, inRepository(""))];
  const { stdout } = spawnSync(process.execPath, [...command, "--data", data], { encoding: "utf8" });
  const { findings }: { findings: { code: string; file: string }[] } = JSON.parse(stdout);
  // The pages of the publication speak of articles that are not here. Drafts may lack their texts.
  const ours = findings.filter(({ file }) => !/\/pages\/|trump-putin/.test(file));
  expect(ours.map(({ code }) => code)).toEqual(["missing-article-file", "missing-article-file"]);

  for (const [act, left] of [
    [() => unpinned(page), { lead: pin }],
    [() => opened(page, "头条"), {}],
  ] as const) {
    await page.getByRole("treeitem", { name: "首页" }).click();
    await act();
    await save(page);
    await saved(inData("front.json")).toEqual(left);
  }
});

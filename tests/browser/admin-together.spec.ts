import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NEWSROOM } from "../fixtures/publications.ts";
import { box, expect, field, newEntry, openEntry, reach, write } from "./admin-desk.ts";
import { inRepository } from "./admin-folder.ts";
import { FakeGitHub } from "./fake-github.ts";
import { test } from "./watch.ts";

test.describe.configure({ timeout: 90_000 });
test.use({ viewport: { width: 1024, height: 900 }, contextOptions: { reducedMotion: "reduce" } });

const FOLDER = "2025/05/trump-putin-ceasefire-call";
const RECORD = inRepository(`${FOLDER}/article.json`);
const before = readFileSync(join(NEWSROOM.articles, FOLDER, "article.json"), "utf8");
const withLede = (lede: string) => JSON.stringify({ ...JSON.parse(before), lede }, null, 2);

test("of two who write the same article in GitHub, neither loses a word", async ({ page }) => {
  const github = new FakeGitHub({ [RECORD]: before });
  await github.admit(page, "editor-two");
  await page.goto("/admin/");
  const toSave = page.getByRole("button", { name: "保存", exact: true });
  const told = (title: string) => page.getByRole("alertdialog", { name: title });

  await openEntry(page, /^风向突变/);
  await box(page, "标题").fill("我的标题");
  github.push(RECORD, withLede("别人的导语"));
  await toSave.click();
  await expect(told("别人刚改过这个条目")).toContainText("现在保存，对方的改动就没有了");
  expect(github.text(RECORD)).toBe(withLede("别人的导语"));
  await told("别人刚改过这个条目").getByRole("button", { name: "取消" }).click();
  await expect(box(page, "标题")).toHaveValue("我的标题");
  await page.getByRole("button", { name: "换成新的内容" }).click();
  await told("换成新的内容").getByRole("button", { name: "换成新的内容" }).click();
  await expect(box(page, "导语")).toHaveValue("别人的导语");

  // Between the last look and the commit: GitHub refuses it, and what was written is still there to be saved again.
  await write(field(page, "标题"), box(page, "标题"), "两个人的标题");
  github.afterLooks(2, () => github.push(RECORD, withLede("再改的导语")));
  await toSave.click();
  await expect(page.getByRole("alertdialog")).toContainText("这次没有存上");
  expect(github.text(RECORD)).toBe(withLede("再改的导语"));
  await page.getByRole("alertdialog").getByRole("button").first().click();
  await toSave.click();
  await told("别人刚改过这个条目").getByRole("button", { name: "仍然保存" }).click();
  await expect(page.getByRole("button", { name: "创建新条目" }).first()).toBeVisible();
  expect(JSON.parse(github.text(RECORD) ?? "")).toEqual({
    ...JSON.parse(before),
    title: "两个人的标题",
    lede: "别人的导语",
  });

  // Two who begin an article under one name.
  await newEntry(page);
  // Until the form has made its proposals; no hand is quick enough to type before.
  await expect(field(page, "发布时间")).toContainText("存为 ");
  await write(field(page, "标题"), box(page, "标题"), "我的");
  await write(field(page, "导语"), box(page, "导语"), "导语。");
  await box(page, "发布时间").fill("2026-11-05T09:30");
  await (await reach(page, "体裁")).getByRole("radio", { name: "综合" }).click();
  await (await reach(page, "栏目")).getByRole("radio", { name: "国际" }).click();
  await page.getByRole("textbox", { name: "短名" }).fill("harbour-report");
  const THEIRS = inRepository("2026/11/harbour-report/article.json");
  github.push(THEIRS, withLede("先到的导语"));
  await toSave.click();
  await expect(page.getByText("这个短名已经有文章用了")).toBeVisible();
  expect(github.text(THEIRS)).toBe(withLede("先到的导语"));
});

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { chromium, type Page } from "playwright";
import { box, expect, field, openEntry, reach, save, saveAs, write } from "../browser/admin-desk.ts";
import { inRepository } from "../browser/admin-folder.ts";
import { FakeGitHub } from "../browser/fake-github.ts";
import { browserSources, findBrowser } from "../runner/find-browser.ts";
import { serveSite } from "../runner/served-site.ts";
import { BY_NIGHT, type DayCase, moment, type Wall, written } from "./days.ts";
import { Desk } from "./desk.ts";
import { hoursOf } from "./hours.ts";
import { assertSeen } from "./readers.ts";
import { type Seen, type Sight, slugOf } from "./sight.ts";

const browser = await chromium.launch({
  executablePath: findBrowser(browserSources(), () => undefined),
  args: ["--no-sandbox"],
});
after(() => browser.close());

/** One day of each zone. */
const DAYS = BY_NIGHT.filter(({ zone }, index) => BY_NIGHT.findIndex((other) => other.zone === zone) === index);

for (const [index, day] of DAYS.entries()) {
  const elsewhere = DAYS[(index + 1) % DAYS.length]?.zone ?? "UTC";
  test(`a day of ${day.zone} in the editor, in a browser of ${elsewhere}`, () => playInEditor(day, elsewhere));
}

/** What an article of the editor's goes through, with what was there before the day. */
async function playInEditor(day: DayCase, timezoneId: string): Promise<void> {
  const desk = new Desk(day, { cms: {} });
  const [start] = hoursOf(day);
  await start?.work?.(desk);
  assert.ok(start);
  const [BEGUN, EMBARGO, CORRECTED] = [`${day.eve}T22:40`, `${day.day}T01:30`, `${day.day}T10:15`];
  const [ENDS, OWN_END] = [`${day.day}T12:00`, `${day.day}T12:30`];
  const folder = `${day.eve.slice(0, "2026-11".length).replace("-", "/")}/harbour`;
  const harbour: Seen = { path: `/${folder}/`, released: EMBARGO, dated: BEGUN };
  const evening: Sight = { ...start.sight, next: EMBARGO };
  const out: Sight = {
    ...evening,
    articles: [harbour, ...evening.articles],
    news: ["harbour", ...evening.news],
    next: ENDS,
  };
  const corrected: Sight = {
    ...out,
    articles: [{ ...harbour, updated: CORRECTED }, ...evening.articles],
    record: [["更正", CORRECTED]],
  };
  const reprint = evening.articles.find((seen) => slugOf(seen) === "reprint")?.path ?? "";
  const gone = (path: string) => ({ [`${path}*`]: `/withdrawn${path} 410` });
  const others: Sight = {
    ...corrected,
    articles: corrected.articles.flatMap((seen) =>
      seen.path === reprint ? [] : seen.picture ? { ...seen, picture: "ended" } : seen,
    ),
    rules: gone(reprint),
    record: [["撤下", ENDS], ["撤图", ENDS], ...corrected.record],
    next: OWN_END,
  };
  const ended: Sight = {
    ...others,
    articles: others.articles.slice(1),
    news: evening.news,
    rules: { ...others.rules, ...gone(harbour.path) },
    record: [
      ["撤下", OWN_END],
      ["撤下", ENDS],
      ["撤图", ENDS],
    ],
    next: undefined,
  };
  const assertAt = async (wall: Wall, sight: Sight, early = 0) => {
    const { site } = await desk.site(moment(day, wall) - early);
    assertSeen(site, sight, day);
    return site;
  };

  const { folder: built } = await assertAt(BEGUN, start.sight);
  const served = await serveSite(built);
  const context = await browser.newContext({
    baseURL: served.origin,
    locale: "zh-CN",
    timezoneId,
    viewport: { width: 1024, height: 900 },
    reducedMotion: "reduce",
  });
  try {
    const github = new FakeGitHub(filesOf(desk));
    const page = await context.newPage();
    // In the editor it is the evening on which the draft was begun: what is published then is scheduled.
    await page.clock.setFixedTime(moment(day, BEGUN));
    await github.admit(page, "editor");
    const pull = () => {
      for (const name of ["article.json", "article.md"]) {
        const text = github.text(inRepository(`${folder}/${name}`));
        if (text !== undefined) desk.paper.write(name, text, folder);
      }
      desk.commit("后台");
    };

    // A draft with faults: whose it is, and from where, nobody says.
    await page.goto(
      `/admin/#/collections/records/new?${new URLSearchParams({ title: "标题 harbour", lede: "导语。", kind: "compilation", section: "news" })}`,
    );
    await box(page, "发布时间").fill(BEGUN);
    await expect(field(page, "发布时间")).toContainText(`存为 ${written(day, BEGUN)}`);
    await saveAs(page, "harbour");
    github.push(inRepository(`${folder}/article.md`), "正文里写错了。\n");
    pull();
    await assertAt(BEGUN, start.sight);
    desk.itIs(moment(day, BEGUN));
    await desk.look(folder, ["missing-byline", "missing-source"]);

    await openEntry(page, /^标题 harbour.*草稿/);
    await dateOf(page, "禁发期", EMBARGO);
    await dateOf(page, "转载期限", OWN_END);
    await (await reach(page, "体裁")).getByRole("radio", { name: "原创" }).click();
    await write(await reach(page, "部门或栏目组"), box(page, "部门或栏目组"), "编辑部");
    await (await reach(page, "标签")).getByRole("checkbox", { name: "话题" }).click();
    await (await reach(page, "状态")).getByRole("radio", { name: "发布", exact: true }).click();
    await save(page);
    pull();
    await assertAt(EMBARGO, evening, 1000);
    await assertAt(EMBARGO, out);

    await openEntry(page, /^标题 harbour.*发布/);
    const changes = await reach(page, "发布后的改动");
    await changes.getByRole("button", { name: /^添加/ }).click();
    await box(changes, "日期").fill(CORRECTED);
    await (await reach(page, "性质")).getByRole("radio", { name: "更正" }).click();
    await write(field(changes, "内容"), box(changes, "内容"), "正文有误，现已更正。");
    await save(page);
    pull();
    await assertAt(CORRECTED, corrected);
    await assertAt(ENDS, others);
    await assertAt(OWN_END, others, 1000);
    await assertAt(OWN_END, ended);
  } finally {
    await context.close();
    await served.close();
  }
}

async function dateOf(page: Page, label: string, wall: Wall): Promise<void> {
  await reach(page, label);
  await box(page, label).fill(wall);
}

/** The articles as they are in the repository. */
function filesOf({ paper }: Desk): Record<string, string> {
  const paths = readdirSync(paper.articles, { recursive: true, encoding: "utf8" });
  const texts = paths.filter((path) => /\.(?:json|md)$/.test(path));
  return Object.fromEntries(
    texts.map((path) => [inRepository(path), readFileSync(join(paper.articles, path), "utf8")]),
  );
}

import assert from "node:assert/strict";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { checkWhole } from "../../src/check/whole.ts";
import { previewOf } from "../../src/preview/article-preview.ts";
import { withPanel } from "../../src/preview/with-panel.ts";
import { testSigner } from "../fixtures/credentials/certificates.ts";
import { signed } from "../fixtures/credentials/signed.ts";
import { drawing } from "../fixtures/drawn-pictures.ts";
import {
  FOLDER,
  minimalPublication,
  type Publication,
  pictureRecord,
  putPicture,
} from "../fixtures/minimal-publication.ts";

const NOW = Date.parse("2025-05-20T00:00:00-07:00");
const PAGE = "<html><head><title>页</title></head><body><main></main></body></html>";

/** What the panel under the article says, without markup. */
function panel(publication: Publication, path = `/${FOLDER}/`): string {
  return (
    withPanel(PAGE, path, publication, NOW)
      .split("<main></main>")[1]
      ?.replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ") ?? ""
  );
}

test("an article that is ready says so, and what follows from what it is", () => {
  const publication = minimalPublication();
  const text = panel(publication);
  assert.match(text, /会发布 不缺什么/);
  assert.match(text, /原创 没有用别人的文字、图片和数据/);
  assert.match(text, /搜索引擎 收录。本文由本站采写/);
  assert.match(text, /规范地址 https:\/\/paper\.example\/2025\/05\/sample\//);
  assert.match(text, /订阅 全站、栏目“要闻”，各留最新两天的，至少 30 篇/);
  assert.match(text, /繁体版 没有/);
});

test("a draft and an article of tomorrow say that and when they go out", () => {
  const publication = minimalPublication();
  publication.record({ status: "draft" });
  assert.match(panel(publication), /草稿，不会发布/);
  publication.record({ publishAt: "2025-05-21T06:00:00-07:00" });
  assert.match(panel(publication), /定时：2025年5月21日 06:00发出.*发出 2025年5月21日 06:00（署 2025年5月19日 09:30）/);
});

test("a reprint says on what ground, how much, and what search engines are told", () => {
  const publication = minimalPublication();
  publication.terms({ share: 0.5, index: "noindex", basis: "合作协议" });
  const source = { source: "gazette", url: "https://gazette.example/a", author: "甲", share: 0.3 };
  publication.record({ kind: "reprint", sources: [source], status: "draft" });
  const text = panel(publication);
  assert.match(text, /转载 文字：公报，甲 合作协议，转载至多 50%，用了 30%/);
  assert.match(text, /搜索引擎 不收录（noindex）。本文为转载，应公报要求/);
  assert.match(text, /站点地图 没有/);
  assert.match(text, /来源“公报”/);
  assert.match(text, /文末的声明 丁。/);
});

test("the panel promises a place in the maps of the site only to what will stand there", () => {
  const publication = minimalPublication();
  assert.match(panel(publication), /站点地图 有；两天之内也在新闻地图里/);
  const source = { source: "gazette", url: "https://gazette.example/a", author: "甲" };
  publication.record({ kind: "reprint", sources: [source] });
  assert.match(panel(publication), /站点地图 有；不在新闻地图里/);
});

test("what became of what an article rests on stands in the panel as in the list of the desk, and what readers are told of it", () => {
  const publication = minimalPublication();
  const [changed, dead] = ["https://house.example/1", "https://wire.example/2"];
  const drift = { moment: "2025-05-19T20:00:00.000Z", status: 200, state: "edited", about: ["numbers"] };
  const gone = ["2025-05-01T00:00:00.000Z", "2025-05-05T00:00:00.000Z", "2025-05-09T00:00:00.000Z"];
  publication.siteData("evidence.json", { [changed]: { drift }, [dead]: { gone } });
  publication.record({
    kind: "compilation",
    sources: [
      { name: "山水报", url: changed, via: [{ name: "通讯社", url: dead }] },
      { name: "城报", url: "https://city.example/3", via: [{ name: "通讯社" }] },
    ],
  });
  const text = panel(publication);
  assert.match(text, /来源“山水报”的原文：数字改了（2025-05-19 看到）/);
  assert.match(text, /转引的“通讯社”的原文：原文已经打不开，也没有存档（2025-05-01 看到/);
  assert.match(text, /读者看得到：通讯社：原文已打不开/);
  assert.match(text, /2 篇原文有变化/);
  // Whether two papers are one, and whether anybody can read the first of them.
  assert.match(text, /2 个来源的消息都出自“通讯社”，等于只有一个来源/);
  assert.doesNotMatch(text, /却没有一处给出它的原文地址/);
  publication.record({ kind: "compilation", sources: [{ name: "山水报", url: changed, via: [{ name: "通讯社" }] }] });
  assert.match(panel(publication), /消息最早出自“通讯社”，却没有一处给出它的原文地址/);
});

test("pictures are named with credit and licence, or with the reason they are not shown", () => {
  const publication = minimalPublication();
  putPicture(publication);
  const missing = { credit: null, creditNote: "原稿没有注明", unavailable: "没有保存" };
  publication.record({ pictures: { chart: pictureRecord(), lost: missing } });
  publication.write("article.md", "正文。\n\n![](chart)\n\n![](lost)\n");
  const text = panel(publication);
  assert.match(text, /1 张图暂缺/);
  assert.match(text, /图片 chart：公报 CC BY 4\.0 图片 lost：原稿没有注明 不展示：没有保存/);
});

test("what is wrong is listed with its place and remedy, the copy desk's findings as well", () => {
  const publication = minimalPublication();
  publication.record({ section: "nowhere", title: "标题,一" });
  const preview = previewOf(`/${FOLDER}/`, publication, NOW);
  assert.deepEqual(
    preview?.found.map(({ code, severity }) => [severity, code]),
    [
      ["error", "unknown-section"],
      ["warning", "half-width-punctuation"],
    ],
  );
  assert.match(panel(publication), /改好以前不会发布 1 项要改，1 项提醒.*article\.json:\d+:\d+ unknown-section/);
});

test("a draft with mistakes says that it is one, what has to be mended, and what the build saw by looking at all articles", () => {
  const publication = minimalPublication();
  publication.record({ status: "draft", section: "nowhere", id: "x" });
  const file = `${publication.articles}/${FOLDER}/article.json`;
  const place = { file, line: 3, column: 5, draft: true } as const;
  const reminders = [
    { ...place, code: "duplicate-id", message: "编号重了。" },
    { ...place, code: "duplicate-slug", file: `${publication.articles}/2025/05/other`, message: "别处的事。" },
  ] as const;
  const preview = previewOf(`/${FOLDER}/`, publication, NOW, reminders);
  assert.equal(preview?.standing, "草稿，不会发布");
  assert.deepEqual(preview?.found.map(({ code, severity }) => `${severity} ${code}`).toSorted(), [
    "error bad-value",
    "error duplicate-id",
    "error unknown-section",
  ]);
  assert.equal(preview?.read?.article.section.name, "要闻");
});

test("a name with markup in it is shown as it was typed", () => {
  const publication = minimalPublication();
  publication.record({ section: "<b>x" });
  assert.ok(!withPanel(PAGE, `/${FOLDER}/`, publication, NOW).includes("<b>x"));
});

test("the Traditional variant has the panel of its article; other pages and withdrawn articles have none of it", () => {
  const publication = minimalPublication();
  assert.match(panel(publication, `/hant/${FOLDER}/`), /会发布/);
  for (const path of ["/", "/2025/05/", "/2025/05/other/", "/2025/05/../05/sample/"])
    assert.equal(withPanel(PAGE, path, publication, NOW), PAGE);
  const entry = { path: `/${FOLDER}/`, id: "20250519-sample", date: "2025-05-20T00:00:00-07:00" };
  publication.siteData("withdrawals.json", [{ ...entry, reason: "权利人要求", requestedBy: "公报" }]);
  assert.match(panel(publication), /已撤下，不会发布/);
});

test("what the credentials of a picture say stands below it, once a check has read them", async () => {
  const p = minimalPublication();
  p.record({ pictures: { chart: pictureRecord({ file: "p.jpg" }) } });
  p.write("article.md", "![](chart)\n\n正文。");
  const actions = { "c2pa.actions.v2": { actions: [{ action: "c2pa.created" }, { action: "c2pa.cropped" }] } };
  const bare = await drawing(60, 40).jpeg().toBuffer();
  p.write("p.jpg", await signed(bare, "image/jpeg", actions, testSigner("测试签署人")));
  const cache = join(dirname(p.articles), "cache");
  const shown = () => withPanel(PAGE, `/${FOLDER}/`, p, NOW, [], cache);
  assert.ok(!shown().includes("内容凭证"));
  await checkWhole(p, NOW, { cache });
  assert.match(
    shown(),
    /原图的内容凭证：签署者：测试签署人（证书由谁担保没有核对）；生成工具：测试程序 1；改动：裁切。/,
  );
});

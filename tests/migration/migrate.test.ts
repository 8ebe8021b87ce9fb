import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { sampleExport, stateOf } from "../../scripts/bench/migration/export.ts";
import { readPublication } from "../../src/content/read-publication.ts";
import { HEAD, itemXml, newsroomExport, OLD_SITE, type SampleItem } from "./newsroom-export.ts";
import { NOW, oldPaper } from "./old-paper.ts";

const SECRET = "机密字样";
const comment = (id: number, approved: string) =>
  `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>读者</wp:comment_author><wp:comment_author_email>reader-${id}@secret.example</wp:comment_author_email><wp:comment_author_IP>203.0.113.7</wp:comment_author_IP><wp:comment_date>2019-05-20 09:00:00</wp:comment_date><wp:comment_date_gmt>2019-05-20 16:00:00</wp:comment_date_gmt><wp:comment_content>第${id}条。</wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type></wp:comment_type><wp:comment_parent>0</wp:comment_parent></wp:comment>`;
/** One item of each kind that WordPress knows. */
const ITEMS: readonly SampleItem[] = [
  {
    ...{ id: 11, title: "港口恢复作业", slug: "%e6%b8%af%e5%8f%a3", more: comment(1, "1") + comment(2, "0") },
    content: "港口<b>恢复</b>作业，首批货柜离港。\n\n第二段&nbsp;讲潮汐。\n\n责编：张三",
    terms: [["category", "local", "本地"]],
  },
  { id: 12, status: "private", title: `${SECRET}一`, content: `${SECRET}。` },
  { id: 13, password: "x", title: `${SECRET}二`, content: `${SECRET}。` },
  { id: 14, status: "pending", title: `${SECRET}三`, content: `${SECRET}。` },
  { id: 15, status: "draft", slug: "", dateUtc: "0000-00-00 00:00:00", title: `${SECRET}四`, content: `${SECRET}。` },
  { id: 16, status: "embargoed", title: `${SECRET}五`, content: `${SECRET}。` },
  {
    id: 17,
    status: "future",
    date: "2099-01-01 10:00:00",
    dateUtc: "2099-01-01 18:00:00",
    title: `${SECRET}六`,
    content: "将来。",
  },
  { id: 18, status: "trash", title: `${SECRET}七`, content: `${SECRET}。` },
  { id: 19, type: "revision", status: "inherit", title: `${SECRET}八` },
  { id: 20, type: "nav_menu_item" },
  { id: 21, type: "wp_global_styles" },
  { id: 22, type: "event", content: `${SECRET}。` },
  { id: 23, type: "attachment", status: "inherit", url: `${OLD_SITE}/wp-content/uploads/a.jpg` },
  { id: 24, type: "page", title: "关于本报", slug: "about-us", content: "本报创办于示例年。还有一句。" },
  { id: 25, title: "只有标题" },
];

test("every item is taken in or set aside, and nothing that was not public comes out public", async () => {
  const paper = oldPaper({ "a.xml": newsroomExport(ITEMS) });
  const report = await paper.moved(...paper.paths, "--write");
  assert.equal(report.items, ITEMS.length);
  assert.equal(report.items, report.imported + report.setAside.length);
  assert.deepEqual(report.articles, { public: 3, scheduled: 1, draft: 5 });
  assert.deepEqual(report.setAside.map(({ id }) => id).toSorted(), [18, 19, 20, 21, 22, 23]);
  assert.ok(report.setAside.every(({ reason }) => /第 \d+ 行）$/.test(reason)));
  assert.deepEqual(report.characters, { ...report.characters, accounted: report.characters.all, astray: 0 });
  const { articles } = readPublication({ articles: paper.articles, data: paper.data }, NOW);
  assert.deepEqual(articles.map(({ title }) => title).toSorted(), ["关于本报", "只有标题", "港口恢复作业"]);
  const all = JSON.stringify(articles);
  assert.ok(!all.includes(SECRET));
});

test("no address of a reader or an editor is in a file or a report", async () => {
  const paper = oldPaper({ "a.xml": newsroomExport(ITEMS) });
  const page = join(paper.root, "page.html");
  const { out, err } = await paper.run(...paper.paths, "--write", "--json", "--page", page);
  for (const text of [out, err, readFileSync(page, "utf8"), ...paper.written()])
    assert.doesNotMatch(text, /secret\.example|203\.0\.113/);
  assert.ok(paper.written().some((text) => text.includes("第1条。")));
});

test("a report alone writes nothing", async () => {
  const paper = oldPaper({ "a.xml": newsroomExport(ITEMS) });
  const before = paper.written();
  const { exit, out } = await paper.run(...paper.paths);
  assert.equal(exit, 0);
  assert.match(out, /15 项 = 搬来 9 \+ 放在一边 6（账平）/);
  assert.deepEqual(paper.written(), before);
});

test("files in any order come to the same addresses, and what is in two of them is taken once", async () => {
  const same = { title: "同名的一篇", slug: "%e5%90%8c", content: "第一段。\n\n第二段。" };
  const [one, two] = [
    newsroomExport([
      { id: 31, ...same },
      { id: 32, ...same },
    ]),
    newsroomExport([
      { id: 33, ...same },
      { id: 31, ...same },
    ]),
  ];
  const paper = oldPaper({ "a.xml": one, "b.xml": two });
  const [first, second] = [await paper.moved(...paper.paths), await paper.moved(...paper.paths.toReversed())];
  const addresses = ({ posts }: typeof first) => new Map(posts.map(({ id, address }) => [id, address]));
  assert.deepEqual(addresses(first), new Map([...addresses(second)].toSorted(([a], [b]) => a - b)));
  assert.equal(new Set(addresses(first).values()).size, 3);
  assert.deepEqual(
    first.setAside.map(({ id }) => id),
    [31],
  );
});

test("of a file that was not downloaded to its end everything whole is taken, and the file is named", async () => {
  const whole = HEAD + itemXml({ id: 41, title: "完整的", content: "完整的一段。还有一句。" });
  const cut = itemXml({ id: 42, title: "断掉的", content: "断掉的一段。" });
  const paper = oldPaper({ "short.xml": whole + cut.slice(0, -40) });
  const report = await paper.moved(...paper.paths);
  assert.match(report.files[0] ?? "", /short\.xml：2 项；文件没有写完/);
  assert.deepEqual(
    report.posts.map(({ id }) => id),
    [41],
  );
  assert.match(report.setAside[0]?.reason ?? "", /断了/);
});

test("what is no export is refused by name, and exports of two sites are not put together", async () => {
  const other = newsroomExport([{ id: 1 }]).replaceAll(OLD_SITE, "https://another.example");
  const paper = oldPaper({
    "feed.xml": "<rss><channel><title>x</title></channel></rss>",
    "a.xml": newsroomExport([{ id: 1 }]),
    "b.xml": other,
  });
  const [feed = "", ...both] = paper.paths;
  for (const [paths, told] of [
    [[feed], /feed\.xml 不是 WordPress 的导出/],
    [both, /几个网站的导出/],
  ] as const) {
    const { exit, err } = await paper.run(...paths);
    assert.equal(exit, 1);
    assert.match(err, told);
  }
});

test("a second run changes nothing, and takes nothing for edited", async () => {
  const paper = oldPaper({ "a.xml": newsroomExport(ITEMS) });
  await paper.run(...paper.paths, "--write");
  const before = paper.written();
  const again = await paper.run(...paper.paths, "--write");
  assert.match(again.out + again.err, /账平/);
  assert.match(again.out, /\n {2}\d+ 篇没有变化\n/);
  assert.doesNotMatch(again.out, /这里改过|两边都改过/);
  assert.deepEqual(paper.written(), before);
});

test("of a generated archive every word is accounted for, and it can be published", async () => {
  const posts = 30;
  const paper = oldPaper({ "a.xml": [...sampleExport(posts)].join("") });
  const report = await paper.moved(...paper.paths, "--write");
  assert.equal(report.items, report.imported + report.setAside.length);
  assert.equal(report.characters.astray, 0);
  const states = Array.from({ length: posts }, (_, number) => stateOf(number));
  const open = states.filter(({ status, password }) => status === "publish" && !password);
  assert.equal(report.articles.public, open.length);
  const { articles } = readPublication({ articles: paper.articles, data: paper.data }, NOW);
  assert.equal(articles.length, open.length);
});

test("the page for the publisher shows what others have written as text", async () => {
  const paper = oldPaper({
    "a.xml": newsroomExport([{ id: 51, content: '一段。\n\n[poll title="<script>x</script>"]' }]),
  });
  const page = join(paper.root, "page.html");
  await paper.run(...paper.paths, "--page", page);
  assert.doesNotMatch(readFileSync(page, "utf8"), /<script/);
});

test("a publisher signs what was written, not a trial, and reads what is signed before what every post has lost", async () => {
  const paper = oldPaper({ "a.xml": newsroomExport([{ id: 51, content: '一段。\n\n[poll title="问"]' }]) });
  const page = join(paper.root, "page.html");
  const saved = async (...args: readonly string[]) => {
    await paper.run(...paper.paths, "--page", page, ...args);
    return readFileSync(page, "utf8");
  };
  assert.doesNotMatch(await saved(), /出版人签字/);
  const [signed = "", behind = ""] = (await saved("--write")).split("出版人签字");
  for (const told of ["1 篇新建", "账平", "一个不少", "署名", "评论", "欠着", "旧地址", "等人定的"])
    assert.ok(signed.includes(told), told);
  assert.match(behind, /\[poll/);
});

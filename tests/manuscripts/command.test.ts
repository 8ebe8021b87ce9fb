import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { readPublication } from "../../src/content/read-publication.ts";
import { type Problem, REMEDIES } from "../../src/domain/problem.ts";
import { PARAGRAPH } from "./manuscripts.ts";
import { modeOf, type Newsroom, newsroom } from "./newsroom.ts";

const Json = z.record(z.string(), z.unknown());
const Review = z.array(
  z.object({
    file: z.string(),
    line: z.number(),
    column: z.number(),
    message: z.string(),
    code: z.string().optional(),
    remedy: z.string().optional(),
  }),
);
const FLAGS = [
  "--title",
  "标题",
  "--kind",
  "original",
  "--desk",
  "编辑部",
  "--slug",
  "first",
  "--published",
  "2025-05-19",
];
const TEXT = `标题\n导语，有句号。\n${PARAGRAPH}\n来源：要闻部综合公报\n`;

const recordIn = (room: Newsroom, folder = "2025/05/first") =>
  Json.parse(JSON.parse(readFileSync(join(room.articles, folder, "article.json"), "utf8")));
/** What has to be mended before the draft is published. */
function problemsOf({ articles, data }: Newsroom): readonly Problem[] {
  return readPublication({ articles, data }, 0).warnings.filter(({ draft }) => draft);
}
const before = (room: Newsroom) => room.files().filter((name) => name !== "稿.txt");

test("by flags alone: the folder is the address, the record is a draft with its schema", async () => {
  const room = newsroom();
  const { exit, out } = await room.run(...FLAGS, "--author", "张三", "--author", "李四");
  assert.equal(exit, 0);
  assert.deepEqual(recordIn(room), {
    $schema: "../../../../domain/generated/article.schema.json",
    id: "20250519-first",
    title: "标题",
    lede: "",
    published: "2025-05-19T00:00:00-07:00",
    order: "20250520T050000Z",
    kind: "original",
    desk: "编辑部",
    authors: ["张三", "李四"],
    sources: [],
    section: "news",
    tags: [],
    status: "draft",
  });
  assert.match(out, /article\.json:5:11 {2}missing-field/);
  assert.match(out, /article\.md:1:1 {2}empty-body/);
  for (const step of [/npm run check -- --fix .*2025\/05\/first/, /npm run dev.*\/2025\/05\/first\//, /"published"/])
    assert.match(out, step);
});

test("what is placed has the permissions of any folder, and nothing is left beside it", async () => {
  const room = newsroom();
  mkdirSync(join(room.root, "any"));
  await room.run(...FLAGS);
  assert.equal(modeOf(join(room.articles, "2025/05/first")), modeOf(join(room.root, "any")));
  assert.deepEqual(room.files(), [
    "any",
    "articles",
    ...["", "/05", "/05/first", "/05/first/article.json", "/05/first/article.md"].map((at) => `articles/2025${at}`),
  ]);
});

test("a whole text gives an article that the publication reads, with nothing missing but what it says", async () => {
  const room = newsroom();
  const path = room.put("稿.txt", `标题\r\n导语，有句号。\r\n${PARAGRAPH}\r\n来源：公报综合\r\n`);
  const { exit, out } = await room.run(
    "--from-text",
    path,
    "--desk",
    "要闻部",
    "--slug",
    "first",
    "--published",
    "2025-05-19",
  );
  assert.equal(exit, 0);
  const { skipped } = readPublication({ articles: room.articles, data: room.data }, 0);
  assert.deepEqual(skipped, [{ path: "/2025/05/first/", reason: "draft" }]);
  assert.match(out, /复核清单（2 项）/);
  assert.match(out, /第 4 行 {2}来源 {2}来源：公报综合/);
});

test("everything that the check refuses is in the review list, with its code, place and remedy", async () => {
  const room = newsroom();
  const path = room.put(
    "稿.txt",
    `标题\n导语，有句号。\n[图片]\n图源：没有登记的报\n${PARAGRAPH}\n来源：另一家没有登记的报\n`,
  );
  const { exit, out } = await room.run("--from-text", path, "--slug", "first", "--published", "2025-05-19", "--json");
  assert.equal(exit, 0);
  const review = Review.parse(Json.parse(JSON.parse(out)).review);
  const problems = problemsOf(room);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["missing-byline", "unknown-source", "unknown-source"],
  );
  for (const { code, line, column, file } of problems) {
    const item = review.find((candidate) => candidate.code === code && candidate.line === line);
    assert.deepEqual(item && [item.column, item.file, item.remedy], [column, file, REMEDIES[code]]);
  }
});

test("a lede that is missing hides nothing else", async () => {
  const room = newsroom();
  const { out } = await room.run(
    "--title",
    "题",
    "--kind",
    "reprint",
    "--source",
    "gazette",
    "--slug",
    "first",
    "--json",
  );
  const codes = Review.parse(Json.parse(JSON.parse(out)).review).map(({ code }) => code);
  for (const code of ["missing-field", "missing-byline", "missing-author", "missing-source-url", "empty-body"])
    assert.equal(codes.filter((other) => other === code).length, 1, `${code} in ${codes.join()}`);
});

test("a dry run shows both files and the review list, and writes nothing", async () => {
  const room = newsroom();
  const path = room.put("稿.txt", TEXT);
  const { exit, out } = await room.run("--from-text", path, "--dry-run", "--published", "2025-05-19");
  assert.equal(exit, 0);
  assert.match(out, /什么都没有写/);
  assert.match(out, /"id": "20250519-biaoti"/);
  assert.ok(out.includes(PARAGRAPH));
  assert.deepEqual(before(room), ["articles"]);
});

test("a text from the standard input; the slug is proposed and never given twice", async () => {
  const room = newsroom();
  const address = ({ out }: { out: string }) => Json.parse(JSON.parse(out)).address;
  const options = ["--json", "--published", "2025-06-01"];
  assert.equal(address(await room.pipe(TEXT, "--from-text", "-", ...options)), "/2025/06/biaoti/");
  const again = await room.run("--from-text", room.put("稿.txt", TEXT), ...options);
  assert.equal(address(again), "/2025/06/biaoti-2/");
});

test("a slug of a withdrawn article is not given away again", async () => {
  const room = newsroom();
  const gone = {
    path: "/2024/01/first/",
    id: "20240101-first",
    date: "2024-02-01T00:00:00-08:00",
    reason: "甲",
    requestedBy: "乙",
  };
  room.siteData("withdrawals.json", [gone]);
  const { exit, err } = await room.run(...FLAGS);
  assert.equal(exit, 1);
  assert.match(err, /duplicate-slug[\s\S]*已经撤下的 \/2024\/01\/first\//);
});

test("too much on the standard input is refused", async () => {
  const room = newsroom();
  const { exit, err } = await room.pipe("长".repeat(1024 * 1024), "--from-text", "-");
  assert.equal(exit, 1);
  assert.match(err, /标准输入:1:1 {2}file-too-large/);
});

test("HTML from the standard input", async () => {
  const room = newsroom();
  const html = `<h1>标题</h1><p>导语，有句号。</p><p>${PARAGRAPH}</p><p>来源：公报综合</p>`;
  const { exit } = await room.pipe(html, "--from-html", "-", "--slug", "first", "--published", "2025-05-19");
  assert.equal(exit, 0);
  assert.deepEqual(recordIn(room).sources, ["gazette"]);
});

test("an article that is there is never overwritten, whatever its month", async () => {
  const room = newsroom();
  await room.run(...FLAGS);
  writeFileSync(join(room.articles, "2025/05/first/article.md"), "写好的正文。");
  const { exit, err } = await room.run(...FLAGS.slice(0, -1), "2026-01-01");
  assert.equal(exit, 1);
  assert.match(err, /duplicate-slug[\s\S]*2025\/05\/first/);
  assert.equal(readFileSync(join(room.articles, "2025/05/first/article.md"), "utf8"), "写好的正文。");
  assert.ok(!existsSync(join(room.articles, "2026")));
});

test("where nothing may be written, the command says so and leaves nothing", {
  skip: process.getuid?.() === 0,
}, async () => {
  const room = newsroom();
  chmodSync(room.root, 0o555);
  const { exit, err } = await room.run(...FLAGS);
  chmodSync(room.root, 0o755);
  assert.equal(exit, 3);
  assert.match(err, /不能写/);
  assert.deepEqual(room.files(), ["articles"]);
});

test("the help names every option and leaves with 0", async () => {
  const { exit, out } = await newsroom().run("--help");
  assert.equal(exit, 0);
  for (const option of [
    "from-text",
    "from-html",
    "clipboard",
    "title",
    "kind",
    "source",
    "section",
    "slug",
    "desk",
    "author",
    "published",
    "articles",
    "data",
    "dry-run",
    "json",
  ])
    assert.ok(out.includes(`--${option}`), option);
});

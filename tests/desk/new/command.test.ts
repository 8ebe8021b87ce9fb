import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { readPublication } from "../../../src/content/read-publication.ts";
import { ProblemsError, REMEDIES } from "../../../src/domain/problem.ts";
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

test("what is missing is in the review list with the check's own code, at the same place", async () => {
  const room = newsroom();
  const path = room.put(
    "稿.txt",
    `标题\n导语，有句号。\n[图片]\n图源：没有登记的报\n${PARAGRAPH}\n来源：另一家没有登记的报\n`,
  );
  const { exit, out } = await room.run("--from-text", path, "--slug", "first", "--published", "2025-05-19", "--json");
  assert.equal(exit, 0);
  const review = Review.parse(Json.parse(JSON.parse(out)).review);
  const told = review.map(({ code, line, column }) => `${code} ${line}:${column}`);
  assert.throws(
    () => readPublication({ articles: room.articles, data: room.data }, 0),
    (error) => {
      assert.ok(error instanceof ProblemsError);
      assert.deepEqual(
        error.problems.map(({ code, line, column }) => `${code} ${line}:${column}`),
        told.slice(0, error.problems.length),
      );
      assert.deepEqual(
        [...new Set(error.problems.map(({ code }) => code))].toSorted(),
        ["missing-byline", "missing-source-url", "unknown-source", "unregistered-source"].filter((code) =>
          told.some((item) => item.startsWith(code)),
        ),
      );
      return true;
    },
  );
  for (const { code, remedy, file } of review) {
    assert.equal(remedy, Object.entries(REMEDIES).find(([known]) => known === code)?.[1]);
    assert.match(file, /2025\/05\/first\/article\.json$|2025\/05\/first\/article\.md$/);
  }
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
  for (const slug of ["biaoti", "biaoti-2"]) {
    const { out } = await room.pipe(TEXT, "--from-text", "-", "--json", "--published", "2025-06-01");
    assert.equal(Json.parse(JSON.parse(out)).address, `/2025/06/${slug}/`);
  }
});

test("HTML from the standard input", async () => {
  const room = newsroom();
  const html = `<h1>标题</h1><p>导语，有句号。</p><p>${PARAGRAPH}</p><p>来源：公报综合</p>`;
  const { exit } = await room.pipe(html, "--from-html", "-", "--slug", "first", "--published", "2025-05-19");
  assert.equal(exit, 0);
  assert.deepEqual(recordIn(room).sources, ["gazette"]);
});

test("HTML nested beyond all measure is refused in Chinese", async () => {
  const room = newsroom();
  const path = room.put("a.html", `<h1>题</h1>${"<div>".repeat(8000)}深`);
  const { exit, err } = await room.run("--from-html", path, "--kind", "original");
  assert.equal(exit, 1);
  assert.match(err, /too-deep/);
});

const REFUSED: readonly (readonly [
  name: string,
  args: readonly string[],
  status: number,
  says: RegExp,
  text?: string | Uint8Array,
])[] = [
  ["an empty file", [], 1, /稿\.txt:1:1 {2}empty-body[\s\S]*稿子是空的/, ""],
  ["a file of blank lines", [], 1, /empty-body/, "\r\n \u3000\r\n"],
  ["a file of 5 MB", [], 1, /file-too-large[\s\S]*5\.0 MB/, "长".repeat((5 * 1024 * 1024) / 3)],
  ["a binary file", [], 1, /not-utf8/, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff])],
  ["a binary file that happens to be UTF-8", [], 1, /unreadable-file[\s\S]*不是文字/, "PK\0\0"],
  ["a file in GBK", [], 1, /not-utf8[\s\S]*GB18030/, Buffer.from([0xb1, 0xea, 0xcc, 0xe2, 0x0a])],
  [
    "a file with nothing but a disclaimer",
    [],
    1,
    /empty-body[\s\S]*除了声明没有正文/,
    "免责声明：转载是为了传播信息，权利归原作者。\n",
  ],
  ["no headline in the file", [], 2, /--title/, PARAGRAPH],
  ["a title of 500 characters", ["--title", "长".repeat(500)], 1, /--title:1:1 {2}bad-value[\s\S]*500 字/, TEXT],
  ["markup in the title", ["--title", "<b>x</b>"], 1, /bad-value/, TEXT],
  ["a slug that is no address", ["--slug", "标题"], 1, /bad-slug[\s\S]*“标题”/, TEXT],
  ["a slug that leads out of the folder", ["--slug", "../x"], 1, /bad-slug/, TEXT],
  ["a source nobody knows", ["--source", "不存在"], 1, /unknown-source/, TEXT],
  ["a section nobody knows", ["--section", "不存在"], 1, /unknown-section[\s\S]*news 要闻/, TEXT],
  ["a day that does not exist", ["--published", "2025-02-30"], 1, /bad-date/, TEXT],
  ["a kind that does not exist", ["--kind", "news"], 2, /original、compilation/, TEXT],
  ["an option that does not exist", ["--force"], 2, /看不懂的选项/, TEXT],
  ["two texts at once", ["--clipboard"], 2, /只能写一样/, TEXT],
];
for (const [name, args, exit, says, text] of REFUSED) {
  test(`${name}: refused, in Chinese, and nothing is written`, async () => {
    const room = newsroom();
    const path = room.put("稿.txt", text ?? TEXT);
    const ended = await room.run("--from-text", path, ...args);
    assert.equal(ended.exit, exit, ended.err);
    assert.match(ended.err, says);
    assert.doesNotMatch(ended.err, /\n +at /);
    assert.deepEqual(before(room), ["articles"]);
  });
}

test("everything that is wrong with the options is told at once, and --json stays parseable", async () => {
  const room = newsroom();
  const bad = ["--slug", "X", "--section", "x", "--source", "x", "--published", "x"];
  const { exit, out, err } = await room.run(...bad, "--title", "标题", "--kind", "original", "--json");
  const { ok, problems } = z
    .object({ ok: z.boolean(), problems: z.array(z.object({ code: z.string() })) })
    .parse(JSON.parse(out));
  assert.deepEqual([exit, err, ok], [1, "", false]);
  assert.deepEqual(problems.map(({ code }) => code).toSorted(), [
    "bad-date",
    "bad-slug",
    "unknown-section",
    "unknown-source",
  ]);
});

test("without a terminal nothing is asked: every option that is missing is named", async () => {
  const { exit, err } = await newsroom("_data").run();
  assert.equal(exit, 2);
  for (const option of ["--title", "--kind", "--section <栏目>（world 国际、canada 加拿大"])
    assert.ok(err.includes(option), err);
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

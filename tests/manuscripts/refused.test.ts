import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { PARAGRAPH } from "./manuscripts.ts";
import { newsroom } from "./newsroom.ts";

const TEXT = `标题\n导语，有句号。\n${PARAGRAPH}\n来源：要闻部综合公报\n`;

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
  ["two texts at once", ["--clipboard"], 2, /只能写一个/, TEXT],
];
for (const [name, args, exit, says, text] of REFUSED) {
  test(`${name}: refused, in Chinese, and nothing is written`, async () => {
    const room = newsroom();
    const path = room.put("稿.txt", text ?? TEXT);
    const ended = await room.run("--from-text", path, ...args);
    assert.equal(ended.exit, exit, ended.err);
    assert.match(ended.err, says);
    assert.doesNotMatch(ended.err, /\n +at /);
    assert.deepEqual(room.files(), ["articles", "稿.txt"]);
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
  const { exit, err } = await newsroom("tests/fixtures/newsroom/data").run();
  assert.equal(exit, 2);
  for (const option of ["--title", "--kind", "--section <栏目>（world 国际、canada 加拿大"])
    assert.ok(err.includes(option), err);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { runCommand, runPart } from "../../src/terminal/command.ts";
import type { Command } from "../../src/terminal/declaration.ts";
import { flag, oneOf, parsed, USUAL, value, values, wholeNumber } from "../../src/terminal/options.ts";
import { Cancelled, CommandError, Refusal } from "../../src/terminal/outcome.ts";
import { commandRun } from "../fixtures/command-run.ts";
import { givenTo } from "../fixtures/given.ts";

const OPTIONS = {
  folder: value("文件夹", "看哪里", { default: "here" }),
  days: parsed("天数", "多少天", wholeNumber()),
  colour: parsed("颜色", "什么颜色", oneOf(["red", "blue"])),
  tag: values("标签", "可以写几次"),
  fix: flag("改正", { heading: "改动" }),
  dryRun: flag("只看", { needs: "fix", excludes: ["yes"] }),
  yes: flag("不问"),
  json: USUAL.json,
};
const COMMAND: Command<typeof OPTIONS> = {
  name: "look",
  operands: "[路径…]",
  what: "看一看。\n再看一看。",
  options: OPTIONS,
  exits: { 0: "好", 1: "不好" },
  unchanged: "什么都没有写。",
  cancelled: "什么都没有改。",
};
const SILENT: Command<typeof OPTIONS> = { ...COMMAND, jsonErrors: true };

const run = (args: readonly string[], work: () => number | undefined = () => undefined, command = COMMAND) =>
  commandRun((streams) => runCommand(command, args, streams, work));
const failing = (error: unknown) => () => {
  throw error;
};

test("options are read as what they are, wherever they stand", () => {
  const { values: read, operands } = givenTo(COMMAND, [
    "a",
    "--days=3",
    "--tag",
    "x",
    "--dry-run",
    "b",
    "--tag",
    "-",
    "--fix",
  ]);
  assert.deepEqual(operands, ["a", "b"]);
  assert.deepEqual(read, {
    folder: "here",
    days: 3,
    colour: undefined,
    tag: ["x", "-"],
    fix: true,
    dryRun: true,
    yes: false,
    json: false,
  });
  assert.deepEqual(givenTo(COMMAND, ["--folder", "one", "--folder=-two", "--", "--fix"]), {
    values: { ...read, folder: "-two", days: undefined, tag: [], fix: false, dryRun: false },
    operands: ["--fix"],
    rest: ["--"],
  });
});

for (const [args, says] of [
  [["--colr", "red"], /^✗ 看不懂的选项：look 没有 --colr。是不是 --colour？\n {2}npm run look -- --help\n$/],
  [["--zzzzzz"], /没有 --zzzzzz。\n/],
  [["-f"], /没有 -f。/],
  [["--folder"], /--folder 后面要写文件夹。/],
  [["--folder", "--fix"], /写成 --folder=--fix。/],
  [["--fix=yes"], /--fix 后面不用写“yes”。/],
  [["--days", "0"], /--days 要写正整数，现在是“0”。/],
  [["--colour", "green"], /--colour 只能是 red、blue，现在是“green”。/],
  [["--dry-run"], /--dry-run 要与 --fix 同用。/],
  [["--fix", "--dry-run", "--yes"], /--dry-run 与 --yes 只能写一个。/],
] as const) {
  test(`wrong usage is said in Chinese: ${args.join(" ")}`, async () => {
    const { status, stdout, stderr } = await run(args);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, says);
  });
}

test("what takes no operands says so, and what needs an option names it", async () => {
  const { operands: _, ...plain } = COMMAND;
  assert.match((await run(["x"], undefined, plain)).stderr, /look 后面不用写“x”。/);
  const needy = { name: "n", what: "", options: { by: value("人", "谁", { required: true }) }, exits: {} };
  const { stderr } = await commandRun((streams) => runCommand(needy, [], streams, () => undefined));
  assert.match(stderr, /要写明 --by <人>。/);
});

test("help is made of the declaration, in columns whatever the script, and comes before any complaint", async () => {
  const { status, stdout } = await run(["--nonsense", "--help"]);
  assert.equal(status, 0);
  assert.match(stdout, /^用法：npm run look -- \[路径…\] \[选项\]\n\n {2}看一看。\n {2}再看一看。\n\n选项：\n/);
  assert.match(stdout, /\n\n退出码：0 好；1 不好；2 用法不对。\n$/);
  assert.match(stdout, /\n\n改动：\n {2}--fix /);
  const columns = (text: string) => text.replace(/\p{sc=Han}/gu, "xx").length;
  const options = stdout.split("\n").filter((line) => line.startsWith("  --"));
  const starts = options.map((line) => columns(/^ {2}.*? {3,}/.exec(line)?.[0] ?? ""));
  assert.equal(new Set(starts).size, 1, stdout);
  assert.equal(options.length, 9);
});

test("the family of errors: each kind has its exit code, and says what is still as it was", async () => {
  assert.equal((await run([], () => 7)).status, 7);
  for (const [error, status, stderr] of [
    [new Refusal("不行。"), 1, "✗ 不行。\n"],
    [new TypeError("断了"), 3, "✗ 断了\n  什么都没有写。\n"],
    [new Cancelled(), 130, "\n已取消，什么都没有改。\n"],
    [new CommandError("fault", "断了", { text: "! 断了\n" }), 3, "! 断了\n"],
  ] as const)
    assert.deepEqual(await run(["--json"], failing(error)), { status, stdout: "", stderr });
});

test("where errors are for machines as well, --json has them on standard output and nowhere else", async () => {
  const json = async (error: unknown) => {
    const { stdout, stderr, status } = await run(["--json"], failing(error), SILENT);
    assert.equal(stderr, "");
    return [status, JSON.parse(stdout)];
  };
  assert.deepEqual(await json(new Error("断了")), [3, { ok: false, error: "断了" }]);
  const refusal = new Refusal("不行。", { json: { problems: [1] }, text: "表\n" });
  assert.deepEqual(await json(refusal), [1, { ok: false, problems: [1] }]);
  const usage = await run(["--json", "--nope"], undefined, SILENT);
  assert.equal(usage.status, 2);
  assert.match(usage.stdout, /^\{"ok":false,"error":"看不懂的选项/);
});

test("a part of a command is found by its name, and a near miss is named", async () => {
  const group = {
    name: "desk",
    what: "",
    parts: {
      list: ["列出", async (args: readonly string[]) => args.length],
      remove: ["删去", async () => 1],
    } as const,
  };
  const part = (...args: string[]) => commandRun((streams) => runPart(group, args, streams));
  assert.equal((await part("list", "a", "b")).status, 2);
  const help = await part("--help");
  assert.deepEqual([help.status, help.stderr], [0, ""]);
  assert.match(help.stdout, /^用法：npm run desk -- <命令> \[选项\]\n\n {2}list {5}列出\n {2}remove {3}删去\n/);
  const missed = await part("lsit");
  assert.equal(missed.status, 2);
  assert.match(missed.stderr, /没有“lsit”这个命令。是不是 list？\n {2}npm run desk -- --help/);
  assert.equal((await part()).status, 2);
  assert.equal((await part("constructor")).status, 2);
});

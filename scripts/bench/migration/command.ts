import { runCommand } from "../../../src/terminal/command.ts";
import type { Command } from "../../../src/terminal/declaration.ts";
import { flag, parsed, USUAL, wholeNumber } from "../../../src/terminal/options.ts";
import { EXIT } from "../../../src/terminal/outcome.ts";
import { machineText } from "../machine.ts";
import { columns, markdownOf } from "../report-text.ts";
import { benchMoves, GIGABYTE } from "./bench.ts";
import { limitsOf, limitTable, moveTable } from "./limits.ts";

const count = wholeNumber();
const OPTIONS = {
  posts: parsed("篇数", "导出里有多少篇，可写几个", (text, name) => text.split(",").map((one) => count(one, name)), {
    default: "1000,10000",
  }),
  gigabyte: flag(`再搬一份 1 GB 的（${GIGABYTE} 篇），要十几分钟、5 GB 空间`),
  noWrite: flag("只报告，不写文章"),
  json: USUAL.json,
  markdown: flag("结果写成 docs/scale.md 里的表"),
};
const BENCH_MIGRATE: Command<typeof OPTIONS> = {
  name: "bench:migrate",
  what: `写出编造的 WordPress 导出，各搬进一份空的刊物，看用多少内存、处理器时间，与限度相比：
内存至多 500 MiB，一万篇至多两分钟，每篇的处理器时间不随篇数增加。没有图片文件。
在内存里测量更稳：TMPDIR=/dev/shm npm run bench:migrate`,
  options: OPTIONS,
  exits: { 0: "都在限度之内", 1: "有一项超出", 3: "测量过程出错" },
};

/** The benchmark of moves as a command. @returns the exit code; the help text lists them */
export function runMigrationBench(args: readonly string[]): Promise<number> {
  return runCommand(BENCH_MIGRATE, args, process, async ({ values: { posts, gigabyte, noWrite, json, markdown } }) => {
    const sizes = [...new Set([...posts, ...(gigabyte ? [GIGABYTE] : [])])].toSorted((a, b) => a - b);
    const figures = await benchMoves(sizes, !noWrite, (text) => process.stderr.write(`${text}\n`));
    const limits = limitsOf(figures);
    const tongue = markdown ? "title" : "label";
    const tables = [limitTable(limits, tongue), moveTable(figures, tongue)].map(markdown ? markdownOf : columns);
    const text = `${machineText(undefined)}\n\n${tables.join("\n")}`;
    process.stdout.write(json ? `${JSON.stringify({ figures, limits })}\n` : text);
    return limits.every(({ value, most }) => value <= most) ? EXIT.done : EXIT.problems;
  });
}

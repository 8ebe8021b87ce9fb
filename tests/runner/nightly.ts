import { runCommand } from "../../src/terminal/command.ts";
import type { Command } from "../../src/terminal/declaration.ts";
import { oneOf, parsed, values, wholeNumber } from "../../src/terminal/options.ts";
import { EXIT } from "../../src/terminal/outcome.ts";
import { COMMAND } from "./node-file.ts";
import { runProcess, whenInterrupted } from "./processes.ts";
import { allTestFiles } from "./test-files.ts";

const DAY_MILLISECONDS = 86_400_000;
const OPTIONS = {
  only: values("名称", "只运行其中一项，可以写几次"),
  seed: parsed("整数", "随机数从哪里开始（默认每天不同，会写出来）", wholeNumber(0)),
};
const TEST_NIGHTLY: Command<typeof OPTIONS> = {
  name: "test:nightly",
  what: `npm test 里做得短的，在这里做得长，每天夜里一次：
  files      名字是 *.nightly.test.ts 的测试
  apart      单元测试，每个文件单独用一个进程：没有一项是靠别的测试才通过的
  sequences  四百串随机修改，连同缓存的种种事故：用缓存生成的和从头生成的必须相同
  kills      生成中途杀掉两百次：留下的只能是旧网站或新网站
  code       程序改动一百次：缓存不能给出旧的
  faults     在程序里放进一百多处小错：每一处都要有测试发现
  foreign    换成另一家刊物，全部测试照样通过
一个不通过，其余的照样运行。`,
  options: OPTIONS,
  exits: { 0: "全部通过", 1: "有没通过的", 130: "中途取消" },
};

/** What runs at night: a name, and the arguments of Node; none when there is nothing to run. */
interface LongTest {
  readonly name: string;
  readonly args: readonly string[];
}

/** @param seed of everything random */
export function longTests(seed: number, nightlyFiles: readonly string[]): LongTest[] {
  const prove = (name: string, count: number): LongTest => ({
    name,
    args: ["scripts/fuzz.ts", `--${name}`, String(count), "--seed", String(seed)],
  });
  return [
    { name: "files", args: nightlyFiles.length > 0 ? ["scripts/test.ts", ...nightlyFiles] : [] },
    { name: "apart", args: ["scripts/test.ts", "--only", "unit", "--apart"] },
    prove("sequences", 400),
    prove("kills", 200),
    prove("code", 100),
    { name: "faults", args: ["scripts/test-faults.ts"] },
    { name: "foreign", args: ["scripts/test.ts", "--foreign"] },
  ];
}

/** The command of the night. @returns the exit code; the help text lists them */
export function runNightly(args: readonly string[]): Promise<number> {
  return runCommand(TEST_NIGHTLY, args, process, ({ values }) => {
    const seed = values.seed ?? Math.floor(Date.now() / DAY_MILLISECONDS);
    const files = allTestFiles().filter(({ nightly }) => nightly);
    const all = longTests(
      seed,
      files.map(({ path }) => path),
    );
    for (const name of values.only) oneOf(all.map((test) => test.name))(name, "--only");
    return runAll(
      all.filter(({ name }) => values.only.length === 0 || values.only.includes(name)),
      seed,
    );
  });
}

async function runAll(chosen: readonly LongTest[], seed: number): Promise<number> {
  const lines: string[] = [];
  const finished = whenInterrupted(() => {});
  let failed = 0;
  for (const [at, { name, args: command }] of chosen.entries()) {
    process.stdout.write(`\n== ${name}（${at + 1}/${chosen.length}）\n`);
    const began = performance.now();
    const code = command.length === 0 ? 0 : await runProcess([...COMMAND, ...command], { stdio: "inherit" });
    const minutes = ((performance.now() - began) / 60_000).toFixed(1);
    if (code !== 0) failed += 1;
    const again = ["files", "apart", "foreign"].includes(name) ? "" : ` --seed ${seed}`;
    const alone = code === 0 ? "" : `  单独运行：npm run test:nightly -- --only ${name}${again}`;
    lines.push(`${code === 0 ? "✓" : "✗"} ${name}  ${minutes} 分钟${alone}`);
  }
  finished();
  process.stdout.write(`\n== 结果（随机数从 ${seed} 开始）\n${lines.join("\n")}\n`);
  process.stdout.write(`${chosen.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? EXIT.done : EXIT.problems;
}

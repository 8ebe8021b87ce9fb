import { parseArgs } from "node:util";
import { COMMAND } from "./node-file.ts";
import { runProcess, whenInterrupted } from "./processes.ts";
import { allTestFiles } from "./test-files.ts";

const HELP = `用法：npm run test:nightly [-- 选项]

  npm test 里做得短的，在这里做得长，每天夜里一次：
    files      名字是 *.nightly.test.ts 的测试
    sequences  一千串随机修改：用缓存生成的和从头生成的必须相同
    kills      生成中途杀掉两百次：留下的只能是旧网站或新网站
    code       程序改动一百次：缓存不能给出旧的
    faults     在程序里放进近百处小错：每一处都要有测试发现
    foreign    换成另一家刊物，全部测试照样通过
  一个不通过，其余的照样运行。

选项：
  --only <名称>   只运行其中一项，可以写几次
  --seed <整数>   随机数从哪里开始  （默认每天不同，会写出来）
  --help          显示这段说明

退出码：0 全部通过；1 有没通过的；2 用法不对；130 中途取消。
`;
const EXIT = { passed: 0, failed: 1, usage: 2 } as const;
const DAY_MILLISECONDS = 86_400_000;

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
    prove("sequences", 1000),
    prove("kills", 200),
    prove("code", 100),
    { name: "faults", args: ["scripts/test-faults.ts"] },
    { name: "foreign", args: ["scripts/test.ts", "--foreign"] },
  ];
}

/** The command of the night. @returns the exit code; the help text lists them */
export async function runNightly(args: readonly string[]): Promise<number> {
  const files = allTestFiles().filter(({ nightly }) => nightly);
  const options = read(args);
  if (typeof options === "string") {
    process.stderr.write(`✗ ${options}\n`);
    return EXIT.usage;
  }
  if (options.help) {
    process.stdout.write(HELP);
    return EXIT.passed;
  }
  const all = longTests(
    options.seed,
    files.map(({ path }) => path),
  );
  const unknown = options.only.find((name) => !all.some((test) => test.name === name));
  if (unknown !== undefined) {
    process.stderr.write(`✗ 没有“${unknown}”这一项，只有 ${all.map(({ name }) => name).join("、")}。\n`);
    return EXIT.usage;
  }
  const chosen = all.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  const lines: string[] = [];
  const finished = whenInterrupted(() => {});
  let failed = 0;
  for (const [at, { name, args: command }] of chosen.entries()) {
    process.stdout.write(`\n== ${name}（${at + 1}/${chosen.length}）\n`);
    const began = performance.now();
    const code = command.length === 0 ? 0 : await runProcess([...COMMAND, ...command], { stdio: "inherit" });
    const minutes = ((performance.now() - began) / 60_000).toFixed(1);
    if (code !== 0) failed += 1;
    const again = name === "files" || name === "foreign" ? "" : ` --seed ${options.seed}`;
    const alone = code === 0 ? "" : `  单独运行：npm run test:nightly -- --only ${name}${again}`;
    lines.push(`${code === 0 ? "✓" : "✗"} ${name}  ${minutes} 分钟${alone}`);
  }
  finished();
  process.stdout.write(`\n== 结果（随机数从 ${options.seed} 开始）\n${lines.join("\n")}\n`);
  process.stdout.write(`${chosen.length - failed} passed, ${failed} failed\n`);
  return failed === 0 ? EXIT.passed : EXIT.failed;
}

/** @returns a sentence when it is not understood */
function read(args: readonly string[]): { only: string[]; seed: number; help: boolean } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: "string", multiple: true, default: [] },
        seed: { type: "string", default: String(Math.floor(Date.now() / DAY_MILLISECONDS)) },
        help: { type: "boolean", default: false },
      },
    });
    if (!/^\d{1,6}$/.test(values.seed)) return `--seed 要写不超过六位的整数，现在是“${values.seed}”。`;
    return { only: values.only, seed: Number(values.seed), help: values.help };
  } catch (error) {
    return `看不懂的选项：${error instanceof Error ? error.message : String(error)}`;
  }
}

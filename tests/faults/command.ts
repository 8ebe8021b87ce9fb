import { parseArgs } from "node:util";
import { type Fault, roomOf } from "./fault.ts";
import { FAULTS } from "./table.ts";
import { type State, tryFaults, type Verdict } from "./try-faults.ts";

const HELP = `用法：npm run test:faults -- [选项]

  测试还咬不咬人：在临时的副本里一次放一个小错误，运行应当发现它的测试，看有没有一个不通过。
  自己的文件一个也不动。全部运行要一个来小时，由每晚的任务来做。

选项：
  --only <词>     只放名字、文件或测试里有这个词的错误
  --suite <文件夹> 用另一份代码和它的测试，如以前的一份（要有 node_modules）
  --trust         相信没有错误时测试都通过，不再验一遍
  --list          只列出有哪些错误
  --json          结果用 JSON 写到标准输出
  --help          显示这段说明

退出码：0 都被发现；1 有没被发现的；2 用法不对；3 没能做完：地方变了，或者没有错误时测试也不通过。
`;
const EXIT = { killed: 0, survived: 1, usage: 2, failed: 3 } as const;

const SIGNS: Readonly<Record<State, string>> = {
  killed: "✓",
  survived: "✗ 没被发现",
  stale: "✗ 对不上",
  red: "✗ 本来就不通过",
};

/** Tries the faults of the table. @returns the exit code; the help text lists them */
export async function runFaults(args: readonly string[]): Promise<number> {
  const options = read(args);
  if (options === "help" || typeof options === "string") {
    (options === "help" ? process.stdout : process.stderr).write(options === "help" ? HELP : `✗ ${options}\n`);
    return options === "help" ? EXIT.killed : EXIT.usage;
  }
  const { only, suite, list, json, trust } = options;
  const chosen = FAULTS.filter(({ name, file, tests }) => [name, file, ...tests].some((text) => text.includes(only)));
  if (chosen.length === 0) {
    process.stderr.write(`✗ 没有错误的名字、文件或测试里有“${only}”。\n`);
    return EXIT.usage;
  }
  if (list) {
    process.stdout.write(json ? `${JSON.stringify(chosen)}\n` : chosen.map(listed).join(""));
    return EXIT.killed;
  }
  try {
    const print = (verdict: Verdict) => (json ? process.stderr : process.stdout).write(told(verdict));
    const verdicts = await tryFaults(chosen, { suite, trust, print });
    const killed = verdicts.filter(({ state }) => state === "killed").length;
    if (json) process.stdout.write(`${JSON.stringify({ killed, faults: verdicts })}\n`);
    else process.stdout.write(`${verdicts.length} 个错误，发现了 ${killed} 个\n`);
    return exitCodeOf(verdicts);
  } catch (error) {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.failed;
  }
}

/** What is not known weighs more than what was not seen. */
export function exitCodeOf(verdicts: readonly Verdict[]): number {
  const states = new Set(verdicts.map(({ state }) => state));
  if (states.has("stale") || states.has("red")) return EXIT.failed;
  return states.has("survived") ? EXIT.survived : EXIT.killed;
}

function told({ fault, room, state, by, seconds }: Verdict): string {
  return `${SIGNS[state]} ${room}：${fault}（${seconds.toFixed(0)} 秒）\n    ${by[0] ?? ""}\n`;
}

function listed(fault: Fault): string {
  return `${roomOf(fault)}：${fault.name}\n    ${fault.file}\n    ${fault.tests.join(" ")}\n`;
}

/** @returns a sentence when it is not understood */
function read(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: "string", default: "" },
        suite: { type: "string", default: "." },
        trust: { type: "boolean", default: false },
        list: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    return values.help ? ("help" as const) : values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

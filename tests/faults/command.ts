import { runCommand } from "../../src/terminal/command.ts";
import type { Command } from "../../src/terminal/declaration.ts";
import { flag, USUAL, value } from "../../src/terminal/options.ts";
import { EXIT, UsageError } from "../../src/terminal/outcome.ts";
import { type Fault, roomOf } from "./fault.ts";
import { FAULTS } from "./table.ts";
import { type State, tryFaults, type Verdict } from "./try-faults.ts";

const OPTIONS = {
  only: value("词", "只放名字、文件或测试里有这个词的错误（默认全部）"),
  suite: value("文件夹", "用另一份代码和它的测试，如以前的一份（要有 node_modules）", { default: "." }),
  trust: flag("相信没有错误时测试都通过，不再验一遍"),
  list: flag("只列出有哪些错误"),
  json: USUAL.json,
};
const TEST_FAULTS: Command<typeof OPTIONS> = {
  name: "test:faults",
  what: `测试还咬不咬人：在临时的副本里一次放一个小错误，运行应当发现它的测试，看有没有一个不通过。
自己的文件一个也不动。全部运行要一个来小时，由每晚的任务来做。`,
  options: OPTIONS,
  exits: { 0: "都被发现", 1: "有没被发现的", 3: "没能做完：地方变了，或者没有错误时测试也不通过" },
};

const SIGNS: Readonly<Record<State, string>> = {
  killed: "✓",
  survived: "✗ 没被发现",
  stale: "✗ 对不上",
  red: "✗ 本来就不通过",
};

/** Tries the faults of the table. @returns the exit code; the help text lists them */
export function runFaults(args: readonly string[]): Promise<number> {
  return runCommand(TEST_FAULTS, args, process, async ({ values: { only = "", suite, list, json, trust } }) => {
    const chosen = FAULTS.filter(({ name, file, tests }) => [name, file, ...tests].some((text) => text.includes(only)));
    if (chosen.length === 0) throw new UsageError(`没有错误的名字、文件或测试里有“${only}”。`);
    if (list) {
      process.stdout.write(json ? `${JSON.stringify(chosen)}\n` : chosen.map(listed).join(""));
      return EXIT.done;
    }
    const print = (verdict: Verdict) => (json ? process.stderr : process.stdout).write(told(verdict));
    const verdicts = await tryFaults(chosen, { suite, trust, print });
    const killed = verdicts.filter(({ state }) => state === "killed").length;
    if (json) process.stdout.write(`${JSON.stringify({ killed, faults: verdicts })}\n`);
    else process.stdout.write(`${verdicts.length} 个错误，发现了 ${killed} 个\n`);
    return exitCodeOf(verdicts);
  });
}

/** What is not known weighs more than what was not seen. */
export function exitCodeOf(verdicts: readonly Verdict[]): number {
  const states = new Set(verdicts.map(({ state }) => state));
  if (states.has("stale") || states.has("red")) return EXIT.failed;
  return states.has("survived") ? EXIT.problems : EXIT.done;
}

function told({ fault, room, state, by, seconds }: Verdict): string {
  return `${SIGNS[state]} ${room}：${fault}（${seconds.toFixed(0)} 秒）\n    ${by[0] ?? ""}\n`;
}

function listed(fault: Fault): string {
  return `${roomOf(fault)}：${fault.name}\n    ${fault.file}\n    ${fault.tests.join(" ")}\n`;
}

import { availableParallelism, totalmem } from "node:os";
import type { Command } from "../../src/terminal/declaration.ts";
import { flag, oneOf, parsed, value, wholeNumber } from "../../src/terminal/options.ts";
import { UsageError } from "../../src/terminal/outcome.ts";
import type { Given } from "../../src/terminal/read-arguments.ts";
import type { Part } from "./parts.ts";
import { GROUPS, type GroupName } from "./test-files.ts";

const ELSEWHERE = { excludes: ["foreign"] } as const;
const OPTIONS = {
  affected: flag("只运行与 main 之后的改动有关的测试（提交了的和没提交的都算）", ELSEWHERE),
  since: value("提交", "与 --affected 同用：和这次提交比", { needs: "affected" }),
  only: parsed("组", `只运行其中一组：${GROUPS.join("、")}`, oneOf(GROUPS)),
  name: value("文字", "只运行名字里有这些文字的测试"),
  part: parsed("K/N", "分成 N 份，只运行第 K 份；几台机器同时运行时用，合起来就是全部", partOf),
  watch: flag("守着文件，改了什么就运行有关的单元测试；--only 可以换成别的组", ELSEWHERE),
  foreign: flag("在一份副本里，把文章和资料换成另一家刊物，再运行"),
  record: flag("把各文件做的事（生成、进程、网页）记成新的预算", ELSEWHERE),
  apart: flag("每个测试文件单独用一个进程；平时小的单元测试一起运行"),
  concurrency: parsed("数", "同时运行几个文件（默认比 CPU 核心数多一个）", wholeNumber()),
};

export const TEST: Command<typeof OPTIONS> = {
  name: "test",
  operands: "[测试…]",
  what: `运行静态检查（类型、写法、生成的文件）、单元测试、成品页面测试、浏览器测试。没有浏览器时会自己找或安装一个。
写了测试，就只运行那些：一个测试文件，tests/ 里的一个文件夹，src/ 里的一个文件夹或文件（运行与它对应的测试），
或文件名的一部分。刊物自己的文章不在这里检查，用 npm run check。`,
  options: OPTIONS,
  notes: `环境变量：
  CHROMIUM_PATH   用这个浏览器
  TMPDIR          临时文件放在这里（默认放在内存里，即 Linux 的 /dev/shm；没有或太小时放在系统的临时文件夹）`,
  exits: { 0: "全部通过", 1: "有没通过的", 3: "没能运行", 130: "中途取消" },
};

export interface TestOptions {
  /** Which tests; all when empty. */
  readonly words: readonly string[];
  readonly affected: boolean;
  readonly since?: string | undefined;
  readonly only?: GroupName | undefined;
  readonly name?: string | undefined;
  readonly part?: Part | undefined;
  readonly watch: boolean;
  readonly foreign: boolean;
  readonly record: boolean;
  readonly apart: boolean;
  readonly concurrency: number;
}

/** The options of the tests, as they belong together. */
export function testOptionsOf({ values, operands }: Given<typeof OPTIONS>): TestOptions {
  return { ...values, words: operands, concurrency: values.concurrency ?? usualConcurrency() };
}

function partOf(text: string, name: string): Part {
  const [, number, of] = /^(\d{1,2})\/(\d{1,2})$/.exec(text)?.map(Number) ?? [];
  if (!number || !of || number > of) throw new UsageError(`${name} 要写成 2/3 这样，现在是“${text}”。`);
  return { number, of };
}

/**
 * One more than there are cores, for tests wait for browsers, disks and each other; if there is the memory: a test that
 * builds a site takes about one GiB.
 */
function usualConcurrency(): number {
  return Math.max(1, Math.min(availableParallelism() + 1, Math.floor(totalmem() / 2 ** 30)));
}

import { availableParallelism, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { UsageError } from "./choice.ts";
import type { Part } from "./parts.ts";
import { GROUPS, type GroupName } from "./test-files.ts";

export const TEST_HELP = `用法：npm test [-- 选项] [测试…]

  运行静态检查（类型、写法、生成的文件）、单元测试、成品页面测试、浏览器测试。没有浏览器时会自己找或安装一个。
  写了测试，就只运行那些：一个测试文件，tests/ 里的一个文件夹，src/ 里的一个文件夹或文件（运行与它对应的测试），
  或文件名的一部分。刊物自己的文章不在这里检查，用 npm run check。

选项：
  --affected         只运行与 main 之后的改动有关的测试（提交了的和没提交的都算）
  --since <提交>     与 --affected 同用：和这次提交比
  --only <组>        只运行其中一组：check、unit、site、browser
  --name <文字>      只运行名字里有这些文字的测试
  --part <K/N>       分成 N 份，只运行第 K 份；几台机器同时运行时用，合起来就是全部
  --watch            守着文件，改了什么就运行有关的单元测试；--only 可以换成别的组
  --foreign          在一份副本里，把文章和资料换成另一家刊物，再运行
  --record           把各文件做的事（生成、进程、网页）记成新的预算
  --concurrency <数> 同时运行几个文件                （默认比 CPU 核心数多一个）
  --help             显示这段说明

环境变量：
  CHROMIUM_PATH   用这个浏览器

退出码：0 全部通过；1 有没通过的；2 用法不对；3 没能运行；130 中途取消。
`;

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
  readonly concurrency: number;
}

/**
 * @returns the options, or "help" when help was asked for
 * @throws UsageError with a Chinese sentence
 */
export function readTestOptions(args: readonly string[]): TestOptions | "help" {
  const { values, positionals } = parsed(args);
  if (values.help) return "help";
  const { affected, since, name, watch, foreign, record } = values;
  if (since !== undefined && !affected) throw new UsageError("--since 要与 --affected 同用。");
  const alone = Object.entries({ affected, watch, record }).find(([, chosen]) => chosen && foreign);
  if (alone) throw new UsageError(`--${alone[0]} 不能与 --foreign 同用。`);
  return {
    words: positionals,
    affected,
    since,
    only: values.only === undefined ? undefined : groupOf(values.only),
    name,
    part: values.part === undefined ? undefined : partOf(values.part),
    watch,
    foreign,
    record,
    concurrency: values.concurrency === undefined ? usualConcurrency() : countOf(values.concurrency),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        affected: { type: "boolean", default: false },
        since: { type: "string" },
        only: { type: "string" },
        name: { type: "string" },
        part: { type: "string" },
        watch: { type: "boolean", default: false },
        foreign: { type: "boolean", default: false },
        record: { type: "boolean", default: false },
        concurrency: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`看不懂的选项：${error instanceof Error ? error.message : String(error)}`);
  }
}

function groupOf(text: string): GroupName {
  const group = GROUPS.find((name) => name === text);
  if (!group) throw new UsageError(`没有“${text}”这一组，只有 ${GROUPS.join("、")}。`);
  return group;
}

function partOf(text: string): Part {
  const [, number, of] = /^(\d{1,2})\/(\d{1,2})$/.exec(text)?.map(Number) ?? [];
  if (!number || !of || number > of) throw new UsageError(`--part 要写成 2/3 这样，现在是“${text}”。`);
  return { number, of };
}

/** As many as there are cores, if there is the memory: a test that builds a site takes about one GiB. */
/** One more than there are cores: tests wait for browsers, disks and each other. */
function usualConcurrency(): number {
  return Math.max(1, Math.min(availableParallelism() + 1, Math.floor(totalmem() / 2 ** 30)));
}

function countOf(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new UsageError(`--concurrency 要写个数，现在是“${text}”。`);
  return Number(text);
}

import { parseArgs } from "node:util";
import { UsageError } from "../../src/build/usage-error.ts";

export interface BenchOptions {
  /** Sizes of publication to measure, in the order given. */
  readonly articles: readonly number[];
  /** How many comments stand under the articles of each size. */
  readonly comments: number;
  /** Whether the publication has a Traditional edition. */
  readonly traditional: boolean;
  readonly runs: number;
  readonly search: boolean;
  /** Whether to measure others as well: Hugo when it is installed, always (or fail), nobody. */
  readonly peers: "when-installed" | "always" | "never";
  /** Whether to fail when the budgets are exceeded. */
  readonly budgets: boolean;
  readonly json: boolean;
  readonly clean: boolean;
}

export const BENCH_HELP = `用法：npm run bench -- [选项]

  生成示例文章，测量生成网站要多少时间、处理器时间、内存、文件和字节，与别的生成器轮流比较：Hugo（装有时）、
  原样的 Eleventy，和只读文章、转 Markdown、写同样多字节的循环（读写底线）。
  示例文章由程序生成，没有意义，每次都相同；存放在系统的临时文件夹里，下次接着用。
  磁盘忙时用时会跳动；在内存里测量更稳：TMPDIR=/dev/shm npm run bench

选项：
  --articles <篇数>     测量多少篇文章，可写几个，如 1000,10000 （默认 1000）
  --comments <条数>     文章下面一共有多少条评论              （默认 0）
  --traditional         连繁体版一起生成（别的生成器没有）
  --runs <次数>         每种测量几次，结果取中位数              （默认 3）
  --search              连搜索索引一起测量：从头生成、没有改动、改了一篇文章，与 Hugo 加 Pagefind 比较
  --peers               一定要与 Hugo 比较，没有安装就报错
  --no-peers            只测量来源
  --budgets             对照 scripts/bench/budgets.ts 里的限度，超出就以 1 结束
  --json                结果用 JSON 写到标准输出
  --clean               删去临时文件夹里的示例文章，然后结束
  --help                显示这段说明

退出码：0 成功；1 超出限度（--budgets）；2 用法不对；3 测量过程出错。
`;

/**
 * Reads the options of a benchmark.
 * @returns "help" when help was asked for
 * @throws UsageError with a Chinese sentence
 */
export function readBenchOptions(args: readonly string[]): BenchOptions | "help" {
  const values = parse(args);
  if (values.help) return "help";
  if (values.peers && values["no-peers"]) throw new UsageError("--peers 与 --no-peers 只能写一个。");
  return {
    articles: values.articles.split(",").map((text) => wholeNumber("--articles", text)),
    comments: values.comments === "0" ? 0 : wholeNumber("--comments", values.comments),
    traditional: values.traditional,
    runs: wholeNumber("--runs", values.runs),
    search: values.search,
    peers: values.peers ? "always" : values["no-peers"] ? "never" : "when-installed",
    budgets: values.budgets,
    json: values.json,
    clean: values.clean,
  };
}

/** @throws UsageError when it is no positive whole number of at most seven digits */
export function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new UsageError(`${option} 要写正整数，现在是“${text}”。`);
  return Number(text);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        articles: { type: "string", default: "1000" },
        comments: { type: "string", default: "0" },
        traditional: { type: "boolean", default: false },
        runs: { type: "string", default: "3" },
        search: { type: "boolean", default: false },
        peers: { type: "boolean", default: false },
        "no-peers": { type: "boolean", default: false },
        budgets: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        clean: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`看不懂的选项：${error instanceof Error ? error.message : String(error)}`);
  }
}

import type { Command } from "../../src/terminal/declaration.ts";
import { flag, parsed, USUAL, type Values, wholeNumber } from "../../src/terminal/options.ts";

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

const sizes = (text: string, name: string) => text.split(",").map((size) => wholeNumber()(size, name));

const OPTIONS = {
  articles: parsed("篇数", "测量多少篇文章，可写几个，如 1000,10000", sizes, { default: "1000" }),
  comments: parsed("条数", "文章下面一共有多少条评论", wholeNumber(0), { default: "0" }),
  traditional: flag("连繁体版一起生成（别的生成器没有）"),
  runs: parsed("次数", "每种测量几次，结果取中位数", wholeNumber(), { default: "3" }),
  search: flag("连搜索索引一起测量：从头生成、没有改动、改了一篇文章，与 Hugo 加 Pagefind 比较"),
  peers: flag("一定要与 Hugo 比较，没有安装就报错", { excludes: ["noPeers"] }),
  noPeers: flag("只测量来源"),
  budgets: flag("对照 scripts/bench/budgets.ts 里的限度，超出就以 1 结束"),
  json: USUAL.json,
  clean: flag("删去临时文件夹里的示例文章，然后结束"),
};

export const BENCH: Command<typeof OPTIONS> = {
  name: "bench",
  what: `生成示例文章，测量生成网站要多少时间、处理器时间、内存、文件和字节，与别的生成器轮流比较：Hugo（装有时）、
原样的 Eleventy，和只读文章、转 Markdown、写同样多字节的循环（读写底线）。
示例文章由程序生成，没有意义，每次都相同；存放在系统的临时文件夹里，下次接着用。
磁盘忙时用时会跳动；在内存里测量更稳：TMPDIR=/dev/shm npm run bench`,
  options: OPTIONS,
  exits: { 0: "成功", 1: "超出限度（--budgets）", 3: "测量过程出错" },
};

/** The options of a benchmark, as they belong together. */
export function benchOptionsOf({ peers, noPeers, ...others }: Values<typeof OPTIONS>): BenchOptions {
  return { ...others, peers: peers ? "always" : noPeers ? "never" : "when-installed" };
}

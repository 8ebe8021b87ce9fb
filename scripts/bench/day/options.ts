import type { Command } from "../../../src/terminal/declaration.ts";
import { flag, oneOf, parsed, USUAL, type Values, wholeNumber } from "../../../src/terminal/options.ts";

const OPTIONS = {
  articles: parsed("篇数", "有多少篇文章", wholeNumber(40), { default: "1000" }),
  noSearch: flag("不建搜索索引"),
  proof: parsed(
    "何时",
    "什么时候与不用缓存的成品逐字节比较：end 一天结束时，each 每次提交之后",
    oneOf(["end", "each"]),
    {
      default: "end",
    },
  ),
  json: USUAL.json,
  markdown: flag("结果写成 docs/scale.md 里的表"),
};

export const BENCH_DAY: Command<typeof OPTIONS> = {
  name: "bench:day",
  what: `编辑部的一天：对一份生成的刊物和程序的副本做二十几次不同的提交，每次之后用留下的缓存生成一次（搜索、繁体版都有），
列出每次的用时、处理器时间、内存和变了的网页；最后不用缓存再生成一次，两边的每个字节都要一样。
在内存里测量更稳：TMPDIR=/dev/shm npm run bench:day`,
  options: OPTIONS,
  exits: { 0: "成功", 1: "与不用缓存的成品不一样", 3: "测量过程出错" },
};

export type DayOptions = Values<typeof OPTIONS>;

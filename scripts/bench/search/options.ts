import type { Command } from "../../../src/terminal/declaration.ts";
import { flag, parsed, USUAL, type Values, wholeNumber } from "../../../src/terminal/options.ts";
import { UsageError } from "../../../src/terminal/outcome.ts";
import { FAMILIES, FAMILY_KEYS, type Family } from "./query.ts";

export interface SearchBenchOptions {
  readonly articles: number;
  /** A publication in place of generated articles: the folder that has `articles` and `data`. */
  readonly given?: string;
  /** Mean Han characters of an article. */
  readonly length: number;
  /** Queries of each family. */
  readonly queries: number;
  readonly families: readonly Family[];
  /** Questions asked one after another on one page. */
  readonly session: number;
  /** Pages that are asked at the same time. */
  readonly pages: number;
  /** Queries of each family that are asked on a slow line. */
  readonly slow: number;
  readonly build: boolean;
  /** Whether to hold the figures against what was promised. */
  readonly floors: boolean;
  readonly strictTimes: boolean;
  /** Whether to list every query that was not answered perfectly. */
  readonly misses: boolean;
  readonly json: boolean;
}

/** Mean Han characters of title, lede, text and captions, as in the news that the figures were set for. */
export const NEWS_LENGTH = 530;

/** A size at which the index no longer fits one process; the question there is how much a query fetches. */
const SCALE = { articles: 30_000, length: 2000, queries: 10 } as const;

const OPTIONS = {
  articles: parsed(
    "篇数或文件夹",
    "生成多少篇文章（默认 10000），或用哪个刊物的文件夹（如 ./publication，内有 articles 和 data）",
    corpusIn,
  ),
  length: parsed("字数", `平均每篇多少汉字（默认 ${NEWS_LENGTH}）`, wholeNumber()),
  queries: parsed("个数", "每类多少个查询（默认 60）", wholeNumber()),
  family: parsed("字母", "只测这几类，如 a,f（默认全部）", familiesIn),
  session: parsed("个数", "一个页面上接着问几个", wholeNumber(), { default: "5" }),
  pages: parsed("个数", "几个页面同时问", wholeNumber(), { default: "4" }),
  slow: parsed("个数", "每类几个查询再在慢线路、慢手机上问，只为计时；0 不问", wholeNumber(0), { default: "2" }),
  noBuild: flag("用上次生成的网站"),
  misses: flag("列出每个没有答好的查询"),
  scale: flag(
    `等于 --articles ${SCALE.articles} --length ${SCALE.length} --queries ${SCALE.queries} --no-floors：文章很多时，每次搜索下载多少`,
  ),
  noFloors: flag("只报告，不与目标比较"),
  strictTimes: flag("等得太久也算不合格（机器各有快慢，平时只报告）"),
  json: USUAL.json,
};

export const BENCH_SEARCH: Command<typeof OPTIONS> = {
  name: "bench:search",
  what: `生成示例文章和查询，生成网站，用真正的浏览器在搜索页上逐个提问，看找全了没有、找对了没有、下载了多少、等了多久。
每个查询问两遍：一遍在新开的页面上，没有缓存；一遍在已经搜索过的页面上。用时另外量：每类几个查询，在慢线路上一个一个问。
中途按 Ctrl+C，就报告已经问到的。
答案以原文为准：查询的字连着出现在标题、导语、正文、图片说明或出处里，就该找到（细则见 scripts/bench/search/truth.ts）。
文章和查询由程序生成，没有意义，每次都相同；存放在系统的临时文件夹里，下次接着用。`,
  options: OPTIONS,
  notes: `查询的种类：
${FAMILY_KEYS.map((key) => `  ${key}  ${FAMILIES[key]}`).join("\n")}

环境变量：
  CHROMIUM_PATH         用这个浏览器`,
  exits: { 0: "合格", 1: "有一项不到目标", 3: "测量过程出错" },
};

/** The options of the search benchmark, as they belong together. */
export function searchBenchOptionsOf(values: Values<typeof OPTIONS>): SearchBenchOptions {
  const { session, pages, slow, noBuild, noFloors, strictTimes, misses, json } = values;
  const scale = values.scale ? SCALE : undefined;
  return {
    articles: typeof values.articles === "number" ? values.articles : (scale?.articles ?? 10_000),
    ...(typeof values.articles === "string" && { given: values.articles }),
    length: values.length ?? scale?.length ?? NEWS_LENGTH,
    queries: values.queries ?? scale?.queries ?? 60,
    families: values.family ?? FAMILY_KEYS,
    session,
    pages,
    slow,
    build: !noBuild,
    floors: !noFloors && !scale,
    strictTimes,
    misses,
    json,
  };
}

function corpusIn(text: string, name: string): number | string {
  return /[\\/]/.test(text) ? text : wholeNumber()(text, name);
}

function familiesIn(text: string, name: string): Family[] {
  return text.split(",").map((word) => {
    const family = FAMILY_KEYS.find((key) => key === word);
    if (!family) throw new UsageError(`${name} 只能写 a 到 s，现在是“${word}”。`);
    return family;
  });
}

import { parseArgs } from "node:util";
import { UsageError } from "../../../src/build/usage-error.ts";
import { wholeNumber } from "../options.ts";
import { NEWS_LENGTH } from "./articles.ts";
import { FAMILIES, FAMILY_KEYS, type Family } from "./query.ts";

export interface SearchBenchOptions {
  readonly articles: number;
  /** Mean Han characters of an article. */
  readonly length: number;
  /** Queries of each family. */
  readonly queries: number;
  readonly families: readonly Family[];
  /** Questions asked one after another on one page. */
  readonly session: number;
  readonly build: boolean;
  /** Whether to hold the figures against what was promised. */
  readonly floors: boolean;
  readonly strictTimes: boolean;
  /** Whether to list every query that was not answered perfectly. */
  readonly misses: boolean;
  readonly json: boolean;
}

/** A size at which the index no longer fits one process; the question there is how much a query fetches. */
const SCALE = { articles: 30_000, length: 2000, queries: 10 } as const;

export const SEARCH_BENCH_HELP = `用法：npm run bench:search -- [选项]

  生成示例文章和查询，生成网站，用真正的浏览器在搜索页上逐个提问，看找全了没有、找对了没有、下载了多少、等了多久。
  每个查询问两遍：一遍在新开的页面上，没有缓存；一遍在已经搜索过的页面上。
  答案以原文为准：查询的字连着出现在标题、导语、正文、图片说明或出处里，就该找到（细则见 scripts/bench/search/truth.ts）。
  文章和查询由程序生成，没有意义，每次都相同；存放在系统的临时文件夹里，下次接着用。

选项：
  --articles <篇数>     多少篇文章                    （默认 10000）
  --length <字数>       平均每篇多少汉字              （默认 ${NEWS_LENGTH}）
  --queries <个数>      每类多少个查询                （默认 60）
  --family <字母>       只测这几类，如 a,f            （默认全部）
  --session <个数>      一个页面上接着问几个          （默认 5）
  --no-build            用上次生成的网站
  --misses              列出每个没有答好的查询
  --scale               等于 --articles ${SCALE.articles} --length ${SCALE.length} --queries ${SCALE.queries} --no-floors：文章很多时，每次搜索下载多少
  --no-floors           只报告，不与目标比较
  --strict-times        等得太久也算不合格（机器各有快慢，平时只报告）
  --json                结果用 JSON 写到标准输出
  --help                显示这段说明

查询的种类：
${FAMILY_KEYS.map((key) => `  ${key}  ${FAMILIES[key]}`).join("\n")}

环境变量：
  CHROMIUM_PATH         用这个浏览器

退出码：0 合格；1 有一项不到目标；2 用法不对；3 测量过程出错。
`;

/**
 * Reads the options of the search benchmark.
 * @returns "help" when help was asked for
 * @throws UsageError with a Chinese sentence
 */
export function readSearchBenchOptions(args: readonly string[]): SearchBenchOptions | "help" {
  const values = parse(args);
  if (values.help) return "help";
  const scale = values.scale ? SCALE : undefined;
  return {
    articles: numberIfGiven("--articles", values.articles) ?? scale?.articles ?? 10_000,
    length: numberIfGiven("--length", values.length) ?? scale?.length ?? NEWS_LENGTH,
    queries: numberIfGiven("--queries", values.queries) ?? scale?.queries ?? 60,
    families: values.family === undefined ? FAMILY_KEYS : values.family.split(",").map(familyOf),
    session: numberIfGiven("--session", values.session) ?? 5,
    build: !values["no-build"],
    floors: !values["no-floors"] && !scale,
    strictTimes: values["strict-times"],
    misses: values.misses,
    json: values.json,
  };
}

function familyOf(text: string): Family {
  const family = FAMILY_KEYS.find((key) => key === text);
  if (!family) throw new UsageError(`--family 只能写 a 到 j，现在是“${text}”。`);
  return family;
}

function numberIfGiven(option: string, text: string | undefined): number | undefined {
  return text === undefined ? undefined : wholeNumber(option, text);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        articles: { type: "string" },
        length: { type: "string" },
        queries: { type: "string" },
        family: { type: "string" },
        session: { type: "string" },
        "no-build": { type: "boolean", default: false },
        misses: { type: "boolean", default: false },
        scale: { type: "boolean", default: false },
        "no-floors": { type: "boolean", default: false },
        "strict-times": { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`看不懂的选项：${error instanceof Error ? error.message : String(error)}`);
  }
}

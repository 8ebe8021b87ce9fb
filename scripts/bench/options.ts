import type { Command } from "../../src/terminal/declaration.ts";
import { flag, oneOf, parsed, USUAL, type Values, value, wholeNumber } from "../../src/terminal/options.ts";
import { NEWEST_HUGO } from "./hugo-program.ts";
import { keysOf, SCOPES } from "./scopes.ts";

/** Others that may be measured; Pagefind comes with Hugo where there is search. */
export const PEER_NAMES = ["hugo", "eleventy", "loop"] as const;
export type PeerName = (typeof PEER_NAMES)[number];
const SCOPE_NAMES = [...keysOf(SCOPES), "dev", "provenance", "pictures"] as const;

const listOf =
  <T>(parse: (text: string, name: string) => T) =>
  (text: string, name: string) =>
    text.split(",").map((part) => parse(part, name));
const peerList = (text: string, name: string) => (text === "none" ? [] : listOf(oneOf(PEER_NAMES))(text, name));

const OPTIONS = {
  articles: parsed("篇数", "测量多少篇文章，可写几个，如 1000,10000", listOf(wholeNumber()), { default: "1000" }),
  scope: parsed(
    "范围",
    "测量什么，可写几个：html（只有网页，不留缓存）、traditional（加繁体版）、kept（只有网页，留缓存）、search（加搜索）、whole（搜索和繁体版）、dev（写稿时的预览）、provenance（只有网页，文章的来历都在案，与 html 比）、pictures（有图片的网页，图片带与不带标记）",
    listOf(oneOf(SCOPE_NAMES)),
    { default: "html,whole" },
  ),
  runs: parsed("次数", "每种测量几次，结果取中位数", wholeNumber(), { default: "3" }),
  peers: parsed(
    "名字",
    "与谁比较：hugo、eleventy、loop（读写底线），none 是不比较；默认 hugo（装有时）和 loop",
    peerList,
  ),
  hugo: value("程序", "用哪个 Hugo", { default: "hugo" }),
  comments: parsed("条数", "文章下面一共有多少条评论", wholeNumber(0), { default: "0" }),
  estimate: parsed("篇数", "再由测过的最大两种篇数推算这么多篇", wholeNumber()),
  budgets: flag("对照 scripts/bench/budgets.ts 里的限度，超出就以 1 结束"),
  json: USUAL.json,
  markdown: flag("结果写成 docs/scale.md 里的表"),
  clean: flag("删去临时文件夹里的示例文章，然后结束"),
};

export const BENCH: Command<typeof OPTIONS> = {
  name: "bench",
  what: `生成示例文章，测量生成网站要多少时间、处理器时间、内存、文件和字节：从头、没有改动、改了一篇、多了一篇，
与别的生成器轮流比较：Hugo、原样的 Eleventy，和只读文章、转 Markdown、写同样多字节的循环（读写底线）。
先列比例，再列秒数：机器不同、忙闲不同，秒数就不同，同一轮里的比例差不多。
示例文章由程序生成，没有意义，每次都相同；存放在系统的临时文件夹里，下次接着用。
磁盘忙时用时会跳动；在内存里测量更稳：TMPDIR=/dev/shm npm run bench
${NEWEST_HUGO}`,
  options: OPTIONS,
  exits: { 0: "成功", 1: "超出限度（--budgets）", 3: "测量过程出错" },
};

/** What is measured, and how it is shown. Without `peers`: Hugo when it is there, and the bare loop. */
export type BenchOptions = Values<typeof OPTIONS>;

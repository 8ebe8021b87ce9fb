import * as preset from "opencc-js/preset/cn2t";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import { searchTexts } from "../../scripts/bench/search/texts.ts";

/** What conversion or the cutting of texts could stumble over. */
const ODD = [
  "发",
  ..."后里面只干台系准几斗谷松郁钟着群线里只",
  ...["内存", "软件", "支持", "程序", "U盘", "SQL注入", "头发", "皇后", "公里", "特朗普", "新西兰"],
  ...["⿰亻里", "⿲亻里", "⿱", "豈", "更", "\u{2f800}", "𠮷", "㐷", "𬴂"],
  ...["&amp;", "&quot;", "Trump’s", "“", "”", "‘", "’", "，", "。", " ", "\n", "a", "5", "—", "😀"],
] as const;

/** Simplified texts of every kind, the same on every machine: words of news, dictionary phrases cut anywhere, odd marks. */
export function randomTexts(count: number): string[] {
  const phrases = String(preset.configs.s2hk?.segmentation)
    .split(/[|,]/)
    .map((entry) => entry.split(" ")[0] ?? "");
  const news = searchTexts(20).flatMap(({ pieces }) => pieces);
  return Array.from({ length: count }, (_, seed) => {
    const random = seededRandom(seed);
    const pieces = Array.from({ length: between(random, 0, 25) }, () => {
      const kind = random();
      if (kind < 0.4) return pick(random, ODD);
      const from = kind < 0.7 ? phrases : news;
      const text = from[between(random, 0, from.length - 1)] ?? "";
      const cut = Array.from(text).slice(between(random, 0, 2));
      return cut.slice(0, between(random, 1, 40)).join("");
    });
    return pieces.join("");
  });
}

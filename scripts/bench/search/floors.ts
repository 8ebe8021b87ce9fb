import type { Figures } from "./metrics.ts";

/** Bytes of a KB; the smaller of the two customs, so that no figure looks better than it is. */
export const KB = 1000;

const OVERALL = { recall: 0.99, precision: 0.98 } as const;
const EACH = { recall: 0.95, precision: 0.9 } as const;
const KNOWN_ITEM = 0.9;
const TITLES = 0.95;
/** What was meant by what was not typed as it stands; what is wrong there stands behind what is right. */
const MEANT_RECALL = 0.95;
/** Of 95 in a hundred; the report tells the largest as well. */
const FIRST_BYTES = 110 * KB;
const LATER_BYTES = { p50: 50 * KB, p95: 110 * KB } as const;
/** On a slow line and phone. */
const FIRST_TIME = 3000;
const LATER_TIME = 1000;

/**
 * What is worse than it may be, one Chinese sentence each; empty when search is as good as promised.
 * @param all of the exact families alone
 * @param strictTimes whether slow answers count; machines differ
 */
export function belowFloors(all: Figures, families: readonly Figures[], strictTimes: boolean): string[] {
  return [
    ...tooLow("全部查询", "召回率", all.recall, OVERALL.recall),
    ...tooLow("全部查询", "前十准确率", all.precision, OVERALL.precision),
    ...families.flatMap(({ name, meant, recall, precision, titles }) => [
      ...tooLow(name, "召回率", recall, meant ? MEANT_RECALL : EACH.recall),
      ...(meant ? [] : tooLow(name, "前十准确率", precision, EACH.precision)),
      ...(titles === undefined ? [] : tooLow(name, "标题命中在前十的比例", titles, TITLES)),
    ]),
    ...(all.reciprocalRank === undefined ? [] : tooLow("标题片段", "MRR", all.reciprocalRank, KNOWN_ITEM)),
    ...(all.sameAsSimplified === undefined ? [] : tooLow("繁体输入", "与简体结果相同的比例", all.sameAsSimplified, 1)),
    ...tooMany("有结果却显示为空", all.wronglyEmpty),
    ...tooMany("没有回答", all.unanswered),
    ...tooHigh("首次搜索 p95", all.firstBytes.p95 / KB, FIRST_BYTES / KB, "KB"),
    ...tooHigh("再次搜索中位数", all.laterBytes.p50 / KB, LATER_BYTES.p50 / KB, "KB"),
    ...tooHigh("再次搜索 p95", all.laterBytes.p95 / KB, LATER_BYTES.p95 / KB, "KB"),
    ...(strictTimes ? tooHigh("慢线路首次用时 p95", all.firstTime.p95, FIRST_TIME, "毫秒") : []),
    ...(strictTimes ? tooHigh("慢线路再次用时 p95", all.laterTime.p95, LATER_TIME, "毫秒") : []),
  ];
}

function tooLow(whose: string, what: string, value: number, floor: number): string[] {
  return value >= floor ? [] : [`${whose}：${what} ${value.toFixed(3)}，不到 ${floor}`];
}

function tooMany(what: string, count: number): string[] {
  return count === 0 ? [] : [`${what}：${count} 次`];
}

/** What was not measured is too high as well. */
function tooHigh(what: string, value: number, most: number, unit: string): string[] {
  return value <= most ? [] : [`${what}：${value.toFixed(1)} ${unit}，超过 ${most} ${unit}`];
}

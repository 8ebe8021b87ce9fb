import assert from "node:assert/strict";
import { test } from "node:test";
import { periodName, periodsIn } from "../../src/search/period.ts";

/** A Sunday. */
const NOW = new Date(2026, 10, 29, 12);

for (const [typed, name] of [
  ["2026年11月28日", "2026年11月28日"],
  ["２０２６年１１月２８日", "2026年11月28日"],
  ["二〇二六年十一月二十八日", "2026年11月28日"],
  ["2026-11-28", "2026年11月28日"],
  ["2026/11/8", "2026年11月8日"],
  [" 2026.11.28 ", "2026年11月28日"],
  ["20261128", "2026年11月28日"],
  ["2026年11月28号", "2026年11月28日"],
  ["11月28日", "2026年11月28日"],
  ["11月28", "2026年11月28日"],
  ["11月28号", "2026年11月28日"],
  ["11月30日", "2025年11月30日"],
  ["11.28", "2026年11月28日"],
  ["11/30", "2025年11月30日"],
  ["今天", "2026年11月29日"],
  ["昨天", "2026年11月28日"],
  ["前天", "2026年11月27日"],
  ["大前天", "2026年11月26日"],
  ["周二", "2026年11月24日"],
  ["星期日", "2026年11月29日"],
  ["上周二", "2026年11月17日"],
  ["上个星期天", "2026年11月22日"],
  ["上周", "2026年11月16日至22日"],
  ["本周", "2026年11月23日至29日"],
  ["2026年11月", "2026年11月"],
  ["2026-02", "2026年2月"],
  ["二〇二六年二月", "2026年2月"],
  ["12月", "2025年12月"],
  ["11月份", "2026年11月"],
  ["这个月", "2026年11月"],
  ["上个月", "2026年10月"],
  ["2月30日", undefined],
  ["2026年13月", undefined],
  ["20261328", undefined],
  ["0.5", undefined],
  ["第28日", undefined],
  ["周二晚", undefined],
  ["周", undefined],
] as const) {
  test(`${typed} is ${name ?? "no day"}`, () => {
    const [period] = periodsIn(typed, NOW);
    assert.equal(period && periodName(period), name);
  });
}

test("of weekdays the last is meant, whatever day it is, and none has not come yet", () => {
  for (let day = 1; day <= 7; day += 1) {
    const now = new Date(2026, 11, day, 12);
    for (const [at, weekday] of [..."日一二三四五六"].entries()) {
      const [{ first } = { first: "" }] = periodsIn(`周${weekday}`, now);
      const found = new Date(`${first}T12:00`);
      const ago = (now.getTime() - found.getTime()) / 86_400_000;
      assert.ok(found.getDay() === at && ago >= 0 && ago < 7, `${weekday} on the ${day}th: ${first}`);
    }
  }
});

test("the days of a week across two months or years are named in full", () => {
  const weekOf = (now: Date) => periodsIn("上周", now).map(periodName);
  assert.deepEqual(weekOf(new Date(2026, 11, 8)), ["2026年11月30日至12月6日"]);
  assert.deepEqual(weekOf(new Date(2027, 0, 5)), ["2026年12月28日至2027年1月3日"]);
});

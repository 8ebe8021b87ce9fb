import assert from "node:assert/strict";
import { test } from "node:test";
import { dateStampOf, mastheadDate, readDateStamp } from "../../src/domain/date-stamp.ts";

const ZONE = "America/Vancouver";
const read = (text: string) => readDateStamp(text, ZONE);

test("a moment is shown in the site's zone, wherever the author was", () => {
  const stamp = read("2025-05-20T02:30:00+08:00");
  assert.equal(stamp?.iso, "2025-05-19T11:30:00-07:00");
  assert.equal(stamp?.day, "2025-05-19");
  assert.equal(stamp?.label, "2025年5月19日 11:30");
  assert.equal(stamp?.shortLabel, "5月19日");
});

test("an evening in Vancouver that is tomorrow in UTC stays in its month and year", () => {
  const stamp = read("2026-01-01T03:00:00Z");
  assert.deepEqual([stamp?.year, stamp?.month, stamp?.day], ["2025", "12", "2025-12-31"]);
});

test("midnight means that only the day is known", () => {
  assert.equal(read("2025-05-19T00:00:00-07:00")?.label, "2025年5月19日");
  assert.equal(read("2025-05-19T00:00-07:00")?.label, "2025年5月19日");
  assert.equal(read("2025-05-19T00:01:00-07:00")?.label, "2025年5月19日 00:01");
});

test("both moments of the hour that comes twice in autumn are told apart", () => {
  const summer = read("2025-11-02T01:30:00-07:00");
  const winter = read("2025-11-02T01:30:00-08:00");
  assert.equal(summer?.iso, "2025-11-02T01:30:00-07:00");
  assert.equal(winter?.iso, "2025-11-02T01:30:00-08:00");
  assert.equal((winter?.epoch ?? 0) - (summer?.epoch ?? 0), 3_600_000);
});

test("an hour that is left out in spring is shown as the clocks showed it", () => {
  assert.equal(read("2025-03-09T02:30:00-08:00")?.iso, "2025-03-09T03:30:00-07:00");
});

for (const text of [
  "2025-02-31T00:00:00-08:00",
  "2025-02-29T00:00:00-08:00",
  "2025-13-01T00:00:00-08:00",
  "2025-05-19T25:00:00-07:00",
  "2025-05-19T09:30:00",
  "2025-05-19",
  "2025-05-19 09:30:00-07:00",
  "2025年5月19日",
  "",
]) {
  test(`“${text}” is not a date-time`, () => assert.equal(read(text), undefined));
}

test("29 February exists in a leap year", () => {
  assert.equal(read("2024-02-29T12:00:00-08:00")?.day, "2024-02-29");
});

test("the masthead tells the day in both calendars", () => {
  const masthead = (day: string) => mastheadDate(dateStampOf(Date.parse(`${day}T20:00:00Z`), ZONE));
  assert.equal(masthead("2025-01-29"), "2025年1月29日 星期三 农历正月初一");
  assert.equal(masthead("2025-02-12"), "2025年2月12日 星期三 农历正月十五");
  assert.equal(masthead("2025-05-19"), "2025年5月19日 星期一 农历四月廿二");
  assert.equal(masthead("2025-08-01"), "2025年8月1日 星期五 农历闰六月初八");
  assert.equal(masthead("2025-10-10"), "2025年10月10日 星期五 农历八月十九");
  assert.equal(masthead("2025-10-11"), "2025年10月11日 星期六 农历八月二十");
  assert.equal(masthead("2026-02-16"), "2026年2月16日 星期一 农历腊月廿九");
});

test("clocks are those of the lock file, whatever data Node has: Vancouver has no winter time from 2026 on", () => {
  assert.equal(readDateStamp("2026-01-15T12:00:00Z", ZONE)?.iso, "2026-01-15T04:00:00-08:00");
  assert.equal(readDateStamp("2026-12-15T12:00:00Z", ZONE)?.iso, "2026-12-15T05:00:00-07:00");
});

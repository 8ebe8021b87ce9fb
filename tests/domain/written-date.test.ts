import assert from "node:assert/strict";
import { test } from "node:test";
import { dateStampOf, readTypedDate, readWrittenDate } from "../../src/domain/date-stamp.ts";
import { momentsOf, offsetAt } from "../../src/domain/time-zone.ts";

const VANCOUVER = "America/Vancouver";
/** Winter and summer, no summer time, none and never any, and a quarter of an hour. */
const ZONES = [VANCOUVER, "America/Toronto", "UTC", "Asia/Shanghai", "Asia/Kathmandu"];
const HOUR = 3_600_000;
/** A year of every hour in which the clocks of two of the zones change twice. */
const YEAR = Array.from({ length: 365 * 24 }, (_, hour) => Date.UTC(2025, 0, 1) + hour * HOUR);

const local = (wall: number) => new Date(wall).toISOString().slice(0, "2025-05-19T09:30:00".length);
const fault = (text: string, zone = VANCOUVER) => {
  const written = readWrittenDate(text, zone);
  return "fault" in written ? written.fault : "";
};
/** The date-times that a message gives to paste, behind the sentence on what is wrong. */
const toPaste = (message: string) => message.slice(message.indexOf("。")).match(/\d{4}-\S+?[+-]\d{2}:\d{2}/g) ?? [];

test("every hour of a year is taken with the zone's own offset and with no other, in five zones", () => {
  for (const zone of ZONES) {
    for (const epoch of YEAR) {
      const { iso } = dateStampOf(epoch, zone);
      const right = readWrittenDate(iso, zone);
      assert.ok("date" in right && right.date.epoch === epoch, `${iso} ${zone}`);
      if (epoch % (7 * HOUR) !== 0 && !isNearChange(epoch, zone)) continue;
      for (const offset of ["-08:00", "-07:00", "-05:00", "+08:00", "+05:45"]) {
        const text = iso.slice(0, "2025-05-19T09:30:00".length) + offset;
        const written = readWrittenDate(text, zone);
        // What is taken is printed exactly as it was written.
        if ("date" in written) assert.equal(written.date.iso, text);
      }
    }
  }
});

test("every date that is proposed in the place of a wrong one can be pasted, and says the clock or the moment that was written", () => {
  for (const zone of ZONES) {
    for (const epoch of YEAR.filter((_, index) => index % 7 === 0 || isNearChange(YEAR[index] ?? 0, zone))) {
      for (const offset of ["Z", "-08:00", "-07:00", "+08:00"]) {
        const text = `${local(epoch)}${offset}`;
        const written = readWrittenDate(text, zone);
        if ("date" in written) continue;
        const proposed = toPaste(written.fault);
        assert.ok(proposed.length >= 1, text);
        for (const right of proposed) {
          const read = readWrittenDate(right, zone);
          assert.ok("date" in read, `${text} in ${zone}: ${right}`);
          const { moments } = momentsOf(epoch, zone);
          assert.ok([Date.parse(text), ...moments].includes(read.date.epoch), `${text} in ${zone}: ${right}`);
        }
      }
    }
  }
});

test("what the clocks show has one moment but for two hours of the year, where both readings are named", () => {
  for (const zone of ZONES) {
    const odd = YEAR.filter((wall) => momentsOf(wall, zone).moments.length !== 1);
    assert.equal(odd.length, zone === VANCOUVER || zone === "America/Toronto" ? 2 : 0, zone);
    for (const wall of YEAR) {
      const { moments, skipped } = momentsOf(wall, zone);
      for (const moment of moments) assert.equal(moment + offsetAt(moment, zone) * 60_000 === wall, !skipped);
      const typed = readTypedDate(local(wall), zone);
      if (moments.length === 1) assert.ok("date" in typed && typed.date.epoch === moments[0], local(wall));
      else assert.ok("fault" in typed && toPaste(typed.fault).length === 2, local(wall));
    }
  }
});

test("winter's offset in summer is a slip: the clock that was written is proposed first, the moment after it", () => {
  assert.match(
    fault("2025-12-10T00:00:00-07:00"),
    /读者会看到 2025年12月9日 23:00。应写 2025-12-10T00:00:00-08:00；要的若是同一刻，写 2025-12-09T23:00:00-08:00$/,
  );
  assert.match(fault("2025-07-10T09:30:00-08:00"), /应写 2025-07-10T09:30:00-07:00；/);
});

test("another place's time is meant as it is: the same moment is proposed first", () => {
  assert.match(
    fault("2025-05-20T18:00:00+08:00"),
    /同一刻应写 2025-05-20T03:00:00-07:00；要的若是当地的钟点，写 2025-05-20T18:00:00-07:00$/,
  );
});

test("a midnight of another place is a day, and stays that day", () => {
  assert.match(fault("2025-05-20T00:00:00+08:00"), /应写 2025-05-20T00:00:00-07:00；/);
  assert.match(fault("2025-05-20T00:00:00Z"), /应写 2025-05-20T00:00:00-07:00；/);
});

test("of an hour that the clocks skip and of one that they repeat both readings are named", () => {
  assert.match(
    fault("2025-03-09T02:30:00-07:00"),
    /没有这个时刻；写 2025-03-09T01:30:00-08:00 或 2025-03-09T03:30:00-07:00$/,
  );
  assert.match(fault("2025-11-02T01:30:00+08:00"), /写 2025-11-02T01:30:00-07:00 或 2025-11-02T01:30:00-08:00$/);
  const typed = readTypedDate("2025-11-02T01:30", VANCOUVER);
  assert.ok("fault" in typed && /有两次。写 2025-11-02T01:30:00-07:00 或 2025-11-02T01:30:00-08:00$/.test(typed.fault));
});

function isNearChange(epoch: number, zone: string): boolean {
  return offsetAt(epoch - 24 * HOUR, zone) !== offsetAt(epoch + 24 * HOUR, zone);
}

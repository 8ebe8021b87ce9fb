import assert from "node:assert/strict";
import { test } from "node:test";
import { SiteClock, writtenTime } from "../../src/cms/site-clock.ts";
import { dateStampOf } from "../../src/domain/date-stamp.ts";
import { clockChanges } from "../../src/domain/time-zone.ts";

const HOUR_MS = 3_600_000;
/** Every hour of a year with its changes. */
const YEAR = Array.from({ length: 365 * 24 }, (_, hour) => Date.UTC(2026, 0, 1) + hour * HOUR_MS);
const ZONES = ["America/Vancouver", "America/Toronto", "UTC", "Asia/Shanghai", "Asia/Kathmandu"];
/** A change at midnight, one of half an hour, two in a year forth and back the other way, a day that was left out. */
const ODD = ["America/Santiago", "Australia/Lord_Howe", "Africa/Casablanca", "Europe/Dublin", "Pacific/Apia"];

for (const zone of [...ZONES, ...ODD]) {
  const clock = new SiteClock(clockChanges(zone));
  const changes = clockChanges(zone).filter(([from]) => from > Date.UTC(2010, 0, 1));
  const hours = changes.flatMap(([from]) => [-26, -2, -1, -0.5, 0, 0.5, 1, 2, 26].map((by) => from + by * HOUR_MS));

  test(`in ${zone} every hour is written as the build reads it, and read back from the wall`, () => {
    const days = YEAR.filter((_, hour) => zone === "America/Vancouver" || hour % 24 === 0);
    for (const epoch of [...days, ...hours]) {
      const text = clock.textOf(epoch);
      assert.equal(Date.parse(text), epoch);
      // The build writes Greenwich as Z.
      if (dateStampOf(epoch, zone).iso.replace("Z", "+00:00") !== text) assert.fail(`${text} in ${zone}`);
      const { wall = "", offset } = writtenTime(text) ?? {};
      assert.equal(clock.rightOffset(text), offset);
      const read = clock.at(wall);
      // Of an hour that comes twice the first.
      assert.ok(read === text || (Date.parse(read) < epoch && writtenTime(read)?.wall === wall), `${wall}: ${read}`);
    }
  });
}

test("an hour that is left out goes on from the one before", () => {
  const clock = new SiteClock(clockChanges("America/Vancouver"));
  assert.equal(clock.at("2026-03-08T01:59"), "2026-03-08T01:59:00-08:00");
  assert.equal(clock.at("2026-03-08T02:30"), "2026-03-08T03:30:00-07:00");
  assert.equal(clock.at("2026-03-08T03:00"), "2026-03-08T03:00:00-07:00");
  assert.equal(clock.at("2025-11-02T01:30"), "2025-11-02T01:30:00-07:00");
});

test("this minute is that of the site", () => {
  const now = Date.parse("2026-11-05T17:30:59.123Z");
  for (const zone of ZONES)
    assert.equal(
      new SiteClock(clockChanges(zone)).now(now),
      dateStampOf(Date.parse("2026-11-05T17:30:00Z"), zone).iso.replace("Z", "+00:00"),
    );
});

test("a written time is taken as it stands, with its seconds, whatever its offset", () => {
  assert.deepEqual(writtenTime("2025-12-10T00:00:00-07:00"), { wall: "2025-12-10T00:00", offset: "-07:00" });
  assert.deepEqual(writtenTime("2025-12-10T08:30:15Z"), { wall: "2025-12-10T08:30:15", offset: "Z" });
  for (const text of ["", "2025-12-10", "2025-12-10T08:30", "gestern"]) assert.equal(writtenTime(text), undefined);
});

test("an offset that is not the zone's at that moment is told with the right one", () => {
  const clock = new SiteClock(clockChanges("America/Vancouver"));
  assert.equal(clock.rightOffset("2025-12-10T00:00:00-07:00"), "-08:00");
  assert.equal(clock.rightOffset("2025-07-10T00:00:00-08:00"), "-07:00");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { dateStampOf } from "../../src/domain/date-stamp.ts";
import { sentAt } from "../../src/moderation/sent-at.ts";

const HOUR_MS = 3_600_000;
const ZONES = ["America/Vancouver", "America/Toronto", "UTC", "Asia/Shanghai", "Asia/Kathmandu"];
const utc = (epoch: number) => new Date(epoch).toISOString().replace(/\.\d+/, "");

test("the time of a comment is converted from whatever zone a stranger's system writes, and refused for none", () => {
  for (const zone of ZONES) {
    for (let epoch = Date.UTC(2025, 0, 1); epoch < Date.UTC(2026, 0, 1); epoch += 5 * HOUR_MS) {
      const { iso } = dateStampOf(epoch, zone);
      assert.equal(sentAt(iso), utc(epoch), iso);
      assert.equal(sentAt(iso.replace("T", " "), "Asia/Tokyo"), utc(epoch), iso);
      // Without an offset it is by the clocks of the old site.
      const local = sentAt(iso.slice(0, "2025-05-19T09:30:00".length), zone) ?? "";
      assert.ok([0, -HOUR_MS, HOUR_MS].includes(Date.parse(local) - epoch), `${iso} ${local}`);
    }
  }
});

test("what services write mostly is read in short, to the same second, and a day that does not exist is none", () => {
  for (let epoch = Date.UTC(1989, 11, 31); epoch < Date.UTC(2101, 0, 3); epoch += 1001 * HOUR_MS + 999) {
    const iso = new Date(epoch).toISOString();
    const year = new Date(epoch).getUTCFullYear();
    const expected = year < 1990 || year > 2100 ? undefined : utc(epoch);
    assert.deepEqual([sentAt(iso), sentAt(iso.replace("Z", "+00:00"))], [expected, expected], iso);
  }
  for (const none of ["2025-02-30T18:00:00Z", "2025-13-01T18:00:00.123Z", "2025-05-20T25:00:00Z"])
    assert.equal(sentAt(none), undefined, none);
});

test("an hour that the clocks skip or repeat is taken once, and never refused", () => {
  assert.equal(sentAt("2025-03-09 02:30:00", "America/Vancouver"), "2025-03-09T10:30:00Z");
  assert.equal(sentAt("2025-11-02 01:30:00", "America/Vancouver"), "2025-11-02T08:30:00Z");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { withRelease } from "../../src/cms/going-live.ts";
import { fromForm, toForm } from "../../src/cms/record-form.ts";
import { SiteClock } from "../../src/cms/site-clock.ts";
import { dateStampOf } from "../../src/domain/date-stamp.ts";
import { RELEASE_STAMP } from "../../src/domain/release.ts";
import { clockChanges } from "../../src/domain/time-zone.ts";

const ZONES = ["America/Vancouver", "America/Toronto", "UTC", "Asia/Shanghai", "Asia/Kathmandu"];
const HOUR_MS = 3_600_000;
/** By the clocks of Vancouver 30 November 2026, 23:59: elsewhere it is December. */
const NOW = Date.parse("2026-12-01T06:59:42Z");

/** The record that is saved when an author, at a moment, does this to a record and nothing else. */
function saved(
  record: object,
  edit: Readonly<Record<string, unknown>>,
  zone = "America/Vancouver",
  now = NOW,
): unknown {
  const form = { ...toForm(JSON.stringify(record), () => undefined), ...edit };
  return JSON.parse(fromForm(withRelease(form, clockOf(zone), now)));
}

const clockOf = (zone: string) => new SiteClock(clockChanges(zone));
const draft = { title: "标题", published: "2026-11-02T09:00:00-07:00", order: "20261102T160000Z", status: "draft" };
const publish = { status: "published" };

test("a draft that is set to published and saved comes out this minute by the clock of the publication, in every zone", () => {
  for (const zone of ZONES)
    for (let hour = 0; hour < 365 * 24; hour += 125) {
      const now = NOW + hour * HOUR_MS;
      const iso = dateStampOf(now - (now % 60_000), zone).iso.replace("Z", "+00:00");
      const order = new Date(now).toISOString().replace(/[-:]|\.\d+/g, "");
      assert.match(order, RELEASE_STAMP);
      assert.deepEqual(saved(draft, publish, zone, now), { title: "标题", published: iso, order });
    }
});

test("what its author has set to a moment to come is scheduled; an embargo that is over is forgotten", () => {
  const later = "2026-12-24T06:00:00-07:00";
  const order = "20261201T065942Z";
  assert.deepEqual(saved(draft, { ...publish, published: later }), { title: "标题", published: later, order });
  assert.deepEqual(saved({ ...draft, publishAt: later }, publish), {
    title: "标题",
    published: draft.published,
    order,
    publishAt: later,
  });
  assert.deepEqual(saved({ ...draft, publishAt: "2026-11-03T06:00:00-07:00" }, publish), {
    title: "标题",
    published: "2026-11-30T23:59:00-07:00",
    order,
  });
});

test("nothing else that is saved changes its date: a draft that stays one, what is out, what is called back", () => {
  const out = { title: "标题", published: draft.published, order: draft.order };
  assert.deepEqual(saved(draft, {}), draft);
  assert.deepEqual(saved(out, {}), out);
  assert.deepEqual(saved(out, { status: "draft" }), { ...out, status: "draft" });
});

test("what is begun and published at once keeps the date after which its folder was named", () => {
  const form = { title: "标题", published: draft.published, status: "published" };
  const order = "20261201T065942Z";
  assert.deepEqual(withRelease(form, clockOf("UTC"), NOW), { ...form, order });
});

test("saved once, it is not published anew by what is saved next; called back and published again it is", () => {
  let text = JSON.stringify(draft);
  const save = (status: string, now: number) => {
    const form = toForm(text, () => undefined);
    text = fromForm(withRelease({ ...form, status }, clockOf("UTC"), now));
    return JSON.parse(text).published;
  };
  assert.equal(save("published", NOW), "2026-12-01T06:59:00+00:00");
  assert.equal(save("published", NOW + HOUR_MS), "2026-12-01T06:59:00+00:00");
  assert.equal(save("draft", NOW + HOUR_MS), "2026-12-01T06:59:00+00:00");
  assert.equal(save("published", NOW + 2 * HOUR_MS), "2026-12-01T08:59:00+00:00");
});

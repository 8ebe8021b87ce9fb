import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import type { BuiltSite } from "../site/built-site.ts";
import { type DayCase, moment } from "./days.ts";
import { Desk } from "./desk.ts";
import { hoursOf } from "./hours.ts";
import { assertSeen } from "./readers.ts";
import type { Sight } from "./sight.ts";

/** What readers get, and what they are to get. */
export interface Evening {
  readonly site: BuiltSite;
  readonly sight: Sight;
}

/**
 * Plays a day hour by hour, and looks after each at what readers get. What happens by itself happens at its moment: a
 * second before, everything is as it was.
 *
 * @returns how it is in the evening
 */
export async function play(day: DayCase, t: TestContext): Promise<Evening | undefined> {
  const desk = new Desk(day);
  let evening: Evening | undefined;
  for (const { at, title, work, sight, due } of hoursOf(day)) {
    await t.test(`${at} ${title}`, async () => {
      const now = moment(day, at);
      desk.itIs(now);
      await work?.(desk);
      if (!work && evening) {
        const { site, report } = await desk.site(now - 1000);
        assertSeen(site, evening.sight, day);
        assert.equal(Date.parse(report.nextDue?.at ?? ""), now, "the moment for which a build is due");
      }
      const { site, report } = await desk.site(desk.now);
      evening = { site, sight };
      assertSeen(site, sight, day);
      assert.equal(report.nextDue ? Date.parse(report.nextDue.at) : undefined, sight.next && moment(day, sight.next));
      if (due) assert.deepEqual((await desk.due()).toSorted(), due.toSorted(), "what the desk is told of");
    });
  }
  return evening;
}

import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { dueArticles } from "../../src/deployment/due.ts";
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
 * Plays a day hour by hour, and looks after each at what readers get. What happens by itself happens at its moment.
 *
 * @param early whether readers are asked a second before as well, when everything is to be as it was
 * @returns how it is in the evening
 */
export async function play(day: DayCase, t: TestContext, early: boolean): Promise<Evening | undefined> {
  const desk = new Desk(day);
  const dueBy = (now: number) => dueArticles(desk.paper.articles, desk.built, now);
  let evening: Evening | undefined;
  for (const { at, title, work, sight, due } of hoursOf(day)) {
    await t.test(`${at} ${title}`, async () => {
      const now = moment(day, at);
      desk.itIs(now);
      await work?.(desk);
      if (!work && evening) {
        assert.deepEqual(dueBy(now - 1000).paths, [], "nothing is due before");
        assert.notDeepEqual(dueBy(now).paths, [], "a build is due by the clock alone");
        if (early) assertSeen((await desk.site(now - 1000)).site, evening.sight, day);
      }
      const { site, report } = await desk.site(desk.now);
      evening = { site, sight };
      assertSeen(site, sight, day);
      const next = sight.next && moment(day, sight.next);
      assert.equal(report.nextDue ? Date.parse(report.nextDue.at) : undefined, next, "what the build says is next");
      assert.equal(dueBy(desk.now).next, next, "what the clock of publishing says is next");
      if (due) assert.deepEqual((await desk.due()).toSorted(), due.toSorted(), "what the desk is told of");
    });
  }
  return evening;
}

import { setPriority } from "node:os";
import { unlessItFails } from "../build/bundle-cache.ts";
import { Caches } from "../build/caches.ts";
import { ProblemsError } from "../domain/problem.ts";
import { admitPublication } from "../gate/gate.ts";
import { keptReadings } from "../gate/kept-readings.ts";
import { answerJobs } from "../worker/answer-jobs.ts";
import { type CheckAnswer, CheckJob } from "./live-job.ts";

/** Whoever writes comes first. */
const BEHIND = 10;

setPriority(BEHIND);
// What it takes the whole publication to see, as a build looks for it, while the author goes on.
answerJobs(CheckJob, async ({ places, cache, now = Date.now() }): Promise<CheckAnswer> => {
  const caches = new Caches({ cache, drafts: true });
  const kept = keptReadings((site) => caches.workOf(site));
  try {
    const { warnings } = await admitPublication(places, now, { drafts: true }, { cache, kept });
    return { problems: [], reminders: [...warnings] };
  } catch (error) {
    if (error instanceof ProblemsError) return { problems: [...error.problems], reminders: [] };
    throw error;
  } finally {
    unlessItFails(
      "",
      () => {},
      () => caches.work?.save(true),
    );
  }
});

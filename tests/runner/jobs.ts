/** A piece of work for one core, or for all of them. */
export interface Job {
  /** Uses every core itself; nothing runs beside it. */
  readonly alone?: boolean;
  /** Has to be done before; a failure is for the job to see. */
  readonly after?: Job;
  run(): Promise<void>;
}

/**
 * Runs jobs in their order, as many at a time as there are cores. Whoever waits for another is passed over meanwhile. A job
 * that runs alone begins when nothing else runs, and nothing begins before it has ended: a browser that shares its cores
 * with builds misses its time-outs.
 *
 * @throws what a job throws, when those that run have ended; no other begins
 */
export async function runJobs(jobs: readonly Job[], cores: number): Promise<void> {
  const waiting = [...jobs];
  const done = new Set<Job>();
  const running = new Map<Job, Promise<void>>();
  const failures: unknown[] = [];
  const startable = (job: Job): boolean =>
    (job.after === undefined || done.has(job.after) || !jobs.includes(job.after)) &&
    ![...running.keys()].some(({ alone }) => alone) &&
    (job.alone ? running.size === 0 : running.size < Math.max(1, cores));
  while (waiting.length + running.size > 0) {
    const next = failures.length === 0 ? waiting.findIndex(startable) : -1;
    const [job] = next >= 0 ? waiting.splice(next, 1) : [];
    if (job) {
      const ended = job.run().catch((error: unknown) => failures.push(error));
      running.set(
        job,
        ended.then(() => {
          running.delete(job);
          done.add(job);
        }),
      );
    } else if (running.size > 0) await Promise.race(running.values());
    else break;
  }
  if (failures.length > 0) throw failures[0];
  if (waiting.length > 0) throw new Error("jobs wait for each other");
}

/** The longest first, so that none of them is left alone at the end. */
export function longestFirst<T>(items: readonly T[], secondsOf: (item: T) => number): T[] {
  return items.toSorted((a, b) => secondsOf(b) - secondsOf(a));
}

/** So often the work is done in one measurement; again and longer only as long as the answer looks bad. */
const REPEATS = [1, 1, 2, 4, 8];
const LITTLE_TRIES = 2;

/** CPU time of this process alone, in milliseconds: what others do on the machine does not count. */
export function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * How many times longer work takes with four times the input: four times, or sixteen where each part is compared with
 * each other. Whatever disturbs (a collection of garbage, a compilation) only makes it longer, so of the short
 * measurements the least counts, and a bad answer is asked for again with the work done several times over.
 *
 * @param work with so many times the smallest input
 * @param bad the least answer that is not believed at once
 */
export function growth(work: (times: number) => void, bad: number): number {
  work(1);
  let ratio = Number.POSITIVE_INFINITY;
  for (const repeats of REPEATS) {
    const timeOf = (times: number) =>
      cpuTime(() => {
        for (let done = 0; done < repeats; done += 1) work(times);
      });
    const little = Math.min(...Array.from({ length: LITTLE_TRIES }, () => timeOf(1)));
    ratio = timeOf(4) / little;
    if (ratio < bad) break;
  }
  return ratio;
}

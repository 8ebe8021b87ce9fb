const TRIES = 6;

/** CPU time of this process alone, in milliseconds: what others do on the machine does not count. */
export function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * How many times longer work takes with four times the input. Of several tries the least of each counts, for whatever
 * disturbs only makes it longer; it is tried again only as long as the answer looks bad.
 *
 * @param work with so many times the smallest input
 */
export function growth(work: (times: number) => void, bad = 9): number {
  let [little, much] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  work(1);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    little = Math.min(
      little,
      cpuTime(() => work(1)),
    );
    much = Math.min(
      much,
      cpuTime(() => work(4)),
    );
    if (much / little < bad) break;
  }
  return much / little;
}

/**
 * Works on so many items at once. When one fails no other is begun, and those begun are waited for, so that nothing is
 * written behind the back of whoever clears away.
 *
 * @throws whatever the first one to fail threw
 */
export async function inParallel<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const next = async () => {
    try {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    } catch (error) {
      queue.length = 0;
      throw error;
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, next));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

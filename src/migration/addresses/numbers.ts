import type { ExportIndex } from "../model.ts";

/**
 * Whether something of the old site has a number: eight bytes each, outside of V8's heap, for an archive has three hundred thousand.
 */
export function numbersOf({ items, attachments }: Pick<ExportIndex, "items" | "attachments">): (id: number) => boolean {
  const numbers = new Float64Array(items.length + attachments.size);
  for (const [at, { id }] of items.entries()) numbers[at] = id;
  let at = items.length;
  for (const id of attachments.keys()) {
    numbers[at] = id;
    at += 1;
  }
  numbers.sort();
  return (id) => isAmong(numbers, id);
}

function isAmong(sorted: Float64Array, wanted: number): boolean {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === wanted;
}

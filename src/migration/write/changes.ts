/** More comparisons than of two long articles; beyond, nothing in the middle is taken for the same. */
const MOST = 4_000_000;

/**
 * Which lines of one list stand in another as well, in the same order: for each line its place there, or -1. A longest
 * common subsequence.
 */
export function placesIn(was: readonly string[], is: readonly string[]): Int32Array {
  const places = new Int32Array(was.length).fill(-1);
  let start = 0;
  for (; start < was.length && start < is.length && was[start] === is[start]; start += 1) places[start] = start;
  let [endWas, endIs] = [was.length, is.length];
  while (endWas > start && endIs > start && was[endWas - 1] === is[endIs - 1]) {
    endWas -= 1;
    endIs -= 1;
    places[endWas] = endIs;
  }
  const [rows, width] = [endWas - start, endIs - start + 1];
  if (rows * width > MOST) return places;
  const longest = new Uint32Array((rows + 1) * width);
  const same = (i: number, j: number) => was[start + i] === is[start + j];
  for (let i = rows - 1; i >= 0; i -= 1)
    for (let j = width - 2; j >= 0; j -= 1)
      longest[i * width + j] = same(i, j)
        ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
  for (let [i, j] = [0, 0]; i < rows && j < width - 1; )
    if (same(i, j)) {
      places[start + i] = start + j;
      i += 1;
      j += 1;
    } else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  return places;
}

/** Most words begin with Han characters, which begin here. */
const HAN = 0x4e00;

/** How many columns words take. */
export const WORD_COLUMNS = 5;

/**
 * Sorted words as columns of numbers: of each only the difference from the one before, which is how many characters go, how
 * many come, and which.
 *
 * @param words in the order of their characters
 */
export function wordColumns(words: readonly string[]): number[][] {
  const [gone, come, first, later, other]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  let before: readonly number[] = [];
  for (const word of words) {
    const chars = pointsOf(word);
    let same = 0;
    while (same < chars.length && chars[same] === before[same]) same += 1;
    gone.push(oneFirst(before.length - same));
    come.push(oneFirst(chars.length - same));
    for (let at = same; at < chars.length; at += 1) {
      const char = chars[at] ?? 0;
      const old = at === same ? before[at] : undefined;
      if (old === undefined) other.push(charCode(char));
      // What was not in order would be below zero, which no column takes.
      else (at === 0 ? first : later).push(char - old - 1);
    }
    before = chars;
  }
  return [gone, come, first, later, other];
}

export function wordsOfColumns(columns: readonly (readonly number[])[]): string[] {
  const [gone = [], come = [], first = [], later = [], other = []] = columns;
  let [atFirst, atLater, atOther] = [0, 0, 0];
  // Of the word before, and what is left of longer ones.
  const chars: number[] = [];
  let size = 0;
  return gone.map((count, index) => {
    const same = size - oneFirst(count);
    const old = same < size ? chars[same] : undefined;
    size = same;
    for (let left = oneFirst(come[index] ?? 0); left > 0; left -= 1, size += 1) {
      if (old === undefined || size > same) chars[size] = charOfCode(other[atOther++] ?? 0);
      else chars[size] = old + 1 + ((same === 0 ? first[atFirst++] : later[atLater++]) ?? 0);
    }
    const [one = 0, two = 0] = chars;
    // As nearly all words are.
    return size === 2 && one < 0x10000 && two < 0x10000
      ? String.fromCharCode(one, two)
      : String.fromCodePoint(...chars.slice(0, size));
  });
}

export function pointsOf(word: string): number[] {
  const points: number[] = [];
  for (let at = 0; at < word.length; at += 1) {
    const point = word.codePointAt(at) ?? 0;
    if (point > 0xffff) at += 1;
    points.push(point);
  }
  return points;
}

/** Small for characters near the first Han character, on either side. */
export function charCode(char: number): number {
  return char < HAN ? 2 * (HAN - char) - 1 : 2 * (char - HAN);
}

export function charOfCode(code: number): number {
  return code % 2 === 1 ? HAN - (code + 1) / 2 : HAN + code / 2;
}

/** One character is the most frequent number of them; it gets the shortest code. */
function oneFirst(count: number): number {
  return count < 2 ? 1 - count : count;
}

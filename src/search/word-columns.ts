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
    const differs = chars.findIndex((char, at) => char !== before[at]);
    const same = differs < 0 ? chars.length : differs;
    gone.push(oneFirst(before.length - same));
    come.push(oneFirst(chars.length - same));
    for (const [at, char] of chars.entries()) {
      if (at < same) continue;
      const old = at === same ? before[at] : undefined;
      if (old === undefined) other.push(charCode(char));
      // What was not in order would be below zero, which no column takes.
      else (at === 0 ? first : later).push(char - old - 1);
    }
    before = chars;
  }
  return [gone, come, first, later, other];
}

export function wordsOfColumns([gone = [], come = [], ...chars]: readonly (readonly number[])[]): string[] {
  const [first, later, other] = chars.map((column) => column.values());
  const next = (column: Iterator<number> | undefined) => column?.next().value ?? 0;
  let before: readonly number[] = [];
  return gone.map((count, index) => {
    const same = before.length - oneFirst(count);
    const fresh = Array.from({ length: oneFirst(come[index] ?? 0) }, (_, at) => {
      const old = at === 0 ? before[same] : undefined;
      return old === undefined ? charOfCode(next(other)) : old + 1 + next(same === 0 ? first : later);
    });
    before = [...before.slice(0, same), ...fresh];
    return String.fromCodePoint(...before);
  });
}

export function pointsOf(word: string): number[] {
  return [...word].map((char) => char.codePointAt(0) ?? 0);
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

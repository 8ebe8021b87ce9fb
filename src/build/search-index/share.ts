import { UsageError } from "../../terminal/outcome.ts";

/** The third of ten, for example. */
export interface Share {
  readonly number: number;
  readonly of: number;
}

const SHARE = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/;

/** @param text such as `3/10` @throws UsageError when it is no such share */
export function readShare(text: string, name: string): Share {
  const [, number = 0, of = 0] = (SHARE.exec(text) ?? []).map(Number);
  if (number < 1 || number > of) throw new UsageError(`${name} 要写成“3/10”这样：十份里的第三份。`);
  return { number, of };
}

/** The largest first, each to whoever has least; so every machine knows all shares, and they are much alike. */
export function shareOf<T>(items: readonly T[], sizeOf: (item: T) => number, { number, of }: Share): T[] {
  const shares = Array.from({ length: of }, (): { size: number; items: T[] } => ({ size: 0, items: [] }));
  for (const item of items.toSorted((a, b) => sizeOf(b) - sizeOf(a))) {
    const least = shares.reduce((a, b) => (b.size < a.size ? b : a));
    least.size += sizeOf(item);
    least.items.push(item);
  }
  return shares[number - 1]?.items ?? [];
}

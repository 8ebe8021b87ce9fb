import type { OldAddressRule } from "../../domain/old-addresses.ts";

/** An address that the old site answered. */
export interface Asked {
  /** What it was, in Chinese: 文章, 分类, 订阅. */
  readonly what: string;
  /** Behind the host, in letters: `/2019/05/旧文/`, `/?p=12`. */
  readonly address: string;
  /** Where it has to lead when no page lies there; open where more than one place would do. */
  readonly to?: string;
  /** An article that is not of this site has it already. */
  readonly isTaken?: true;
}

/** Some of the addresses of the old site, and rules by which the new one answers them. */
export interface Part {
  /** Each is put together when somebody comes to it: of all of them at once there are too many for memory. */
  readonly asked: Iterable<Asked>;
  readonly rules: readonly OldAddressRule[];
}

/** Where things were on the old site. */
export interface OldPlaces {
  /** Path of its front page, without a slash at the end: empty, or `/blog`. */
  readonly base: string;
  /** What stands before every post: `/archives`; WordPress puts lists behind it too. The base where there is nothing. */
  readonly front: string;
}

/** What can be gone through again and again, and is put together each time. */
export function eachTime<T>(from: () => Iterable<T>): Iterable<T> {
  return { [Symbol.iterator]: () => from()[Symbol.iterator]() };
}

/** What each of these holds, one after the other. */
export function* allOf<T>(lists: readonly Iterable<T>[]): Generator<T> {
  for (const list of lists) yield* list;
}

/** Both places of a list, or the one. */
export function listRoots({ base, front }: OldPlaces): string[] {
  return [...new Set([base, front])];
}

/** As addresses have them. */
export const DAYS = Array.from({ length: 31 }, (_, index) => String(index + 1).padStart(2, "0"));

export const PLACES = { feed: "/feed.xml", atom: "/atom.xml", json: "/feed.json", all: "/archive/" } as const;

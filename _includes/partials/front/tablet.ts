import type { Block } from "./arrange.ts";

/** What takes both columns of a tablet. */
export interface Across {
  readonly stories: readonly boolean[];
  /** The text beside pictures, which otherwise stands in the column that they leave free. */
  readonly side: boolean;
}

/**
 * A tablet has two columns whatever a desk has. What is large takes both; of an odd number that stands together the first
 * does, unless text fills the column that is left.
 */
export function acrossOf({ sizes, side }: Pick<Block<object>, "sizes" | "side">): Across {
  const large = sizes.map((size) => size === "big" || size === "wide");
  const at = side?.at ?? sizes.length;
  const [before, behind] = [large.slice(0, at), large.slice(at)];
  const row = before.length - 1 - before.lastIndexOf(true);
  // One text is lower than a picture with its words, and what is written for two columns is higher.
  const fills = side !== undefined && row % 2 === 1 && side.columns === 1 && side.stories.length > 1;
  return { stories: [...withoutLeft(before, fills ? row : 0), ...withoutLeft(behind)], side: !fills };
}

/** @param last so many at the end have company @returns the same with the first of an odd number between large ones large */
function withoutLeft(large: readonly boolean[], last = 0): boolean[] {
  return large.map((own, index) => {
    if (own || large[index - 1] === false || index >= large.length - last) return own;
    const next = large.indexOf(true, index);
    return ((next < 0 ? large.length : next) - index) % 2 === 1;
  });
}

const HAN = /^\p{Script=Han}$/u;
/** Nothing may break behind these, nor before those. */
const HOLDS_NEXT = /[“‘（《〈「『【〔([\s\p{Pd}/&\d%‰·]$/u;
const HELD = /^[^\P{P}“‘（《〈「『【〔([]|^[\p{S}\s]/u;
const LONGEST_RUN = 4;

/** It takes longer to make than a page of titles to cut. */
let words: Intl.Segmenter | undefined;

/** Where a line of a title may begin, as places in it; undefined where the browser knows no words. */
export function breaksIn(title: string): ReadonlySet<number> | undefined {
  if (typeof Intl.Segmenter === "undefined") return undefined;
  words ??= new Intl.Segmenter("zh", { granularity: "word" });
  const places = new Set<number>();
  let before = "";
  let singles = 0;
  let place = 0;
  for (const { segment } of words.segment(title)) {
    // What the dictionary does not know, names above all, comes out in single characters; they are held together.
    const single = HAN.test(segment);
    const inRun = single && singles > 0 && singles < LONGEST_RUN;
    if (before !== "" && !inRun && !HOLDS_NEXT.test(before) && !HELD.test(segment)) places.add(place);
    singles = single ? (inRun ? singles + 1 : 1) : 0;
    place += segment.length;
    before = segment;
  }
  return places;
}

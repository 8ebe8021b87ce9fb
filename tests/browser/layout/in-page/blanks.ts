import { type Box, nameOf, type Sight } from "./sight.ts";

/** What of a page fills bands across it. */
const BANDS = ".front > *";
/** Around what is printed so much belongs to it, a gap between columns: a hole is where two lines and a half would have room. */
const REACH = 32;
/** Raster in pixels. */
const STEP = 16;
/** Percent. Above it a reader sees a hole. */
const MOST_BLANK = 15;

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Bands of which too much is blank: farther from any text or picture than its surroundings reach. A paragraph of
 * several lines is as wide as its column; a single line is as long as it is.
 */
export function blanks({ texts, things }: Sight): string[] {
  const printed = [...paragraphs(texts), ...things];
  return [...document.querySelectorAll(BANDS)].flatMap((band) => {
    const share = Math.round(blankShare(band.getBoundingClientRect(), printed));
    return share > MOST_BLANK ? [`${nameOf(band)} is ${share} % blank`] : [];
  });
}

/** Lines of one element together. */
function paragraphs(texts: readonly Box[]): Area[] {
  const areas = new Map<Element, Area>();
  for (const { element, ...box } of texts) {
    const block = element.closest("h1, h2, h3, p, li > a, figcaption") ?? element;
    const known = areas.get(block);
    areas.set(block, known ? around(known, box) : box);
  }
  return [...areas].map(([block, area]) => {
    const { left, right } = block.getBoundingClientRect();
    // A line has seven tenths of it (sight.ts).
    const high = Number.parseFloat(getComputedStyle(block).fontSize);
    return area.bottom - area.top > high ? { ...area, left, right } : area;
  });
}

function around(a: Area, b: Area): Area {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

/** Percent of an area that nothing printed comes near. */
function blankShare({ left, top, right, bottom }: Area, printed: readonly Area[]): number {
  const near = printed.filter((each) => each.bottom > top - REACH && each.top < bottom + REACH);
  let all = 0;
  let blank = 0;
  for (let y = top + STEP / 2; y < bottom; y += STEP) {
    const row = near.filter((each) => each.top - REACH <= y && y <= each.bottom + REACH);
    for (let x = left + STEP / 2; x < right; x += STEP) {
      all += 1;
      if (!row.some((each) => each.left - REACH <= x && x <= each.right + REACH)) blank += 1;
    }
  }
  return all === 0 ? 0 : (100 * blank) / all;
}

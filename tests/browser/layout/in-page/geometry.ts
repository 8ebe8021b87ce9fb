import { abridges, type Box, cuts, floats, inherited, nameOf, type Sight, scrolls } from "./sight.ts";

/** Browsers round to fractions of a pixel. */
const SLACK = 1;
/** What scrolls and is narrower than a fingertip shows nothing and cannot be moved. */
const SLIT = 44;

/** Text, pictures and controls that stick out of the window to the side, where the reader would have to scroll. */
export function overflows({ texts, things }: Sight): string[] {
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth - width;
  const within = ({ left, right }: Box) => left >= -SLACK && right <= width + SLACK;
  /** Whether the reader can bring what is inside the element into view, sideways. */
  const isInScroller = inherited<boolean>(
    (element, around = false) => around || (element !== document.documentElement && scrolls(element, "overflowX")),
  );
  const isHeld = ({ parentElement }: Element) => parentElement !== null && isInScroller(parentElement);
  const out = [
    ...texts.filter((box) => !within(box) && !isInScroller(box.element)),
    ...things.filter((box) => !within(box) && !isHeld(box.element)),
  ].map(({ element, right }) => `${nameOf(element)} reaches ${Math.round(right)} of ${width} px`);
  return wide > 0 ? [`the page is ${wide} px wider than the window`, ...new Set(out)] : [...new Set(out)];
}

/** Text of which a part is cut off by something around it that does not scroll, or is a slit. */
export function clippings({ texts }: Sight): string[] {
  /** What may cut, from the inside. */
  const cutters = inherited<readonly Element[]>((element, around = []) =>
    element !== document.body && mayCut(element) ? [element, ...around] : around,
  );
  const found = texts.flatMap((box) => {
    const cutter = cutters(box.element).find((each) => isCutBy(box, each));
    return cutter ? [`${nameOf(box.element)} is cut off by ${cutter === box.element ? "itself" : nameOf(cutter)}`] : [];
  });
  return [...new Set(found)];
}

function mayCut(element: Element): boolean {
  return !abridges(element) && (isSlit(element) || cuts(element, "overflowX") || cuts(element, "overflowY"));
}

function isSlit(element: Element): boolean {
  return scrolls(element, "overflowX") && element.clientWidth < SLIT;
}

function isCutBy(box: Box, cutter: Element): boolean {
  if (isSlit(cutter)) return true;
  const around = cutter.getBoundingClientRect();
  const sideways = box.left < around.left - SLACK || box.right > around.right + SLACK;
  const upright = box.top < around.top - SLACK || box.bottom > around.bottom + SLACK;
  return (sideways && cuts(cutter, "overflowX")) || (upright && cuts(cutter, "overflowY"));
}

/** Lines of text, pictures and controls that lie over each other in the same layer and not inside each other. */
export function overlaps(sight: Sight): string[] {
  /** The layer an element is painted in: what floats may pass over the rest, a dialog lies on top of it. */
  const layer = inherited<Element | null>((element, around = null) =>
    floats(element) || element.matches("dialog, [popover]") ? element : around,
  );
  const abridged = inherited<readonly Element[]>((element, around = []) =>
    abridges(element) ? [element, ...around] : around,
  );
  /** Lines after the last one that an abridged text shows have a place in no particular order. */
  const isRest = (one: Box, other: Box) => abridged(one.element).some((each) => each.contains(other.element));
  const boxes = [...sight.texts, ...sight.things]
    .flatMap((box) => sight.visiblePart(box) ?? [])
    .toSorted((one, other) => one.top - other.top);
  const found = new Set<string>();
  for (const [at, one] of boxes.entries()) {
    for (let next = at + 1; next < boxes.length; next += 1) {
      const other = boxes[next];
      if (!other || other.top >= one.bottom - SLACK) break;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (wide <= 2 * SLACK || isRest(one, other) || layer(one.element) !== layer(other.element)) continue;
      found.add(`${nameOf(one.element)} and ${nameOf(other.element)} overlap`);
    }
  }
  return [...found];
}

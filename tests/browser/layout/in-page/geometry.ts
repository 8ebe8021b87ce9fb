import {
  abridges,
  ancestorsOf,
  type Box,
  cuts,
  layerOf,
  nameOf,
  scrolls,
  textBoxes,
  thingBoxes,
  visiblePart,
} from "./sight.ts";

/** Browsers round to fractions of a pixel. */
const SLACK = 1;
/** What scrolls and is narrower than a fingertip shows nothing and cannot be moved. */
const SLIT = 44;

/** Text, pictures and controls that stick out of the window to the side, where the reader would have to scroll. */
export function overflows(): string[] {
  const width = document.documentElement.clientWidth;
  const wide = document.documentElement.scrollWidth - width;
  const within = ({ left, right }: Box) => left >= -SLACK && right <= width + SLACK;
  const out = [
    ...textBoxes().filter((box) => !within(box) && !isInScroller(box.element)),
    ...thingBoxes().filter((box) => !within(box) && !isInScroller(box.element.parentElement)),
  ].map(({ element, right }) => `${nameOf(element)} reaches ${Math.round(right)} of ${width} px`);
  return wide > 0 ? [`the page is ${wide} px wider than the window`, ...new Set(out)] : [...new Set(out)];
}

/** Whether the reader can bring what is inside the element into view, sideways. */
function isInScroller(element: Element | null): boolean {
  return ancestorsOf(element).some((each) => each !== document.documentElement && scrolls(each, "overflowX"));
}

/** Text of which a part is cut off by something around it that does not scroll, or is a slit. */
export function clippings(): string[] {
  const found = textBoxes().flatMap((box) => {
    const cutter = ancestorsOf(box.element).find((each) => each !== document.body && isCutBy(box, each));
    return cutter ? [`${nameOf(box.element)} is cut off by ${cutter === box.element ? "itself" : nameOf(cutter)}`] : [];
  });
  return [...new Set(found)];
}

function isCutBy(box: Box, cutter: Element): boolean {
  if (abridges(cutter)) return false;
  if (scrolls(cutter, "overflowX") && cutter.clientWidth < SLIT) return true;
  const around = cutter.getBoundingClientRect();
  const sideways = box.left < around.left - SLACK || box.right > around.right + SLACK;
  const upright = box.top < around.top - SLACK || box.bottom > around.bottom + SLACK;
  return (sideways && cuts(cutter, "overflowX")) || (upright && cuts(cutter, "overflowY"));
}

/** Lines of text, pictures and controls that lie over each other in the same layer and not inside each other. */
export function overlaps(): string[] {
  const layers = new Map<Element, Element | undefined>();
  const boxes = [...textBoxes(), ...thingBoxes()]
    .flatMap((box) => visiblePart(box) ?? [])
    .toSorted((one, other) => one.top - other.top);
  const layer = (element: Element) => {
    if (!layers.has(element)) layers.set(element, layerOf(element));
    return layers.get(element);
  };
  const found = new Set<string>();
  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      if (other.top >= one.bottom - SLACK) break;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      if (wide <= 2 * SLACK || isRest(one, other) || layer(one.element) !== layer(other.element)) continue;
      found.add(`${nameOf(one.element)} and ${nameOf(other.element)} overlap`);
    }
  }
  return [...found];
}

/** Lines after the last one that an abridged text shows have a place in no particular order. */
function isRest(one: Box, other: Box): boolean {
  return ancestorsOf(one.element).some((each) => abridges(each) && each.contains(other.element));
}

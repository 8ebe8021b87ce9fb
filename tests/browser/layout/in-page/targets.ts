import { ancestorsOf, floats, nameOf, type Sight } from "./sight.ts";

const PRESSED =
  'a[href], button:not(:disabled), input:not([type=hidden]):not(:disabled), select, textarea, summary, [role="button"]';
/** What the keyboard reaches: also parts of the page that scroll. */
export const FOCUSABLE = `${PRESSED}, [tabindex]:not([tabindex="-1"])`;

/**
 * Things to press that are smaller than a fingertip in either direction. A link in running text is as high as its line
 * (WCAG 2.5.8 lets it); anything else counts with all the room around it that answers to it.
 *
 * @param least CSS pixels: 44 where fingers press (WCAG 2.5.5), 24 where pointers do (2.5.8)
 */
export function smallTargets(least: number, sight: Sight): string[] {
  const found = [...document.querySelectorAll(PRESSED)]
    .filter((element) => sight.isSeen(element) && !isInSentence(element, sight))
    .flatMap((element) => {
      const { width, height } = sizeOf(element);
      if (width === 0 || (width >= least - 0.5 && height >= least - 0.5) || answersAround(element, least)) return [];
      return [`${nameOf(element)} is ${Math.round(width)} × ${Math.round(height)} px, less than ${least}`];
    });
  scrollTo({ top: 0, behavior: "instant" });
  return [...new Set(found)];
}

/** A box to tick is pressed by its label as well. */
function sizeOf(element: Element): { width: number; height: number } {
  const labels = element.matches("input[type=checkbox], input[type=radio]") ? [...labelsOf(element)] : [];
  const all = [element, ...labels].map((each) => each.getBoundingClientRect());
  return {
    width: Math.max(...all.map(({ right }) => right)) - Math.min(...all.map(({ left }) => left)),
    height: Math.max(...all.map(({ height }) => height)),
  };
}

function labelsOf(element: Element): Iterable<Element> {
  return element instanceof HTMLInputElement ? (element.labels ?? []) : [];
}

/** Whether text that cannot be pressed stands on the same lines. */
function isInSentence(element: Element, sight: Sight): boolean {
  if (getComputedStyle(element).display !== "inline") return false;
  const block = ancestorsOf(element).find((each) => getComputedStyle(each).display !== "inline");
  if (!block) return false;
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent && /[\p{L}\p{N}]/u.test(node.textContent ?? "") && !parent.closest(PRESSED) && sight.isSeen(parent))
      return true;
  }
  return false;
}

/** Whether a press half the size above, below, left and right of the middle still reaches the element. */
function answersAround(element: Element, least: number): boolean {
  element.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const [x, y, reach] = [(left + right) / 2, (top + bottom) / 2, least / 2 - 1];
  const points: [number, number][] = [
    [x, y - reach],
    [x, y + reach],
    [x - reach, y],
    [x + reach, y],
  ];
  return points.every(([atX, atY]) => {
    const hit = document.elementFromPoint(atX, atY);
    return hit !== null && (element.contains(hit) || hit.closest("label")?.control === element);
  });
}

/** Elements that something fixed or sticky hides completely when the keyboard reaches them (WCAG 2.4.11), in either direction. */
export function coveredFocus(sight: Sight): string[] {
  const covers = [...document.querySelectorAll("*")].filter(floats).map(withReach);
  if (covers.length === 0) return [];
  const all = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((element) => sight.isSeen(element));
  const found: string[] = [];
  for (const element of [...all, ...all.toReversed()]) {
    element.focus();
    if (document.activeElement !== element || !isNear(element, covers)) continue;
    const cover = coverOf(element);
    if (cover) found.push(`${nameOf(element)} has the focus under ${nameOf(cover)}`);
  }
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  scrollTo({ top: 0, behavior: "instant" });
  return [...new Set(found)];
}

/** Something fixed or sticky, and how far what is in it reaches beyond it. */
interface Cover {
  readonly element: Element;
  readonly reach: number;
}

/** To ask what lies at a point costs most of the time; what is farther off than this cannot lie there. */
const MARGIN = 8;

function withReach(element: Element): Cover {
  const own = element.getBoundingClientRect();
  const reaches = [...element.querySelectorAll("*")].flatMap((inside) => {
    const { left, right, top, bottom, width, height } = inside.getBoundingClientRect();
    return width * height === 0 ? [] : [own.left - left, right - own.right, own.top - top, bottom - own.bottom];
  });
  return { element, reach: MARGIN + Math.max(0, ...reaches) };
}

function isNear(element: Element, covers: readonly Cover[]): boolean {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  return covers.some(({ element: cover, reach }) => {
    const over = cover.getBoundingClientRect();
    const besides = over.right + reach < left || over.left - reach > right;
    return !besides && over.bottom + reach >= top && over.top - reach <= bottom;
  });
}

function coverOf(element: Element): Element | undefined {
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const parts = [0.5, 0.1, 0.9];
  let first: Element | undefined;
  for (const [across, down] of parts.flatMap((x) => parts.map((y) => [x, y] as const))) {
    const hit = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
    if (!hit || element.contains(hit) || hit.contains(element)) return undefined;
    const cover = ancestorsOf(hit).find(floats);
    // One part that can be seen is enough.
    if (!cover || cover.contains(element)) return undefined;
    first ??= cover;
  }
  return first;
}

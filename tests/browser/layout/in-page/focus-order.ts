import { type Box, nameOf, type Sight } from "./sight.ts";
import { FOCUSABLE } from "./targets.ts";

/** Two boxes beside each other touch by this much without being in one column. */
const SLACK = 4;

/**
 * Places where the keyboard goes against the eye (WCAG 2.4.3): up in a column, or back on a line. From one column to the
 * next it may go up. What has to be scrolled into view has no place yet.
 */
export function strayFocus(sight: Sight): string[] {
  const all = [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (each) => sight.isSeen(each) && each.closest("dialog, [popover]") === null,
  );
  const jumps = all
    .filter((element) => element.tabIndex > 0)
    .map((element) => `${nameOf(element)} is taken out of the order`);
  for (const [at, element] of all.entries()) {
    const next = all[at + 1];
    const from = sight.visiblePart(firstBox(element));
    const to = next && !element.contains(next) ? sight.visiblePart(firstBox(next)) : undefined;
    if (!from || !to) continue;
    const inColumn = Math.min(from.right, to.right) - Math.max(from.left, to.left) > SLACK;
    // Links reach into the lines above and below, where they answer to fingers.
    const onLine = Math.abs(middleOf(from) - middleOf(to)) < Math.min(from.bottom - from.top, to.bottom - to.top) / 2;
    if (inColumn && !onLine && to.top < from.top) jumps.push(`from ${nameOf(element)} up to ${nameOf(to.element)}`);
    if (onLine && !inColumn && to.left < from.left) jumps.push(`from ${nameOf(element)} back to ${nameOf(to.element)}`);
  }
  return jumps;
}

const middleOf = ({ top, bottom }: Box) => (top + bottom) / 2;

/** Where a link begins that runs over several lines. */
function firstBox(element: Element): Box {
  const { left, top, right, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  return { element, text: "", left, top, right, bottom };
}

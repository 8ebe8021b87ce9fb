/** The longest that a timer can wait; a message lasts two days at most. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/**
 * `<breaking-news until="…">`: hides itself when its time is over, for pages that were built before. Defined so early that
 * an outdated one is never painted.
 */
export class BreakingNews extends HTMLElement {
  connectedCallback(): void {
    const left = Date.parse(this.getAttribute("until") ?? "") - Date.now();
    this.hidden = !(left > 0);
    if (left > 0) setTimeout(() => this.connectedCallback(), Math.min(left, LONGEST_WAIT_MS));
  }
}

/** How far down the window a heading counts as reached, as a part of its height. */
const REACHED = 0.3;

/**
 * `<contents-list>`: marks in the list of contents which part is being read. Where the styles put the rail beside the text it
 * is opened, since it takes no room from the text there.
 */
export class ContentsList extends HTMLElement {
  connectedCallback(): void {
    const details = this.querySelector("details");
    const rail = this.closest(".article-rail");
    if (details && rail) details.open = getComputedStyle(rail).position === "sticky";
    const parts = [...this.querySelectorAll<HTMLAnchorElement>("li a")].flatMap((link) => {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return heading ? [{ link, heading }] : [];
    });
    const mark = (): void => {
      const line = innerHeight * REACHED;
      const now = parts.filter(({ heading }) => heading.getBoundingClientRect().top <= line).pop();
      for (const { link } of parts) {
        if (link === now?.link) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    };
    // Told only when a heading passes the line, however far the reader jumps.
    const observer = new IntersectionObserver(mark, { rootMargin: `9999% 0px -${100 - REACHED * 100}% 0px` });
    for (const { heading } of parts) observer.observe(heading);
  }
}

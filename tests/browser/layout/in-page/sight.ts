/** What of a page can be seen, and where. All lengths are CSS pixels from the top left corner of the window. */

/** A piece of text or a thing that stands on the page. */
export interface Box {
  readonly element: Element;
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** `a.entry-title “风向突变！特朗普…”`: enough to find an element again. */
export function nameOf(element: Element): string {
  const id = element.id ? `#${element.id}` : "";
  const classes = [...element.classList].map((name) => `.${name}`).join("");
  const parent = element.id || element.classList.length > 0 ? undefined : element.parentElement;
  const within =
    parent && parent !== document.body
      ? `${parent.localName}${parent.classList[0] ? `.${parent.classList[0]}` : ""} > `
      : "";
  const text = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().replace(/\s+/g, " ");
  return `${within}${element.localName}${id}${classes}${text ? ` “${text.slice(0, 24)}”` : ""}`;
}

/** A value of an element that follows from what is around it, found out once for each while nothing moves. */
export function inherited<T>(of: (element: Element, around: T | undefined) => T): (element: Element) => T {
  const known = new Map<Element, T>();
  const find = (element: Element): T => {
    const found = known.get(element);
    if (found !== undefined) return found;
    const made = of(element, element.parentElement ? find(element.parentElement) : undefined);
    known.set(element, made);
    return made;
  };
  return find;
}

/** What can be seen of a page as it stands. Everything is found out once: who moves the page needs another. */
export class Sight {
  #texts: readonly Box[] | undefined;
  #things: readonly Box[] | undefined;
  readonly #isWithinTheVisible = inherited<boolean>(
    (element, around = true) => around && !isCutAway(element) && !isOffPage(element),
  );
  readonly #windows = inherited<readonly Window[]>((element, around = []) => [...windowOf(element), ...around]);

  /** Whether a sighted reader can see the element; what is hidden for them but read aloud counts as unseen. */
  isSeen(element: Element): boolean {
    return (
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && this.#isWithinTheVisible(element)
    );
  }

  /**
   * Every seen line of text. A font's box is taller than its characters, so that lines that are set tight overlap without
   * touching; the boxes here have the height of a Han character's middle.
   */
  get texts(): readonly Box[] {
    this.#texts ??= textBoxes((element) => this.isSeen(element));
    return this.#texts;
  }

  /** Every seen picture and field; what is written on a button is text. */
  get things(): readonly Box[] {
    this.#things ??= [...document.querySelectorAll("img, video, input:not([type=hidden]), select, textarea")]
      .filter((element) => this.isSeen(element))
      .map((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        return { element, text: element.localName, left, right, top, bottom };
      })
      .filter(({ left, right, top, bottom }) => right > left && bottom > top);
    return this.#things;
  }

  /** What of a box is not cut off by anything around it; undefined when nothing is left. */
  visiblePart(box: Box): Box | undefined {
    let { left, right, top, bottom } = box;
    for (const { across, down } of this.#windows(box.element)) {
      left = Math.max(left, across.left);
      right = Math.min(right, across.right);
      top = Math.max(top, down.top);
      bottom = Math.min(bottom, down.bottom);
    }
    return left < right && top < bottom ? { ...box, left, right, top, bottom } : undefined;
  }
}

/** Through what is seen of what is inside an element, in either direction. */
interface Window {
  readonly across: { readonly left: number; readonly right: number };
  readonly down: { readonly top: number; readonly bottom: number };
}
const OPEN = { left: -Infinity, right: Infinity, top: -Infinity, bottom: Infinity };

/** None where all of it is seen. */
function windowOf(element: Element): Window[] {
  if (element === document.documentElement || element === document.body) return [];
  const { overflowX, overflowY } = getComputedStyle(element);
  if (overflowX === "visible" && overflowY === "visible") return [];
  const around = element.getBoundingClientRect();
  return [{ across: overflowX === "visible" ? OPEN : around, down: overflowY === "visible" ? OPEN : around }];
}

/** Where no scrolling leads: skip links before they have the focus, traps for robots. */
function isOffPage(element: Element): boolean {
  if (!/^(?:absolute|fixed)$/.test(getComputedStyle(element).position)) return false;
  const { right, bottom } = element.getBoundingClientRect();
  return right <= 0 || bottom + scrollY <= 0;
}

/** The two usual ways to hide something from sight alone. */
function isCutAway(element: Element): boolean {
  const { clipPath, clip } = getComputedStyle(element);
  return clipPath === "inset(50%)" || /^rect\((?:0px|1px)(?:,? (?:0px|1px)){3}\)$/.test(clip);
}

/** The element itself and everything around it, from the inside. */
export function ancestorsOf(element: Element | null): Element[] {
  const found: Element[] = [];
  for (let each = element; each; each = each.parentElement) found.push(each);
  return found;
}

/** Whether the element is fixed or sticks: it may pass over the rest. */
export function floats(element: Element): boolean {
  return /^(?:fixed|sticky)$/.test(getComputedStyle(element).position);
}

/** Whether the reader can bring hidden parts of the element into view, in one direction. */
export function scrolls(element: Element, axis: "overflowX" | "overflowY"): boolean {
  return /^(?:auto|scroll)$/.test(getComputedStyle(element)[axis]);
}

/** Whether the element shows its first lines and a sign that there are more. */
export function abridges(element: Element): boolean {
  return getComputedStyle(element).webkitLineClamp !== "none";
}

/** Whether parts of the element that stick out are cut off, in one direction. */
export function cuts(element: Element, axis: "overflowX" | "overflowY"): boolean {
  return /^(?:hidden|clip)$/.test(getComputedStyle(element)[axis]);
}

function textBoxes(isSeen: (element: Element) => boolean): Box[] {
  const boxes: Box[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const heights = new Map<Element, number>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? "";
    if (!element || text === "" || element.matches("script, style, noscript, option, template")) continue;
    const half = heights.get(element) ?? (isSeen(element) ? halfOf(element) : 0);
    heights.set(element, half);
    if (half === 0) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      const middle = (top + bottom) / 2;
      if (width > 0) boxes.push({ element, text, left, right, top: middle - half, bottom: middle + half });
    }
  }
  return boxes;
}

/** Half of what a character has of its line. */
const halfOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).fontSize) * 0.35;

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

/**
 * Whether a sighted reader can see the element; what is hidden for them but read aloud counts as unseen.
 * @param known what was found out about elements around others, while nothing has moved
 */
export function isSeen(element: Element, known = new Map<Element, boolean>()): boolean {
  return (
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && isWithinTheVisible(element, known)
  );
}

function isWithinTheVisible(element: Element, known: Map<Element, boolean>): boolean {
  const found =
    known.get(element) ??
    (!isCutAway(element) &&
      !isOffPage(element) &&
      (element.parentElement === null || isWithinTheVisible(element.parentElement, known)));
  known.set(element, found);
  return found;
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

/** The layer an element is painted in: what is fixed or sticks may pass over the rest, a dialog lies on top of it. */
export function layerOf(element: Element): Element | undefined {
  return ancestorsOf(element).find(
    (each) => /^(?:fixed|sticky)$/.test(getComputedStyle(each).position) || each.matches("dialog, [popover]"),
  );
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

/**
 * Every seen line of text. A font's box is taller than its characters, so that lines that are set tight overlap without
 * touching; the boxes here have the height of a Han character's middle.
 */
export function textBoxes(root: Element = document.body): Box[] {
  const boxes: Box[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const seen = new Map<Element, boolean>();
  const around = new Map<Element, boolean>();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? "";
    if (!element || text === "" || element.matches("script, style, noscript, option, template")) continue;
    if (!seen.has(element)) seen.set(element, isSeen(element, around));
    if (!seen.get(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const half = Number.parseFloat(getComputedStyle(element).fontSize) * 0.35;
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      const middle = (top + bottom) / 2;
      if (width > 0) boxes.push({ element, text, left, right, top: middle - half, bottom: middle + half });
    }
  }
  return boxes;
}

/** Every seen picture and field; what is written on a button is text. */
export function thingBoxes(): Box[] {
  return [...document.querySelectorAll("img, video, input:not([type=hidden]), select, textarea")]
    .filter((element) => isSeen(element))
    .map((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { element, text: element.localName, left, right, top, bottom };
    })
    .filter(({ left, right, top, bottom }) => right > left && bottom > top);
}

/** What of a box is not cut off by anything around it; undefined when nothing is left. */
export function visiblePart(box: Box): Box | undefined {
  let { left, right, top, bottom } = box;
  for (const each of ancestorsOf(box.element)) {
    if (each === document.documentElement || each === document.body) break;
    const { overflowX, overflowY } = getComputedStyle(each);
    const around = each.getBoundingClientRect();
    if (overflowX !== "visible") {
      left = Math.max(left, around.left);
      right = Math.min(right, around.right);
    }
    if (overflowY !== "visible") {
      top = Math.max(top, around.top);
      bottom = Math.min(bottom, around.bottom);
    }
  }
  return left < right && top < bottom ? { ...box, left, right, top, bottom } : undefined;
}

import { isRecord } from "./stored.ts";

const CHOICE = "edition";
const PLACE = "edition-place";

/** Where a reader was in a page; its variant has the same elements. */
interface Place {
  /** Address of the variant. */
  readonly path: string;
  /** Which of the paragraphs, headings, items and pictures of `main`; lists of links may stand still in the margin. */
  readonly index: number;
  /** Where it stood, pixels below the upper edge of the window. */
  readonly top: number;
}

/**
 * Makes the link to the other edition keep the reader's place and remember the choice. Whoever has chosen and comes in
 * from outside on a page of the other edition is led over once; the address they came by is not left in the history, and
 * going back or reloading never leads anywhere.
 */
export function keepEdition(link: HTMLAnchorElement): void {
  const chosen = read(() => localStorage, CHOICE);
  if (chosen === link.hreflang && comesFromOutside()) {
    location.replace(link.pathname + location.search + location.hash);
    return;
  }
  restorePlace(link.pathname);
  link.addEventListener("click", (event) => {
    link.search = location.search;
    write(() => localStorage, CHOICE, link.hreflang);
    // A page in a new tab begins at its beginning.
    const place = event.ctrlKey || event.metaKey || event.shiftKey ? undefined : placeIn(link.pathname);
    if (place) write(() => sessionStorage, PLACE, JSON.stringify(place));
  });
}

function comesFromOutside(): boolean {
  // Safari has none before 15, and stays where it is.
  const [entry]: readonly (PerformanceEntry | undefined)[] = performance.getEntriesByType("navigation");
  const navigated = entry && "type" in entry && entry.type === "navigate";
  return navigated === true && !document.referrer.startsWith(`${location.origin}/`);
}

function elements(): Element[] {
  return [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, dd, tr, figure):not(nav *)")];
}

/** The first element that begins in sight; one that is not shown has no height. */
function placeIn(path: string): Place | undefined {
  if (scrollY === 0) return undefined;
  const boxes = elements().map((element) => element.getBoundingClientRect());
  const index = boxes.findIndex(({ top, height }) => top >= 0 && height > 0);
  const top = boxes[index]?.top;
  return top === undefined ? undefined : { path, index, top };
}

/**
 * A page whose loading was broken off has left its place unused; opened later, it begins at its beginning.
 *
 * @param variant path of the page from which a reader who keeps a place has come
 */
function restorePlace(variant: string): void {
  const place: unknown = JSON.parse(read(() => sessionStorage, PLACE) ?? "null");
  write(() => sessionStorage, PLACE, "null");
  const follows = document.referrer !== "" && new URL(document.referrer).pathname === variant;
  if (!follows || !isPlace(place) || place.path !== location.pathname) return;
  const now = elements()[place.index]?.getBoundingClientRect().top;
  if (now !== undefined) scrollBy({ top: now - place.top, behavior: "instant" });
}

function isPlace(value: unknown): value is Place {
  return isRecord(value) && "path" in value && "index" in value && "top" in value;
}

/** Storage throws when the reader forbids it; the link works all the same. */
function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: string): void {
  try {
    storage().setItem(key, value);
  } catch {
    // Nothing is remembered.
  }
}

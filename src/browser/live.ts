import type { store, stored } from "./stored.ts";

/** Handed in: a module that both scripts import would be a file of its own, asked for after the page's script. */
interface Memory {
  readonly store: typeof store;
  readonly stored: typeof stored;
}

/** Under which the reader's choice is kept: one of the two ids of the buttons. */
const KEY = "live-order";
/** As the page has it (LiveBody.tsx). */
const OPEN = 30;
const WORTH_FOLDING = 10;
/** How often a page that is looked at asks whether something has come. Of an unchanged page the answer is one line. */
const EVERY_MS = 90_000;

/**
 * What a live page can do with a script: the order that the reader has chosen, in the page itself and the next time; what is
 * folded opens where an address or a search leads into it; and new entries, which come when the reader asks for them.
 */
export function upgradeLive(live: Element, memory: Memory): void {
  const [days] = live.getElementsByClassName("live-days");
  if (!(days instanceof HTMLElement)) return;
  const page = new LivePage(live, days, memory);
  page.showTarget();
  addEventListener("hashchange", () => page.showTarget());
  // Paper has everything, with whose it is.
  addEventListener("beforeprint", () => page.unfold());
  // Before the browser goes there.
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("a");
    if (link) page.open(link.hash);
  });
  const [button] = live.getElementsByClassName("live-new");
  if (button instanceof HTMLElement && live.hasAttribute("data-running")) page.look(button);
}

class LivePage {
  private readonly live: Element;
  private readonly days: HTMLElement;
  private readonly orders: NodeListOf<HTMLInputElement>;
  /** As the server told them, each as it came. */
  private told: Element[];
  private running: boolean;
  /** What days are called, by their dates. */
  private readonly titles = new Map<string, string>();
  private next: Document | undefined;

  constructor(live: Element, days: HTMLElement, { store, stored }: Memory) {
    this.live = live;
    this.days = days;
    this.told = entriesIn(live);
    this.running = live.hasAttribute("data-running");
    this.orders = live.querySelectorAll("input.live-order");
    this.learnDays(live);
    const chosen = stored(KEY);
    live.classList.add("live-scripted");
    for (const order of this.orders) {
      // What styles did without a script, the script does from now on.
      order.classList.remove("live-as-told", "live-reversed");
      if (chosen === order.id) order.checked = true;
      order.addEventListener("change", () => {
        store(KEY, order.id);
        this.arrange();
      });
    }
    this.arrange();
  }

  /** Opens the fold around what an address names. @returns it, if it was hidden */
  open(hash: string): Element | undefined {
    const target = hash.startsWith("#e-") ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    const fold = target?.closest<HTMLDetailsElement>(".live-fold:not([open])");
    if (!target || !fold) return undefined;
    fold.open = true;
    return target;
  }

  unfold(): void {
    for (const fold of this.days.querySelectorAll("details")) fold.open = true;
  }

  showTarget(): void {
    this.open(location.hash)?.scrollIntoView();
  }

  /** Asks from time to time while it is looked at, and shows the button when there is something. */
  look(button: HTMLElement): void {
    let asking = false;
    const timer = setInterval(() => {
      if (document.hidden || asking || this.next) return;
      asking = true;
      void pageAsItIsNow().then((next) => {
        asking = false;
        const there = next?.querySelector(".live");
        if (!next || !there) return;
        const added = entriesIn(there).filter(({ id }) => !document.getElementById(id)).length;
        if (added === 0 && !this.differs(there)) return;
        this.next = next;
        const [number] = button.getElementsByTagName("b");
        if (number) number.textContent = String(added);
        button.classList.toggle("live-new-changed", added === 0);
        button.hidden = false;
        if (!there.hasAttribute("data-running")) clearInterval(timer);
      });
    }, EVERY_MS);
    button.addEventListener("click", () => {
      button.hidden = true;
      const there = this.next?.querySelector(".live");
      this.next = undefined;
      if (!there) return;
      const fresh = this.take(there)[0];
      if (fresh) this.open(`#${fresh.id}`);
      (fresh ?? this.live).scrollIntoView();
    });
  }

  /** Whether an entry has been corrected, or one has gone, or the coverage has ended. */
  private differs(there: Element): boolean {
    const now = entriesIn(there);
    const here = this.told.map(textOf).sort();
    return now.length !== here.length || now.map(textOf).sort().join() !== here.join();
  }

  /** @returns the entries that were not there, in the order of the page */
  private take(there: Element): Element[] {
    const known = new Map(this.told.map((entry) => [entry.id, entry]));
    this.running = there.hasAttribute("data-running");
    this.live.toggleAttribute("data-running", this.running);
    this.told = entriesIn(there).map((entry) => {
      const shown = known.get(entry.id);
      // What the reader has looked at stays the same element, with what is open in it.
      return shown && textOf(shown) === textOf(entry) ? shown : document.importNode(entry, true);
    });
    const [head, newHead] = [this.live.querySelector(".live-head"), there.querySelector(".live-head")];
    if (head && newHead) head.replaceWith(document.importNode(newHead, true));
    this.learnDays(there);
    this.arrange();
    return entriesIn(this.live).filter(({ id }) => !known.has(id));
  }

  private learnDays(root: Element): void {
    for (const time of root.querySelectorAll<HTMLTimeElement>(".live-day-title time"))
      this.titles.set(time.dateTime, time.textContent ?? "");
  }

  /** Puts all entries into the page in the chosen order, by days, those beyond the first behind a fold. */
  private arrange(): void {
    const reversed = [...this.orders].some(({ checked, id }) => checked && (id === "live-newest") !== this.running);
    const entries = reversed ? this.told.slice().reverse() : this.told;
    const folds = entries.length >= OPEN + WORTH_FOLDING;
    const open = folds ? entries.slice(0, OPEN) : entries;
    const parts: Element[] = [partOf(open, this.titles)];
    if (folds) {
      const rest = entries.slice(OPEN);
      const fold = document.createElement("details");
      fold.className = "live-fold";
      const summary = document.createElement("summary");
      summary.textContent = `其余 ${rest.length} 条`;
      // Inside, where browsers look for words.
      fold.append(summary, partOf(rest, this.titles, dayOf(open[OPEN - 1])));
      parts.push(fold);
    }
    this.days.replaceChildren(...parts);
  }
}

function partOf(entries: readonly Element[], titles: ReadonlyMap<string, string>, before = ""): Element {
  const part = box("div", "live-part");
  let list: Element | undefined;
  let last: string | undefined;
  for (const entry of entries) {
    const day = dayOf(entry);
    if (day !== last || !list) {
      const section = box("section", day === before ? "live-day live-day-on" : "live-day");
      const title = box("h2", "live-day-title");
      const time = document.createElement("time");
      time.dateTime = day;
      time.textContent = titles.get(day) ?? day;
      title.append(time);
      list = box("div", "live-list");
      section.append(title, list);
      part.append(section);
      last = day;
    }
    list.append(entry);
  }
  return part;
}

function box(name: string, className: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  return element;
}

function entriesIn(root: Element): Element[] {
  return [...root.querySelectorAll(".live-entry")];
}

/** As its own clock says. */
function dayOf(entry: Element | undefined): string {
  return entry?.querySelector("time")?.dateTime.slice(0, "2026-11-29".length) ?? "";
}

function textOf(entry: Element): string {
  return entry.id + entry.textContent;
}

/** The page as the server has it; a document, since under the page's policy no text may become one. */
function pageAsItIsNow(): Promise<Document | undefined> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", location.pathname);
    request.responseType = "document";
    // Whatever a cache thinks: asked with what is known, so that an unchanged page is not sent again.
    request.setRequestHeader("Cache-Control", "max-age=0");
    request.onload = () => resolve(request.status === 200 ? (request.responseXML ?? undefined) : undefined);
    request.onerror = () => resolve(undefined);
    request.send();
  });
}

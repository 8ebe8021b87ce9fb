import { mock } from "node:test";
import { tellSinceRead } from "../../src/browser/since-read.ts";
import { store, stored } from "../../src/browser/stored.ts";
import { CORRECTIONS_FILE } from "../../src/domain/address.ts";

/** What a device lets a page keep: everything, nothing more than lies there, or nothing at all. */
export type Room = "enough" | "full" | "forbidden";

/** The storage of a browser. */
class Storage {
  room: Room = "enough";
  readonly #kept = new Map<string, string>();
  /** Whether all that a page wanted to keep since it was asked last was kept. */
  keptAll = true;

  getItem(key: string): string | null {
    this.#ask();
    return this.#kept.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.#ask();
    if (this.room === "full" && value.length > (this.#kept.get(key)?.length ?? this.#freed)) {
      this.keptAll = false;
      throw new DOMException("full", "QuotaExceededError");
    }
    this.#kept.set(key, value);
  }

  removeItem(key: string): void {
    this.#ask();
    this.#freed += this.#kept.get(key)?.length ?? 0;
    this.#kept.delete(key);
  }

  /** What was taken away since it was full. */
  #freed = 0;

  fill(room: Room): void {
    this.room = room;
    this.#freed = 0;
  }

  #ask(): void {
    if (this.room !== "forbidden") return;
    this.keptAll = false;
    throw new DOMException("forbidden", "SecurityError");
  }
}

/** As much of an element as the notice is made of. */
class Element {
  readonly parts: (Element | string)[] = [];
  readonly pressed: (() => void)[] = [];
  className = "";
  href = "";
  type = "";
  gone = false;
  set textContent(text: string) {
    this.parts.splice(0, this.parts.length, text);
  }
  get textContent(): string {
    return this.parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
  }
  append(...parts: (Element | string)[]): void {
    this.parts.push(...parts);
  }
  setAttribute(): void {}
  addEventListener(_: string, press: () => void): void {
    this.pressed.push(press);
  }
  remove(): void {
    this.gone = true;
  }
  all(): Element[] {
    return this.parts.flatMap((part) => (typeof part === "string" ? [] : [part, ...part.all()]));
  }
}

/** An article as its page and the list of corrections have it. */
export interface Standing {
  readonly path: string;
  readonly corrections: number;
  readonly withdrawn: boolean;
}

/** A page as the reader sees it. */
export interface Visit {
  /** Addresses of the articles that the notice is about; empty when there is none. */
  readonly told: readonly string[];
  /** What the notice says. */
  readonly text: string;
  /** By what was asked of the network. */
  readonly asked: readonly string[];
  /** Whether the device has kept all that it was to keep until now. */
  readonly kept: boolean;
  press(label: string): void;
  /** Six seconds go by. @returns whether all was kept */
  stay(): boolean;
}

/** A browser with its storage, which sees pages by the program that ships. */
export class ReaderDevice {
  readonly storage = new Storage();
  now = Date.parse("2026-11-03T12:00:00Z");

  /** @param path of the page @param changed newest first */
  async visit(path: string, changed: readonly Standing[], article?: Standing): Promise<Visit> {
    const asked: string[] = [];
    const body = new Element();
    const firstElementChild = { after: (part: Element) => body.append(part) };
    const corrections = Array.from({ length: article?.corrections ?? 0 }, (_, at) => ({
      querySelector: () => ({ textContent: `更正 ${at}`, dateTime: "2026-11-04" }),
    }));
    const timers: (() => void)[] = [];
    Object.assign(globalThis, {
      localStorage: this.storage,
      location: { pathname: path },
      document: {
        body: Object.assign(body, { firstElementChild }),
        createElement: () => new Element(),
        querySelector: () => (article ? {} : null),
        querySelectorAll: () => corrections,
      },
      fetch: async (...request: readonly unknown[]) => {
        asked.push(JSON.stringify(request));
        return { json: async () => ({ items: changed.map(itemOf) }) };
      },
    });
    const timeout = mock.method(globalThis, "setTimeout", (run: () => void) => timers.push(run));
    this.storage.keptAll = true;
    try {
      await tellSinceRead(this.now, { store, stored, onDemandStyles: async () => {} });
    } finally {
      timeout.mock.restore();
    }
    const parts = body.all();
    const links = parts.flatMap(({ href }) => href || []);
    const { storage } = this;
    return {
      told: links.map((href) => (href.startsWith("#") ? (article?.path ?? "") : (href.split("#")[0] ?? ""))),
      text: body.textContent,
      asked,
      kept: storage.keptAll,
      press: (label) => {
        for (const part of parts) if (part.textContent === label) for (const press of part.pressed) press();
      },
      stay: () => {
        storage.keptAll = true;
        for (const run of timers) run();
        return storage.keptAll;
      },
    };
  }
}

function itemOf({ path, corrections, withdrawn }: Standing) {
  const article = `https://paper.example${path}`;
  return {
    url: `${article}#changes`,
    ...(!withdrawn && { title: path }),
    content_text: "更正",
    date_published: "2026-11-04T09:00:00-08:00",
    _record: { article, corrections: withdrawn ? 0 : corrections },
  };
}

export const ALLOWED = [CORRECTIONS_FILE, `/hant${CORRECTIONS_FILE}`].map((file) => JSON.stringify([file]));

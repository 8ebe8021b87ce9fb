import { setImmediate as nextTurn } from "node:timers/promises";
import { type Page, type PageModule, writePage } from "./page-module.ts";
import type { PageThread } from "./page-thread.ts";
import type { VariantWriter } from "./variant-writer.ts";

interface LoadedPage extends Page {
  readonly module: PageModule;
}

/** Pages handed over at a time, so that what they share (sections, sources) is copied once. */
const BATCH = 16;
/** As many pages the other thread has before it: it takes longer to write them than we for any page of our own. */
const AHEAD = 256;

/**
 * Writes pages the moment they come. With a second thread they wait until all are known: that thread begins with those it
 * can make, this one with those it alone can, and then both take from what is left, so that neither waits for the other.
 * The Traditional edition is made from what was written (variant-writer.ts).
 */
export class PageWriter {
  readonly #variants: VariantWriter | undefined;
  readonly #thread: PageThread | undefined;
  /** Pages that only this thread can make. */
  readonly #own: LoadedPage[] = [];
  /** Pages that either can make. */
  readonly #waiting: LoadedPage[] = [];
  #written = 0;

  constructor(variants: VariantWriter | undefined, thread: PageThread | undefined) {
    this.#variants = variants;
    this.#thread = thread;
  }

  /** @throws Error when it could not be written */
  add(page: LoadedPage): void {
    if (!this.#thread) this.#write(page);
    else if (page.module.portable) this.#waiting.push(page);
    else this.#own.push(page);
    this.#handOver();
  }

  /**
   * Writes what still waits.
   * @returns how many files were written, variants among them
   * @throws Error when something went wrong in either thread or with the variants
   */
  async finish(): Promise<number> {
    const next = () => this.#own.pop() ?? this.#waiting.pop();
    for (let page = next(); page; page = next()) {
      this.#write(page);
      this.#handOver();
      // News of the other thread and of the variants comes between two turns of the event loop.
      await nextTurn();
    }
    await this.#thread?.finish();
    this.#handOver();
    return this.#written + ((await this.#variants?.finish()) ?? 0);
  }

  #write(page: LoadedPage): void {
    writePage(page.module, page);
    this.#tell(page.url);
  }

  #tell(url: string): void {
    this.#written += 1;
    this.#variants?.add(url);
  }

  /** The thread gets no more than this one keeps, so that towards the end both have little left. */
  #handOver(): void {
    const thread = this.#thread;
    if (!thread) return;
    for (const url of thread.written()) this.#tell(url);
    while (thread.outstanding < Math.min(AHEAD, this.#waiting.length)) {
      const pages = this.#waiting.splice(0, BATCH).map(({ template, module, data, url, file }) => {
        return { template, data: module.portable?.(data), url, file };
      });
      thread.write(pages);
    }
  }
}

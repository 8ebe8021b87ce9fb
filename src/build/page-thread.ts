import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Page } from "./page-module.ts";

/** What the thread is given: pages with portable data, and at last null. */
export type PageJob = readonly Page[] | null;

const PROGRAM = new URL("./page-thread-program.ts", import.meta.url);

/** Starting a thread takes over a CPU second; with fewer articles little is won by it (docs/decisions/0016). */
const FEWEST_ARTICLES = 2000;

/**
 * Whether a build is done sooner with a second thread. With a Traditional edition it is not: that takes twice as long as
 * the pages, in a process of its own, and everything waits for it (docs/decisions/0016).
 */
export function worthAThread(articles: number, traditional: boolean, cores = availableParallelism()): boolean {
  return articles >= FEWEST_ARTICLES && !traditional && cores > 1;
}

/**
 * A second thread that writes pages, on a core of its own. It needs a while to start: the earlier it is made, the better.
 * It counts in memory that both threads see what it has written, since Eleventy leaves no time to receive messages.
 */
export class PageThread {
  readonly #worker: Worker;
  readonly #count = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #sent: string[] = [];
  readonly #ended: Promise<void>;
  #told = 0;
  #fault: Error | undefined;

  /** @param program another one, for tests */
  constructor(program = PROGRAM) {
    this.#worker = new Worker(throughTsx(program), { eval: true, workerData: this.#count });
    this.#ended = new Promise((resolve) => {
      this.#worker.once("error", (error) => {
        this.#fault = error;
        resolve();
      });
      this.#worker.once("exit", () => resolve());
    });
  }

  /** How many pages it was given and has not written. */
  get outstanding(): number {
    return this.#sent.length - Atomics.load(this.#count, 0);
  }

  write(pages: readonly Page[]): void {
    this.#sent.push(...pages.map(({ url }) => url));
    this.#send(pages);
  }

  /**
   * @returns addresses of what it has written since the last time
   * @throws Error when it has failed
   */
  written(): string[] {
    if (this.#fault) throw new Error(`文章页没有写成：${this.#fault.message}。`, { cause: this.#fault });
    const from = this.#told;
    this.#told = Atomics.load(this.#count, 0);
    return this.#sent.slice(from, this.#told);
  }

  /**
   * Waits until it has written everything.
   * @throws Error when it stopped before
   */
  async finish(): Promise<void> {
    this.#send(null);
    await this.#ended;
    if (this.outstanding !== 0) this.#fault ??= new Error("线程中途停止");
  }

  /** Stops it, whatever it is doing, and waits for that: nobody may write any more when the folder is cleared away. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(job: PageJob): void {
    this.#worker.postMessage(job);
  }
}

/** `--import tsx` holds for the main thread alone. The port keeps the thread alive until the program listens to it. */
function throughTsx(program: URL): string {
  return `
    require("node:worker_threads").parentPort.ref();
    import("tsx/esm/api").then(({ register }) => {
      register();
      return import(${JSON.stringify(program.href)});
    });`;
}

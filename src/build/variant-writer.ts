import { fileURLToPath } from "node:url";
import type { EditionData } from "../traditional/edition.ts";
import { WorkerProcess } from "../worker/worker-process.ts";
import { VariantAnswer, type VariantJob } from "./variant-job.ts";

const PROGRAM = fileURLToPath(new URL("./variant-worker.ts", import.meta.url));
/** Addresses handed over at a time. */
const BATCH = 32;

/**
 * Writes the variants of pages and feeds in a process of its own, while the next pages are rendered. It reads them from the
 * disk, so that nothing waits in memory. It needs a while to start: the earlier it is made, the better.
 */
export class VariantWriter {
  readonly #worker: WorkerProcess<VariantJob, VariantAnswer>;
  #paths: string[] = [];
  /** The answer to the last job, when all before it went well; otherwise the first that went wrong. */
  #answer: Promise<VariantAnswer> = Promise.resolve({ written: 0 });

  /** @param file another program, for tests */
  constructor(file = PROGRAM) {
    this.#worker = new WorkerProcess({ file, answer: VariantAnswer, name: "转换程序" });
    this.#worker.start();
  }

  /** @param output folder of the site */
  begin(edition: EditionData, output: string): void {
    this.#send({ edition, output });
  }

  /** @param path address of a file that has been written */
  add(path: string): void {
    this.#paths.push(path);
    if (this.#paths.length === BATCH) this.#sendPaths();
  }

  /**
   * Waits for all variants and the table of the search page.
   * @returns how many variants were written
   * @throws Error when something went wrong, at whatever time
   */
  async finish(): Promise<number> {
    this.#sendPaths();
    this.#send({ end: true });
    try {
      return (await this.#answer).written;
    } catch (error) {
      const reason = error instanceof Error ? error.message.replace(/。$/, "") : error;
      throw new Error(`繁体版没有写成：${reason}。`, { cause: error });
    }
  }

  /** Stops it, whatever it is doing, and waits for that: nobody may write any more when the folder is cleared away. */
  async close(): Promise<void> {
    await this.#worker.kill();
  }

  #sendPaths(): void {
    this.#send({ paths: this.#paths });
    this.#paths = [];
  }

  /** Whoever calls `finish` hears of what goes wrong. */
  #send(job: VariantJob): void {
    const answer = this.#worker.run(job);
    this.#answer = this.#answer.then(() => answer);
    for (const one of [answer, this.#answer]) one.catch(() => {});
  }
}

import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { EditionData } from "../traditional/edition.ts";
import { type VariantJob, VariantOutcome } from "./variant-job.ts";

const PROCESS = fileURLToPath(new URL("./variant-process.ts", import.meta.url));
const BUNDLED = fileURLToPath(new URL("../../scripts/bundled.mjs", import.meta.url));
/** Addresses handed over at a time. */
const BATCH = 32;

/**
 * Writes the variants of pages and feeds in a process of its own, while the next pages are rendered. It reads them from the
 * disk, so that nothing waits in memory. It needs a while to start: the earlier it is made, the better.
 */
export class VariantWriter {
  readonly #child: ChildProcess;
  readonly #outcome: Promise<VariantOutcome>;
  readonly #ended: Promise<void>;
  #paths: string[] = [];

  /** @param program another one, for tests */
  constructor(program = PROCESS) {
    const child = fork(BUNDLED, [program], { stdio: ["ignore", "ignore", "ignore", "ipc"], serialization: "advanced" });
    this.#child = child;
    this.#outcome = new Promise((resolve) => {
      child.once("message", (message) => resolve(VariantOutcome.parse(message)));
      child.on("error", (error) => resolve({ error: error.message }));
      child.once("close", (code, signal) => resolve({ error: `转换程序中途停止（${signal ?? `退出码 ${code}`}）` }));
    });
    // A program that could not be started tells of its error and of no end.
    this.#ended = new Promise((resolve) => {
      child.once("close", () => resolve());
      if (child.pid === undefined) child.once("error", () => resolve());
    });
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
    const outcome = await this.#outcome;
    if ("error" in outcome) throw new Error(`繁体版没有写成：${outcome.error}。`);
    return outcome.written;
  }

  /** Stops it, whatever it is doing, and waits for that: nobody may write any more when the folder is cleared away. */
  async close(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  #sendPaths(): void {
    this.#send({ paths: this.#paths });
    this.#paths = [];
  }

  /** Nobody is there to hear when it has stopped; `finish` tells of it. */
  #send(job: VariantJob): void {
    if (this.#child.connected) this.#child.send(job);
  }
}

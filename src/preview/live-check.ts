import { fileURLToPath } from "node:url";
import { sentenceOf } from "../terminal/fault.ts";
import { WorkerProcess } from "../worker/worker-process.ts";
import { CheckAnswer, type CheckJob } from "./live-job.ts";

const PROGRAM = fileURLToPath(new URL("./check-worker.ts", import.meta.url));

/** Who hears what a check has found. */
interface Listener {
  checked(answer: CheckAnswer): void;
  /** @param message why it did not come to an end */
  failed(message: string): void;
}

/**
 * Checks the whole publication in the background. Each check is a process of its own, so that its memory is given back and
 * the program is that of now; one that a change has overtaken is stopped.
 */
export class LiveCheck {
  readonly #job: CheckJob;
  readonly #listener: Listener;
  #worker: WorkerProcess<CheckJob, CheckAnswer> | undefined;
  #closed = false;

  constructor(job: CheckJob, listener: Listener) {
    this.#job = job;
    this.#listener = listener;
  }

  /** Something has changed. */
  async begin(): Promise<void> {
    if (this.#closed) return;
    const before = this.#worker;
    const worker = new WorkerProcess<CheckJob, CheckAnswer>({ file: PROGRAM, answer: CheckAnswer, name: "检查程序" });
    this.#worker = worker;
    void before?.kill();
    try {
      const answer = await worker.run(this.#job);
      if (this.#worker === worker) this.#listener.checked(answer);
    } catch (error) {
      if (this.#worker === worker) this.#listener.failed(sentenceOf(error));
    }
    await worker.close();
  }

  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.kill();
  }
}

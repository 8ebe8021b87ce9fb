import { fileURLToPath } from "node:url";
import { parentPort, Worker } from "node:worker_threads";
import { z } from "zod";

const BUNDLED = fileURLToPath(new URL("../../scripts/bundled.mjs", import.meta.url));

/** What comes back for a job: its answer, or why there is none. */
const Reply = z.union([z.object({ error: z.string() }), z.object({ answer: z.unknown() })]);

/** A program of ours that answers jobs (`answerInThread`). */
export interface ThreadProgram<Answer> {
  /** Path of its source. */
  readonly file: string;
  readonly answer: z.ZodType<Answer>;
}

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/**
 * A program in a thread of this process: for work that is a matter of waiting for the disk and comes back as columns of numbers, which
 * are handed over and not copied. What needs memory to be given back, or may die, is a WorkerProcess. Jobs are answered one after the
 * other. A thread that nobody waits for keeps no command alive.
 */
export class WorkerThread<Job, Answer> {
  readonly #program: ThreadProgram<Answer>;
  readonly #thread: Worker;
  readonly #waiting: Waiting<Answer>[] = [];
  #death: Error | undefined;

  constructor(program: ThreadProgram<Answer>) {
    this.#program = program;
    this.#thread = new Worker(BUNDLED, { argv: [program.file] });
    this.#thread.on("message", (message) => this.#settle(Reply.parse(message)));
    this.#thread.on("error", (error) => this.#failAll(error));
    this.#thread.on("exit", (code) => this.#failAll(new Error(`一个线程中途停止（退出码 ${code}）。`)));
    this.#thread.unref();
  }

  /** @throws Error with what the program says went wrong; or that it stopped */
  run(job: Job): Promise<Answer> {
    return new Promise((resolve, reject) => {
      if (this.#death) reject(this.#death);
      else {
        this.#waiting.push({ resolve, reject });
        this.#thread.ref();
        this.#thread.postMessage(job);
      }
    });
  }

  /** Stops it, whatever it is doing, and waits for that. */
  async end(): Promise<void> {
    await this.#thread.terminate();
  }

  #settle(reply: z.infer<typeof Reply>): void {
    const waiting = this.#waiting.shift();
    if (this.#waiting.length === 0) this.#thread.unref();
    if ("error" in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(this.#program.answer.parse(reply.answer));
  }

  #failAll(error: Error): void {
    this.#death ??= error;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#death);
  }
}

/**
 * What a program does that runs as a WorkerThread.
 * @param work gives the answer to a job and which of its buffers are handed over; or throws an Error that says what went wrong
 */
export function answerInThread<Job>(
  schema: z.ZodType<Job>,
  work: (job: Job) => { readonly answer: unknown; readonly handedOver?: readonly ArrayBuffer[] },
): void {
  parentPort?.on("message", (message: unknown) => {
    try {
      const { answer, handedOver = [] } = work(schema.parse(message));
      parentPort?.postMessage({ answer }, [...handedOver]);
    } catch (error) {
      parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) });
    }
  });
}

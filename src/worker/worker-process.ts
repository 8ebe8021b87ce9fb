import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { debug } from "../terminal/debug.ts";

/** What comes back for a job: its answer, or why there is none. */
const Reply = z.union([
  z.object({ id: z.number(), error: z.string() }),
  z.object({ id: z.number(), answer: z.unknown() }),
]);

const BUNDLED = fileURLToPath(new URL("../../scripts/bundled.mjs", import.meta.url));
/** By these a process ends whose heap is full, and one that the system ends when the machine's memory is. */
const OF_MEMORY: readonly (string | null)[] = ["SIGABRT", "SIGKILL"];

/** A program of ours that answers jobs (answer-jobs.ts). */
export interface WorkerProgram<Answer> {
  /** Path of its source. */
  readonly file: string;
  /** What people call it. */
  readonly name: string;
  readonly answer: z.ZodType<Answer>;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Hears what it says on standard error; without it nobody does. */
  readonly heard?: (text: string) => void;
}

interface Waiting<Answer> {
  readonly about: string | undefined;
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/**
 * A program in a process of its own: its memory is given back when the work is done, and whatever brings it down does not
 * take the command along. Jobs are answered in whatever order; whoever gives many waits for answers before giving more.
 */
export class WorkerProcess<Job, Answer> {
  readonly #program: WorkerProgram<Answer>;
  readonly #waiting = new Map<number, Waiting<Answer>>();
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #death: string | undefined;
  #next = 0;

  constructor(program: WorkerProgram<Answer>) {
    this.#program = program;
  }

  /** Starts it before there is a job; otherwise the first one does. */
  start(): ChildProcess {
    this.#child ??= this.#fork();
    return this.#child;
  }

  /**
   * @param about what the job is about, for whoever reads that the program stopped at it
   * @throws Error with what the program says went wrong; or that it stopped, and at what
   */
  run(job: Job, about?: string): Promise<Answer> {
    const child = this.start();
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { about, resolve, reject });
      if (this.#death !== undefined) this.#failAll(this.#death);
      // One that has stopped without having said so yet will say so.
      else if (child.connected) child.send({ id, job });
    });
  }

  /** Lets it end, and waits for that: nobody wants more answers. */
  async close(): Promise<void> {
    if (this.#child?.connected) this.#child.disconnect();
    await this.#ended;
  }

  /** Stops it, whatever it is doing, and waits for that. */
  async kill(): Promise<void> {
    this.#child?.kill("SIGKILL");
    await this.#ended;
  }

  #fork(): ChildProcess {
    const { file, name, env, heard } = this.#program;
    const child = fork(BUNDLED, [file], {
      stdio: ["ignore", "ignore", heard ? "pipe" : "ignore", "ipc"],
      serialization: "advanced",
      env: { ...process.env, ...env },
    });
    debug(`${name} starts as process ${child.pid}`);
    // After a job that took longer to write Node waits for this channel no more, and would end before it has heard of the end.
    child.channel?.ref();
    if (heard) child.stderr?.setEncoding("utf8").on("data", heard);
    child.on("message", (message) => this.#settle(Reply.parse(message)));
    child.on("error", (error) => this.#failAll(error.message));
    // What it has said before its end is heard first; "close" does not come when it is we who disconnect.
    const silent = new Promise<void>((resolve) => child.once("disconnect", () => resolve()));
    this.#ended = new Promise((resolve) => {
      child.once("exit", async (code, signal) => {
        await silent;
        debug(`${name} ends: ${signal ?? code}`);
        const hint = OF_MEMORY.includes(signal) && !child.killed ? "，多半是内存不够" : "";
        this.#failAll(`${signal ?? `退出码 ${code}`}${hint}`);
        resolve();
      });
      // A program that could not be started tells of its error and of no end.
      if (child.pid === undefined) child.once("error", () => resolve());
    });
    return child;
  }

  #settle(reply: z.infer<typeof Reply>): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if ("error" in reply) waiting?.reject(new Error(reply.error));
    else waiting?.resolve(this.#program.answer.parse(reply.answer));
  }

  #failAll(reason: string): void {
    this.#death = reason;
    const about = [...this.#waiting.values()].flatMap((one) => one.about ?? []);
    const at = about.length === 0 ? "" : `，当时在处理 ${about.join("、")}`;
    for (const { reject } of this.#waiting.values())
      reject(new Error(`${this.#program.name}中途停止（${reason}）${at}。`));
    this.#waiting.clear();
  }
}

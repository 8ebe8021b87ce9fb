import { type ChildProcess, fork } from "node:child_process";
import type { z } from "zod";

/**
 * Codecs take and give back tens of megabytes for each file. glibc would keep them, for every thread; from this many
 * bytes on they go back to the system at once (mallopt(3)): half the memory, at the same speed.
 */
const KEEP_BELOW = String(64 * 1024);

interface Waiting<Result> {
  readonly file: string;
  resolve(result: Result): void;
  reject(error: Error): void;
}

/** A program that works on pictures: how to start it, and what it answers. */
export interface PictureProgram<Result> {
  /** Path of the program, and its arguments. */
  readonly command: readonly [program: string, ...args: string[]];
  /** Flags of Node; those of this process when they are not given. */
  readonly flags?: readonly string[];
  readonly outcome: z.ZodType<{ readonly id: number; readonly result: Result }>;
  /** What people call it. */
  readonly name: string;
}

/**
 * Works on pictures in a process of its own: its memory is given back when the work is done, and a file that brings a
 * codec down does not take the command along. It starts with the first picture.
 */
export class PictureProcess<Job extends { readonly file: string }, Result> {
  readonly #program: PictureProgram<Result>;
  readonly #waiting = new Map<number, Waiting<Result>>();
  #child: ChildProcess | undefined;
  #next = 0;

  constructor(program: PictureProgram<Result>) {
    this.#program = program;
  }

  /** @throws Error when the process stops, naming what it was working on */
  run(job: Job): Promise<Result> {
    this.#child ??= this.#start();
    const child = this.#child;
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { file: job.file, resolve, reject });
      child.send({ ...job, id });
    });
  }

  close(): void {
    if (this.#child?.connected) this.#child.disconnect();
  }

  #start(): ChildProcess {
    const { command, flags, outcome } = this.#program;
    const [program, ...args] = command;
    const child = fork(program, args, {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
      env: { ...process.env, MALLOC_MMAP_THRESHOLD_: KEEP_BELOW, MALLOC_TRIM_THRESHOLD_: KEEP_BELOW },
      ...(flags && { execArgv: [...flags] }),
    });
    child.on("message", (message) => {
      const { id, result } = outcome.parse(message);
      this.#waiting.get(id)?.resolve(result);
      this.#waiting.delete(id);
    });
    child.on("error", (error) => this.#failAll(error.message));
    child.on("close", (code, signal) => this.#failAll(signal ?? `退出码 ${code}`));
    return child;
  }

  #failAll(reason: string): void {
    const files = [...this.#waiting.values()].map(({ file }) => file).join("、");
    for (const { reject } of this.#waiting.values()) {
      reject(new Error(`${this.#program.name}中途停止（${reason}），当时在处理 ${files}。`));
    }
    this.#waiting.clear();
  }
}

/** Several at a time: codecs use one core best. */
export async function inParallel<T>(
  items: readonly T[],
  workers: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

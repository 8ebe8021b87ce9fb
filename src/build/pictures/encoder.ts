import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type EncodeJob, EncodeOutcome } from "./encode-job.ts";

const PROCESS = fileURLToPath(new URL("./encode-process.ts", import.meta.url));
/**
 * Encoders take and give back tens of megabytes for each file. glibc would keep them, for every thread; from this many
 * bytes on they go back to the system at once (mallopt(3)): half the memory, at the same speed.
 */
const KEEP_BELOW = String(64 * 1024);

interface Waiting {
  readonly file: string;
  resolve(result: EncodeOutcome["result"]): void;
  reject(error: Error): void;
}

/**
 * Encodes pictures in a process of its own: its memory is given back when the pictures are made, and a file that brings
 * the decoder down does not take the build along. It starts with the first picture.
 */
export class Encoder {
  readonly #process: string;
  readonly #waiting = new Map<number, Waiting>();
  #child: ChildProcess | undefined;
  #next = 0;

  /** @param process another program, for tests */
  constructor(process = PROCESS) {
    this.#process = process;
  }

  /** @throws Error when the process stops, naming what it was working on */
  encode(job: Omit<EncodeJob, "id">): Promise<EncodeOutcome["result"]> {
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
    const child = fork(this.#process, {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
      env: { ...process.env, MALLOC_MMAP_THRESHOLD_: KEEP_BELOW, MALLOC_TRIM_THRESHOLD_: KEEP_BELOW },
    });
    child.on("message", (message) => {
      const { id, result } = EncodeOutcome.parse(message);
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
      reject(new Error(`图片编码程序中途停止（${reason}），当时在处理 ${files}。`));
    }
    this.#waiting.clear();
  }
}

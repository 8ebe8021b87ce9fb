import { WorkerProcess, type WorkerProgram } from "../../worker/worker-process.ts";

/**
 * Codecs take and give back tens of megabytes for each file. glibc would keep them, for every thread; from this many
 * bytes on they go back to the system at once (mallopt(3)): half the memory, at the same speed.
 */
const KEEP_BELOW = String(64 * 1024);
const ENV = { MALLOC_MMAP_THRESHOLD_: KEEP_BELOW, MALLOC_TRIM_THRESHOLD_: KEEP_BELOW };

/** Works on pictures in a process of its own, which a file may bring down. It starts with the first picture. */
export class PictureWorker<Job extends { readonly file: string }, Answer> extends WorkerProcess<Job, Answer> {
  constructor(program: WorkerProgram<Answer>) {
    super({ ...program, env: ENV });
  }

  /** @throws Error when the process stops, naming the files that it was working on */
  override run(job: Job): Promise<Answer> {
    return super.run(job, job.file);
  }
}

/** Why a codec gives up: libvips says it in the first line; the rest repeats it for every row of pixels. */
export function reasonOf(error: unknown): string {
  const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  return reason;
}

import { fileURLToPath } from "node:url";
import { WorkerProcess } from "../../worker/worker-process.ts";
import { Bundle } from "../bundle-cache.ts";
import type { IndexJob } from "./index-job.ts";

/** Makes one bundle of documents. */
export type Indexer = (job: IndexJob) => Promise<Bundle>;

export const PROGRAM = fileURLToPath(new URL("./pagefind-worker.ts", import.meta.url));

/**
 * Runs Pagefind in a process of its own.
 * @returns what Pagefind wrote, packed; without its ready-made interfaces
 * @throws Error when Pagefind fails or stops
 */
export const runPagefind: Indexer = async (job) => {
  const worker = new WorkerProcess<IndexJob, Bundle>({ file: PROGRAM, answer: Bundle, name: "Pagefind " });
  return await worker.run(job).finally(() => worker.close());
};

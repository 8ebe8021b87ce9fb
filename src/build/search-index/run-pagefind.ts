import { fileURLToPath } from "node:url";
import { WorkerProcess } from "../../worker/worker-process.ts";
import { type IndexJob, MadeOrLost } from "./index-job.ts";

/** Makes one shard, unless something that was kept is lost. */
export type Indexer = (job: IndexJob) => Promise<MadeOrLost>;

export const PROGRAM = fileURLToPath(new URL("./pagefind-worker.ts", import.meta.url));

/**
 * How large Pagefind makes the pieces of what it makes, which are taken apart and cut anew. It packs each by itself, and
 * looks for repetitions the longer the larger it is: of its own 20,000 a third of its time goes into that.
 */
const PIECE = { PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: "700" };

/**
 * Makes a shard in a process of its own, with Pagefind in another.
 * @throws Error when Pagefind fails or stops
 */
export const runPagefind: Indexer = async (job) => {
  const worker = new WorkerProcess<IndexJob, MadeOrLost>({
    file: PROGRAM,
    answer: MadeOrLost,
    name: "Pagefind ",
    env: PIECE,
  });
  return await worker.run(job).finally(() => worker.close());
};

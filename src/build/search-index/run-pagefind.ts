import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Bundle } from "../bundle-cache.ts";
import { type IndexJob, IndexMessage, type IndexOutcome } from "./index-job.ts";

/**
 * Makes one bundle of documents.
 * @param indexed called when the bundle only has to be packed, for which no Pagefind is needed any more
 */
export type Indexer = (job: IndexJob, chunkSize: number, indexed: () => void) => Promise<Bundle>;

export const PROCESS = fileURLToPath(new URL("./pagefind-process.ts", import.meta.url));

/**
 * Runs Pagefind in a process of its own.
 * @param chunkSize roughly how large a piece of the index is that a browser loads for a word (Pagefind's own, unstable
 *   setting; a name it no longer knows does no harm)
 * @returns what Pagefind wrote; without its ready-made interfaces
 * @throws Error when Pagefind fails or stops
 */
export const runPagefind: Indexer = (job, chunkSize, indexed) =>
  new Promise((resolve, reject) => {
    const child = fork(PROCESS, {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "advanced",
      env: { ...process.env, PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE: String(chunkSize) },
    });
    let outcome: IndexOutcome | undefined;
    child.on("message", (sent) => {
      const message = IndexMessage.parse(sent);
      if ("indexed" in message) indexed();
      else outcome = message;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (outcome && "bundle" in outcome) resolve(outcome.bundle);
      else reject(new Error(outcome?.error ?? `Pagefind 中途停止（${signal ?? `退出码 ${code}`}）。`));
    });
    child.send(job);
  });

import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Bundle } from "../bundle-cache.ts";
import { type IndexJob, IndexOutcome } from "./index-job.ts";

/** Makes one bundle of documents. */
export type Indexer = (job: IndexJob) => Promise<Bundle>;

export const PROCESS = fileURLToPath(new URL("./pagefind-process.ts", import.meta.url));
const BUNDLED = fileURLToPath(new URL("../../../scripts/bundled.mjs", import.meta.url));

/**
 * Runs Pagefind in a process of its own.
 * @returns what Pagefind wrote, packed; without its ready-made interfaces
 * @throws Error when Pagefind fails or stops
 */
export const runPagefind: Indexer = (job) =>
  new Promise((resolve, reject) => {
    const child = fork(BUNDLED, [PROCESS], { stdio: ["ignore", "ignore", "ignore", "ipc"], serialization: "advanced" });
    let outcome: IndexOutcome | undefined;
    child.on("message", (sent) => {
      outcome = IndexOutcome.parse(sent);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (outcome && "bundle" in outcome) resolve(outcome.bundle);
      else reject(new Error(outcome?.error ?? `Pagefind 中途停止（${signal ?? `退出码 ${code}`}）。`));
    });
    child.send(job);
  });

import { parentPort, workerData } from "node:worker_threads";
import type { PageJob } from "../../src/build/page-thread.ts";

/** In the place of the thread that writes pages, by the query of the address; see faulty-steps.test.ts. */
const FAULTS: Readonly<Record<string, (job: PageJob) => void>> = {
  lies(job) {
    Atomics.add(workerData, 0, job?.length ?? 0);
    if (!job) process.exit();
  },
  stops: () => process.exit(),
  throws() {
    throw new TypeError("Cannot read properties of undefined");
  },
  "finds-no-room"() {
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  },
};

const fault = FAULTS[new URL(import.meta.url).search.slice(1)];
if (fault) parentPort?.on("message", fault);

import { on } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { loadPage, writePage } from "./page-module.ts";
import type { PageJob } from "./page-thread.ts";

const count: Int32Array = workerData;

// What is thrown ends the thread; page-thread.ts hears of it.
if (parentPort)
  for await (const [job] of on(parentPort, "message")) {
    if (!(await work(job))) break;
  }

/** @returns whether there may be more to do */
async function work(job: PageJob): Promise<boolean> {
  for (const page of job ?? []) {
    writePage(await loadPage(page.template), page);
    Atomics.add(count, 0, 1);
  }
  return job !== null;
}

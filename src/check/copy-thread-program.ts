import { parentPort } from "node:worker_threads";
import { CopyReader } from "../copy/copy-reader.ts";
import type { CopyJob } from "./copy-thread.ts";

/**
 * Looks over the copy of one publication, named on its command line, and gives what it found. As one text: taking a hundred
 * thousand objects out of a message one by one takes seconds.
 */
const [articles = "", data = ""] = process.argv.slice(2);
const reader = new CopyReader({ articles, data });

parentPort?.on("message", (job: CopyJob) => {
  if ("articles" in job) {
    for (const [folder, texts] of job.articles) reader.add(folder, texts);
    return;
  }
  parentPort?.postMessage(JSON.stringify(reader.finish(job.drafts)));
  parentPort?.close();
});

import { type WorkerAnswer, WorkerJob } from "../../../src/build/pages/page-job.ts";
import type { Ends } from "../../../src/build/verify/file-facts.ts";
import { answerJobs } from "../../../src/worker/answer-jobs.ts";

const sha256 = "0".repeat(64);
const stamp = { sha256, size: 1, mtimeMs: 1, ino: 1 };
const nowhere: Ends = [0, 0, 0, 0, 0, 0, 0, 0];
const facts = { sha256, size: 1, numbers: new Uint32Array(), ends: nowhere };

/** Says that pages are written and writes nothing; for faulty-steps.test.ts. */
answerJobs(WorkerJob, (job): WorkerAnswer => {
  const pages = "pages" in job ? job.pages : [];
  return {
    texts: [],
    pages: pages.map(({ url }) => ({ url, page: { path: `${url}index.html`, stamp, facts, sound: true } })),
  };
});

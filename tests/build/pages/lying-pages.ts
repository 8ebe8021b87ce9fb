import { type WorkerAnswer, WorkerJob } from "../../../src/build/pages/page-job.ts";
import { answerJobs } from "../../../src/worker/answer-jobs.ts";

const stamp = { sha256: "0".repeat(64), size: 1, mtimeMs: 1, ino: 1 };

/** Says that pages are written and writes nothing; for faulty-steps.test.ts. */
answerJobs(WorkerJob, (job): WorkerAnswer => {
  const pages = "pages" in job ? job.pages : [];
  return { texts: [], pages: pages.map(({ url }) => ({ url, page: { path: `${url}index.html`, stamp } })) };
});

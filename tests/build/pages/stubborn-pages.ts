import { WorkerJob } from "../../../src/build/pages/page-job.ts";
import { answerJobs } from "../../../src/worker/answer-jobs.ts";

/** Tells the number of its process, and goes on for a while when nobody listens any more; for page-pool.test.ts. */
answerJobs(WorkerJob, () => ({ texts: [String(process.pid)], pages: [] }));
process.removeAllListeners("disconnect");
setTimeout(() => {}, 5000);

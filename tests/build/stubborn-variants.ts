import { VariantJob } from "../../src/build/variant-job.ts";
import { answerJobs } from "../../src/worker/answer-jobs.ts";

/** Answers with the number of its process, and goes on for a while when nobody listens any more; for variant-writer.test.ts. */
answerJobs(VariantJob, () => ({ written: process.pid }));
process.removeAllListeners("disconnect");
setTimeout(() => {}, 5000);

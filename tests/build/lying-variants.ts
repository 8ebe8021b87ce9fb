import { VariantJob } from "../../src/build/variant-job.ts";
import { answerJobs } from "../../src/worker/answer-jobs.ts";

/** Says that the Traditional edition is written and writes nothing; for faulty-steps.test.ts. */
answerJobs(VariantJob, () => ({ written: 99 }));

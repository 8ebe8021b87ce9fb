import sharp from "sharp";
import { answerJobs } from "../../worker/answer-jobs.ts";
import { CardJob } from "./card-job.ts";
import { Draughtsman } from "./draughtsman.ts";

sharp.concurrency(1);
sharp.cache(false);

const draughtsman = new Draughtsman();
answerJobs(CardJob, (job) => draughtsman.run(job));

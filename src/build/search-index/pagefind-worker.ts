import * as pagefind from "pagefind";
import { answerJobs } from "../../worker/answer-jobs.ts";
import { IndexJob } from "./index-job.ts";
import { indexPart, makeShard } from "./make-shard.ts";

// A process of its own: Pagefind's backend can stop without settling a promise and prints stack traces when it does;
// its memory is given back when the shard is made.
answerJobs(
  IndexJob,
  async (job) => {
    // Only Pagefind's backend keeps this process alive from here on: when it dies, so does this.
    if (job.fresh.length > 0) process.channel?.unref();
    try {
      return await makeShard(job, indexPart, async () => {
        // Its memory is not needed any more; without it this process lives by its channel alone.
        process.channel?.ref();
        await pagefind.close();
      });
    } finally {
      process.channel?.ref();
    }
  },
  async () => {
    await pagefind.close();
  },
);

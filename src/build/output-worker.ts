import { UsageError } from "../terminal/outcome.ts";
import { answerInThread } from "../worker/worker-thread.ts";
import { packedSite } from "./old-site.ts";
import { type OutputAnswer, OutputJob } from "./output-watch.ts";
import { assertReplaceable, assertStillReplaceable } from "./ownership.ts";

// A thread: it waits for the disk, seventy thousand times, while the build reads articles.
answerInThread(OutputJob, ({ output, before }) => {
  try {
    const site = before
      ? assertStillReplaceable(output, { folder: before.folder, listing: before.listing })
      : assertReplaceable(output);
    if (before?.listing !== undefined && before.listing === site.listing) return { answer: "same" };
    const answer = packedSite(site);
    return { answer: answer satisfies OutputAnswer, handedOver: [answer.stamps.buffer, answer.kinds.buffer] };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { answer: { refused: error.message } satisfies OutputAnswer };
  }
});

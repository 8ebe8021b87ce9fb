import * as pagefind from "pagefind";
import { IndexJob, type IndexOutcome } from "./index-job.ts";
import { makeBundle } from "./make-bundle.ts";

// A process of its own: Pagefind's backend can stop without settling a promise and prints stack traces when it does;
// its memory is given back when the bundle is made.
process.once("message", async (message) => {
  // Only Pagefind's backend keeps this process alive from here on: when it dies, so does this.
  process.channel?.unref();
  const outcome: IndexOutcome = await makeBundle(IndexJob.parse(message), async () => {
    // Its memory is not needed any more; without it this process lives by its channel alone.
    process.channel?.ref();
    await pagefind.close();
  });
  process.channel?.ref();
  process.send?.(outcome, () => process.disconnect());
});

// The build is done or was stopped: nobody wants the bundle any more.
process.once("disconnect", async () => {
  await pagefind.close();
  process.exit();
});

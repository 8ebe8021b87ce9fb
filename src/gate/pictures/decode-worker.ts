import { readFileSync } from "node:fs";
import sharp from "sharp";
import { answerJobs } from "../../worker/answer-jobs.ts";
import { decodePicture } from "./decode.ts";
import { type Decoded, DecodeJob } from "./decode-job.ts";
import { reasonOf } from "./picture-process.ts";
import { readCredentials } from "./read-credentials.ts";

// One core a picture; each is decoded once, and libvips would only keep memory.
sharp.concurrency(1);
sharp.cache(false);

answerJobs(DecodeJob, async ({ picture, file }): Promise<Decoded> => {
  try {
    const bytes = readFileSync(file);
    await decodePicture(bytes, picture);
    const credentials = await readCredentials(bytes);
    return { ...(credentials && { credentials }) };
  } catch (error) {
    return { error: reasonOf(error) };
  }
});

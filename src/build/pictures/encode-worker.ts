import { readFileSync } from "node:fs";
import sharp from "sharp";
import { reasonOf } from "../../gate/pictures/picture-process.ts";
import { answerJobs } from "../../worker/answer-jobs.ts";
import { encodePicture } from "./encode.ts";
import { type Encoded, EncodeJob } from "./encode-job.ts";

// One core a picture, several pictures at once: encoders use one core best. Pictures of one build are all different;
// libvips would only keep memory.
sharp.concurrency(1);
sharp.cache(false);

answerJobs(EncodeJob, async ({ picture, file, xmp }): Promise<Encoded> => {
  try {
    return await encodePicture(picture, readFileSync(file), xmp);
  } catch (error) {
    return { error: reasonOf(error) };
  }
});

import { readFileSync } from "node:fs";
import sharp from "sharp";
import { encodePicture } from "./encode.ts";
import { EncodeJob, type EncodeOutcome } from "./encode-job.ts";

// One core a picture, several pictures at once: encoders use one core best. Pictures of one build are all different;
// libvips would only keep memory.
sharp.concurrency(1);
sharp.cache(false);

process.on("message", async (message) => process.send?.(await run(EncodeJob.parse(message))));

// The build is done or was stopped: nobody wants the rest any more.
process.once("disconnect", () => process.exit());

async function run({ id, picture, file, xmp }: EncodeJob): Promise<EncodeOutcome> {
  try {
    return { id, result: await encodePicture(picture, readFileSync(file), xmp) };
  } catch (error) {
    // libvips says it in the first line; the rest repeats it for every row of pixels.
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return { id, result: { error: reason } };
  }
}

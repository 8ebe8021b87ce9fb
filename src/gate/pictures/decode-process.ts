import { readFileSync } from "node:fs";
import sharp from "sharp";
import { decodePicture } from "./decode.ts";
import { DecodeJob, type DecodeOutcome } from "./decode-job.ts";

// One core a picture; each is decoded once, and libvips would only keep memory.
sharp.concurrency(1);
sharp.cache(false);

process.on("message", async (message) => process.send?.(await run(DecodeJob.parse(message))));

// The command is done or was stopped: nobody wants the rest any more.
process.once("disconnect", () => process.exit());

async function run({ id, picture, file }: DecodeJob): Promise<DecodeOutcome> {
  try {
    await decodePicture(readFileSync(file), picture);
    return { id, result: {} };
  } catch (error) {
    // libvips says it in the first line; the rest repeats it for every row of pixels.
    const [reason = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
    return { id, result: { error: reason } };
  }
}

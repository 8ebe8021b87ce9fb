import { z } from "zod";
import { JobPicture } from "../../gate/pictures/decode-job.ts";
import { Bundle } from "../bundle-cache.ts";

/** What the encoding process is asked to do: make all files of one picture. */
export const EncodeJob = z.object({
  picture: JobPicture,
  /** Path of the author's file. */
  file: z.string(),
  /** Packet to embed. */
  xmp: z.string(),
});
export type EncodeJob = z.infer<typeof EncodeJob>;

/** How it went: the files and the tone, or what is wrong with the picture. */
export const Encoded = z.union([z.object({ error: z.string() }), Bundle]);
export type Encoded = { readonly error: string } | Bundle;

import { z } from "zod";
import { ContentCredentials } from "../../domain/content-credentials.ts";
import { WHOLE } from "../../domain/focus.ts";

/** As much of a picture as its files are made of. */
export const JobPicture = z.object({
  name: z.string(),
  digest: z.string(),
  width: z.number(),
  height: z.number(),
  focus: z.union([z.literal(WHOLE), z.object({ x: z.number(), y: z.number() })]).optional(),
});

/** What the decoding process is asked to do. */
export const DecodeJob = z.object({
  picture: JobPicture,
  /** Path of the author's file. */
  file: z.string(),
});
export type DecodeJob = z.infer<typeof DecodeJob>;

/** How it went: what is wrong with the picture, and what its Content Credentials say, where it has any. */
export const Decoded = z.object({ error: z.string().optional(), credentials: ContentCredentials.optional() });
export type Decoded = z.infer<typeof Decoded>;

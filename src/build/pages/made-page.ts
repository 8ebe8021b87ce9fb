import { z } from "zod";

const Stamp = z.object({ sha256: z.string(), size: z.number(), mtimeMs: z.number(), ino: z.number() });
const Facts = z.object({
  sha256: z.string(),
  size: z.number(),
  credited: z.string().optional(),
  numbers: z.instanceof(Uint32Array),
  ends: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]),
});

/** A file that was made. Texts are told by their numbers in the table of who made it. */
export const MadeFile = z.object({
  /** On the site, such as `/about/index.html`. */
  path: z.string(),
  stamp: Stamp,
  /** What it says. */
  facts: Facts,
  /** Whether nothing is wrong with it by itself, and nothing has to be looked for in it again. */
  sound: z.boolean(),
});
export type MadeFile = z.infer<typeof MadeFile>;

/** A page that was made, in one edition or both. */
export const MadePage = z.object({
  /** Address of the page. */
  url: z.string(),
  /** Absent when it was there already. */
  page: MadeFile.optional(),
  variant: MadeFile.optional(),
});
export type MadePage = z.infer<typeof MadePage>;

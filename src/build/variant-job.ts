import { z } from "zod";
import { EditionData } from "../traditional/edition.ts";

/**
 * What the process of the Traditional edition is asked to do: first to make ready, then to write the variants of files that
 * are there, at last to write the table for the search page and to say how it went.
 */
export const VariantJob = z.union([
  z.object({ edition: EditionData, output: z.string() }),
  z.object({ paths: z.array(z.string()) }),
  z.object({ end: z.literal(true) }),
]);
export type VariantJob = z.infer<typeof VariantJob>;

/** How many variants have been written so far. */
export const VariantAnswer = z.object({ written: z.number() });
export type VariantAnswer = z.infer<typeof VariantAnswer>;

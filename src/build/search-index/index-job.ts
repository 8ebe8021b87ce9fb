import { z } from "zod";
import { Bundle } from "../bundle-cache.ts";

/** What the indexing process is asked to do: index these documents as one bundle. */
export const IndexJob = z.object({
  documents: z.array(z.object({ url: z.string(), html: z.string() })),
  /** How large a piece of the index is that a browser loads for a word, in numbers as Pagefind counts them. */
  chunkSize: z.number(),
});
export type IndexJob = z.infer<typeof IndexJob>;

/** How it went: the bundle, or a sentence about what went wrong. */
export const IndexOutcome = z.union([z.object({ error: z.string() }), z.object({ bundle: Bundle })]);
export type IndexOutcome = { readonly error: string } | { readonly bundle: Bundle };

import { z } from "zod";

/** What the indexing process is asked to do: index these documents as one bundle. */
export const IndexJob = z.object({
  documents: z.array(z.object({ url: z.string(), html: z.string() })),
  /** How large a piece of the index is that a browser loads for a word, in numbers as Pagefind counts them. */
  chunkSize: z.number(),
});
export type IndexJob = z.infer<typeof IndexJob>;

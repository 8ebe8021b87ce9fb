import { z } from "zod";

/** What the indexing process is asked to do: index the pages of these paths inside a finished output folder. */
export const IndexJob = z.object({ output: z.string(), paths: z.array(z.string()) });
export type IndexJob = z.infer<typeof IndexJob>;

/** How it went; without an error it went well. */
export const IndexOutcome = z.object({ error: z.string().optional() });
export type IndexOutcome = z.infer<typeof IndexOutcome>;

import { z } from "zod";
import { EditionSettings } from "../domain/edition-settings.ts";
import { Glossary } from "../domain/glossary.ts";

/** What the twins are made of besides the pages. */
const Facts = z.object({
  settings: EditionSettings,
  url: z.string(),
  glossary: Glossary,
  articles: z
    .array(z.object({ path: z.string(), title: z.string(), lede: z.string(), traditional: Glossary }))
    .readonly(),
  addresses: z.array(z.string()).readonly(),
  files: z.map(z.string(), z.string()).readonly(),
});

/**
 * What the process of the Traditional edition is asked to do: first to make ready, then to write the twins of files that
 * are there, at last to write the table for the search page and to say how it went.
 */
export const TwinJob = z.union([
  z.object({ facts: Facts, output: z.string() }),
  z.object({ paths: z.array(z.string()) }),
  z.object({ end: z.literal(true) }),
]);
export type TwinJob = z.infer<typeof TwinJob>;

/** How it went: how many twins were written, or what went wrong, at once. */
export const TwinOutcome = z.union([z.object({ written: z.number() }), z.object({ error: z.string() })]);
export type TwinOutcome = z.infer<typeof TwinOutcome>;

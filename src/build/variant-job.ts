import { z } from "zod";
import { EditionSettings, Glossary } from "../domain/site.ts";

/** What the variants are made of besides the pages. */
const SiteData = z.object({
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
 * What the process of the Traditional edition is asked to do: first to make ready, then to write the variants of files that
 * are there, at last to write the table for the search page and to say how it went.
 */
export const VariantJob = z.union([
  z.object({ siteData: SiteData, output: z.string() }),
  z.object({ paths: z.array(z.string()) }),
  z.object({ end: z.literal(true) }),
]);
export type VariantJob = z.infer<typeof VariantJob>;

/** How it went: how many variants were written, or what went wrong, at once. */
export const VariantOutcome = z.union([z.object({ written: z.number() }), z.object({ error: z.string() })]);
export type VariantOutcome = z.infer<typeof VariantOutcome>;

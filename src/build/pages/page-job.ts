import { z } from "zod";
import { EditionData } from "../../traditional/edition.ts";
import { MadePage } from "./made-page.ts";

const CreditedFigures = z.array(z.object({ what: z.string(), credits: z.array(z.string()).readonly() })).readonly();

const CreditRecord = z.object({
  digest: z.string(),
  figures: CreditedFigures,
  charts: CreditedFigures.optional(),
  sources: z
    .array(z.object({ name: z.string(), url: z.string().optional() }))
    .readonly()
    .optional(),
  converted: z.boolean(),
});

/** A page that is to be made. */
export const PageJob = z.object({
  /** File of src/pages. */
  template: z.string(),
  /** Address on the site. */
  url: z.string(),
  /** What the page is made of; absent when it is there already and only its variant is wanted. */
  value: z.unknown().optional(),
  /** Whether the Traditional edition has it as well. */
  hasVariant: z.boolean(),
  /** What it has to credit, and its variant, when it has pictures or sources of its own. */
  credits: z.tuple([CreditRecord, CreditRecord]).optional(),
});
export type PageJob = z.infer<typeof PageJob>;

/** What whoever makes pages has to know besides. */
export const PageSetting = z.object({
  /** Folder of the site in the making. */
  output: z.string(),
  /** Folder of kept files, if they are kept. */
  blobs: z.string().optional(),
  /** Address of the publication on the web. */
  url: z.string(),
  /** Phrases that nobody may read yet. */
  phrases: z.array(z.string()).readonly(),
  edition: EditionData.optional(),
  /** Whether there are so few pages that the process lives for seconds. */
  brief: z.boolean().optional(),
});
export type PageSetting = z.infer<typeof PageSetting>;

/** What a process that makes pages is asked to do: first to make ready, then to make some. */
export const WorkerJob = z.union([z.object({ setting: PageSetting }), z.object({ pages: z.array(PageJob) })]);
export type WorkerJob = z.infer<typeof WorkerJob>;

/** What it answers: pages, and the texts that it had not told before, in the order of their numbers. */
export const WorkerAnswer = z.object({ texts: z.array(z.string()).readonly(), pages: z.array(MadePage) });
export type WorkerAnswer = z.infer<typeof WorkerAnswer>;

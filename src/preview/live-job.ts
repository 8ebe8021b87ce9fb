import { z } from "zod";
import { isProblemCode } from "../domain/problem.ts";

export const Places = z.object({ articles: z.string(), data: z.string() });

export const LiveSettings = z.object({
  places: Places,
  /** Where files are made that are no pages. */
  folder: z.string(),
  /** What builds keep; without it nothing is kept. */
  cache: z.string().optional(),
  /** The moment, milliseconds since 1970, when it is not that of the clock. */
  now: z.number().optional(),
});
export type LiveSettings = z.infer<typeof LiveSettings>;

/** What has changed since the last time. */
export const Changes = z.object({
  /** Paths of files and folders among the articles. */
  articles: z.array(z.string()),
  data: z.boolean(),
  /** Styles, or scripts for readers. */
  styles: z.boolean(),
});
export type Changes = z.infer<typeof Changes>;

/** A Problem on its way from one process to another. */
export const ToldProblem = z.object({
  code: z.string().refine(isProblemCode),
  file: z.string(),
  line: z.number(),
  column: z.number(),
  message: z.string(),
  draft: z.literal(true).optional(),
});
export type ToldProblem = z.infer<typeof ToldProblem>;

/** What the live publication is asked: first to begin, then again and again what there is now, and single files. */
export const LiveJob = z.union([
  z.object({ begin: LiveSettings }),
  z.object({ refresh: Changes }),
  z.object({ find: z.array(z.string()) }),
  z.object({ text: z.string() }),
  z.object({ provide: z.string() }),
]);
export type LiveJob = z.infer<typeof LiveJob>;

export const LiveAnswer = z.object({
  refreshed: z
    .object({
      /** How many articles there are, drafts among them; none when no page can be made. */
      articles: z.number().optional(),
      problems: z.array(ToldProblem),
      /** What went wrong besides, as the program says it. */
      failure: z.string().optional(),
    })
    .optional(),
  /** The first of the files that is a page. */
  file: z.string().optional(),
  text: z.string().optional(),
  provided: z.boolean().optional(),
});
export type LiveAnswer = z.infer<typeof LiveAnswer>;

/** What a check of the whole publication is asked, and what it finds. */
export const CheckJob = z.object({ places: Places, cache: z.string().optional(), now: z.number().optional() });
export type CheckJob = z.infer<typeof CheckJob>;
export const CheckAnswer = z.object({ problems: z.array(ToldProblem), reminders: z.array(ToldProblem) });
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** What is asked for to make the search index into a folder, and how many articles are in it. */
export const IndexJob = CheckJob.extend({ folder: z.string() });
export type IndexJob = z.infer<typeof IndexJob>;
export const IndexAnswer = z.object({ pages: z.number() });
export type IndexAnswer = z.infer<typeof IndexAnswer>;

import { z } from "zod";
import { line } from "./text-rules.ts";

/** One name in the house's spelling. */
const PreferredName = z.strictObject({
  name: line(40),
  /** Other spellings of the same name, which the copy desk replaces. */
  variants: z.array(line(40)).min(1).max(20),
  note: line(200).optional(),
});

/** `_data/names.json`, the glossary of names (译名表). */
export const PreferredNames = z.array(PreferredName);
export type PreferredNames = z.infer<typeof PreferredNames>;

import { z } from "zod";
import { line } from "./text-rules.ts";

/** One name in the house's spelling. */
const PreferredName = z.strictObject({
  name: line(40).meta({ description: "本刊的写法" }),
  /** Other spellings of the same name, which the copy desk replaces. */
  variants: z.array(line(40)).min(1).max(20).meta({ description: "会被改掉的别的写法" }),
  note: line(200).optional().meta({ description: "备注，可以不写" }),
});

/** `_data/names.json`, the glossary of names (译名表). */
export const PreferredNames = z.array(PreferredName);
export type PreferredNames = z.infer<typeof PreferredNames>;

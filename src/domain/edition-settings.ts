import { z } from "zod";

/**
 * `traditional` of `_data/site.json`: whose characters and marks the Traditional edition is written in. Without it there
 * is no such edition.
 */
export const EditionSettings = z.strictObject({
  /** OpenCC's forms of characters: 裏 and 着 in Hong Kong, 裡 and 著 in Taiwan. */
  region: z.enum(["hongkong", "taiwan"]),
  /** Whether words of the mainland give way to the region's (软件 → 軟體), in what others are quoted as saying too. */
  words: z.boolean().default(false),
  /** 「」 or “”. */
  quotes: z.enum(["corner", "curly"]).default("corner"),
});
export type EditionSettings = z.infer<typeof EditionSettings>;

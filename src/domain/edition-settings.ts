import { z } from "zod";

/**
 * `traditional` of `_data/site.json`: whose characters and marks the Traditional edition is written in. Without it there
 * is no such edition.
 */
export const EditionSettings = z.strictObject({
  /** OpenCC's forms of characters: 裏 and 着 in Hong Kong, 裡 and 著 in Taiwan. */
  region: z.enum(["hongkong", "taiwan"]).meta({ description: "用哪里的字形" }),
  /** Whether words of the mainland give way to the region's (软件 → 軟體), in what others are quoted as saying too. */
  words: z.boolean().default(false).meta({ description: "用词是否也换成当地的，如 软件 → 軟體" }),
  /** 「」 or “”. */
  quotes: z.enum(["corner", "curly"]).default("corner").meta({ description: "引号：corner 「」 / curly “”" }),
});
export type EditionSettings = z.infer<typeof EditionSettings>;

import { z } from "zod";
import { PictureRights } from "./archive.ts";
import { isBlank } from "./seen-text.ts";
import { SourceRecord } from "./source.ts";
import { key, line } from "./text-rules.ts";
import { isTimeZone } from "./time-zone.ts";

const LONGEST = 500;

const words = z
  .string()
  .max(LONGEST)
  .refine((text) => !isBlank(text), "blank-text");

/** What an export says, as the reports of `npm run migrate` show it; the answer behind it, or null for leaving it out. */
function decisions<T extends z.ZodType>(answer: T, description: string) {
  return z.record(words, answer.nullable()).optional().meta({ description });
}

/** In the data folder, ignored by git: what a run of `npm run migrate` was about to write, as long as it is not all written. */
export const MIGRATION_JOURNAL = "migration.journal";

/** Whose the pictures without a credit of an old site are: all of them, or those of some sections and years. */
export const RightsDecision = PictureRights.omit({ site: true });
export type RightsDecision = z.infer<typeof RightsDecision>;
/** Of several the first that is about an article counts; null: of what none before it is about nobody knows. */
const RightsDecisions = z.union([RightsDecision, z.array(RightsDecision.nullable()).min(1)]);

/**
 * `_data/migration.json`: what a publication has decided about the archive that it moves, each once for all posts
 * (docs/decisions/0068). Every run reads it again; people may write in it as well.
 */
export const MigrationDecisions = z.strictObject({
  zone: decisions(
    z
      .string()
      .regex(/^(?:UTC|[A-Za-z_]+\/[\w+/-]+)$/, "bad-time-zone")
      .refine((zone) => isTimeZone(zone), "bad-time-zone"),
    "旧站的时区：旧站地址 → 时区，如 America/Vancouver",
  ),
  sections: decisions(key, "旧分类 → 栏目的键（_data/sections.json）；null 不归栏目"),
  tags: decisions(key, "旧标签 → 标签的键（_data/tags.json）；null 不要这个标签"),
  authors: decisions(line(40), "旧站的作者 → 署名：登记过的人的键或姓名；null 不署名"),
  sources: decisions(SourceRecord, "正文里写的来源 → 来源；null 不是来源"),
  credits: decisions(SourceRecord, "图源的写法 → 图片出处，如 “图源：CTV” → ctv；null 不是出处"),
  pictureRights: decisions(
    RightsDecisions,
    "旧站没有注明出处的图片是谁的：旧站地址 → 出处、使用依据、谁在哪天定的；分栏目、分年份的写成列表，先写的先算；null 不知道，一直用占位框",
  ),
});
export type MigrationDecisions = z.infer<typeof MigrationDecisions>;

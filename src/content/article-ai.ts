import { type AiPolicy, type AiRecord, type AiWork, makesText, type OfAi } from "../domain/ai.ts";
import type { ArticleDates } from "./article-dates.ts";
import type { JsonFile } from "./json-file.ts";

/**
 * What an article says that machines have done to it.
 * @param facts what becomes of text that a machine has made and nobody has reviewed
 */
export function readAi(
  { ai: records }: { readonly ai: readonly AiRecord[] },
  facts: { unreviewed(): AiPolicy["unreviewed"] },
  { fields, future }: Pick<ArticleDates, "fields" | "future">,
  file: JsonFile,
): OfAi {
  const ai = records.map(({ use, system, reviewed }, at): AiWork => {
    const place = ["ai", at, "reviewed", "on"];
    const on = reviewed && fields.read(reviewed.on, place, "审校日期");
    if (on) fields.checkPast(on, place, "审校日期", future);
    const unread = file.reported.touches(["ai", at]);
    if (makesText({ use }) && !reviewed && !unread && facts.unreviewed() === "refuse")
      file.flag("unreviewed-ai", ["ai", at], `${system}做的文字没有人审校。`);
    return { use, system, ...(reviewed && on && { reviewed: { by: reviewed.by, on } }) };
  });
  return ai.length > 0 ? { ai } : {};
}

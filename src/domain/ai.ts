import { z } from "zod";
import type { DateStamp } from "./date-stamp.ts";
import { DIGITAL_SOURCES, type DigitalSource, SOURCE_LABELS } from "./digital-source.ts";
import { line } from "./text-rules.ts";

/**
 * What a machine that was trained on others' work has done to a text or a picture, as the record says; nothing is ever guessed from
 * the text. Readers are told because they ask, and because laws do: Regulation (EU) 2024/1689 (AI Act), article 50(4), from 2 August
 * 2026, of generated pictures, and of generated texts on matters of public interest unless somebody has reviewed them and answers
 * for them; 《人工智能生成合成内容标识办法》 of the People's Republic of China, from 1 September 2025, which also forbids to remove
 * such marks (article 10).
 */
export const AI_USES = ["translation", "draft", "summary", "headline"] as const;
export type AiUse = (typeof AI_USES)[number];

/** Beside the byline, in plain words. */
export const USE_LABELS: Readonly<Record<AiUse, string>> = {
  translation: "机器翻译",
  draft: "人工智能起草",
  summary: "导语由人工智能撰写",
  headline: "标题由人工智能拟定",
};

export const DigitalSourceField = z
  .enum(DIGITAL_SOURCES)
  .optional()
  .meta({
    description: `人工智能：${DIGITAL_SOURCES.map((one) => `${one} ${SOURCE_LABELS[one]}`).join(" / ")}；没有用就不写`,
  });

const dateTime = z.string().meta({ format: "date-time" });

/** One thing that a machine has done to an article. */
export const AiRecord = z
  .strictObject({
    use: z.enum(AI_USES).meta({
      description: `做了什么：${AI_USES.map((one) => `${one} ${USE_LABELS[one]}`).join(" / ")}`,
    }),
    system: line(60).meta({ description: "用的系统，如 DeepL、通义千问；写到读者认得出的程度" }),
    reviewed: z
      .strictObject({
        by: line(40).meta({ description: "谁审校的：姓名或部门" }),
        on: dateTime.meta({ format: "date-time", description: "哪天审校的，带时区；时刻不详写 T00:00:00" }),
      })
      .optional()
      .meta({ description: "人工审校；没有人看过就不写，页面会说明" }),
  })
  .meta({ id: "ai", description: "人工智能的参与" });
export type AiRecord = z.infer<typeof AiRecord>;

/** `ai` of `_data/site.json`: what becomes of a machine's translation that nobody has reviewed. */
export const AiPolicy = z.strictObject({
  unreviewed: z.enum(["refuse", "label"]).meta({
    description: "没有人审校的机器翻译和人工智能起草：refuse 不发布 / label 标明“未经人工审校”后发布；不写是 refuse",
  }),
});
export type AiPolicy = z.infer<typeof AiPolicy>;

/** What a machine has done to an article, and who has looked at it. */
export interface AiWork {
  readonly use: AiUse;
  readonly system: string;
  readonly reviewed?: { readonly by: string; readonly on: DateStamp };
}

/** What an article says of machines. */
export interface OfAi {
  /** Absent where none had a hand in it, as far as the record says. */
  readonly ai?: readonly AiWork[];
}

/** What makes the text itself, so that somebody has to answer for every word. */
export function makesText({ use }: Pick<AiWork, "use">): boolean {
  return use === "translation" || use === "draft";
}

/** For readers: `机器翻译（DeepL），王编辑 2026年11月29日 审校`. */
export function aiLineOf({ use, system, reviewed }: AiWork): string {
  const by = reviewed ? `${reviewed.by} ${reviewed.on.label} 审校` : "未经人工审校";
  return `${USE_LABELS[use]}（${system}），${by}`;
}

/** All of it in one text; undefined where there is nothing to say. */
export function aiNoteOf({ ai = [] }: OfAi): string | undefined {
  return ai.length > 0 ? ai.map(aiLineOf).join("；") : undefined;
}

/** The shortest way to say who made the text: 机器翻译; undefined where no machine did. */
export function madeByMachine({ ai = [] }: OfAi): string | undefined {
  const work = ai.find(makesText);
  return work && USE_LABELS[work.use];
}

/** What structured data calls a text that a machine has made: all of it the machine's, or mended by somebody. */
export function textSourceOf({ ai = [] }: OfAi): DigitalSource | undefined {
  const made = ai.filter(makesText);
  if (made.length === 0) return undefined;
  return made.every(({ reviewed }) => reviewed) ? "composite" : "trained";
}

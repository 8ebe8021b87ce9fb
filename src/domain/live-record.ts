import { z } from "zod";
import { ChangeRecord, dateTime } from "./article-record.ts";
import { SourceRecord } from "./source.ts";
import { line } from "./text-rules.ts";

/** The head of an entry's file, `live/<name>.md`, exactly as an author writes it; the text stands behind it. */
export const LiveEntryRecord = z
  .strictObject({
    time: dateTime.meta({
      description: "时间：这一条的时刻，必须带时区，如 2026-11-29T14:05:00-08:00；还没有到的，到时才发出",
    }),
    title: line(80).meta({ description: "标题：一句话" }),
    sources: z
      .array(SourceRecord)
      .max(10)
      .default([])
      .meta({ description: "来源：这一条的，写法同文章的来源；本站自己采写的写 own" }),
    own: z.boolean().default(false).meta({ description: "本站采写：是就写 true，可以与来源并存" }),
    key: z.boolean().default(false).meta({ description: "要点：true 就列在页首的要点里" }),
    changes: z
      .array(ChangeRecord)
      .max(20)
      .default([])
      .meta({ description: "改动：这一条发出以后的更正和补充，按时间先后" }),
    withdrawn: z
      .strictObject({
        date: dateTime.meta({ description: "日期：撤下的日期时间，必须带时区" }),
        reason: line(200).meta({ description: "缘由：为什么撤下，一句话，读者看得到" }),
      })
      .optional()
      .meta({ description: "撤下：写了它，标题和正文都不再出现，原处只留缘由" }),
  })
  .meta({ id: "entry", title: "live/*.md", description: "滚动报道的一条" });
export type LiveEntryRecord = z.infer<typeof LiveEntryRecord>;

/** What of the head of an entry the copy desk reads, by path. */
export const ENTRY_COPY = {
  title: "heading",
  "changes.*.text": "prose",
  "withdrawn.reason": "prose",
} as const;

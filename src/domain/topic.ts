import { z } from "zod";
import { OwnPictureRecord } from "./article-record.ts";
import type { ShownPicture } from "./picture.ts";
import { type SourceCitation, SourceRecord } from "./source.ts";
import { formerly, line } from "./text-rules.ts";

const article = line(200);

/** Something that happened, and who says so. */
export const EventRecord = z
  .strictObject({
    date: z.iso.date("bad-day").meta({ description: "日期，如 2025-05-19" }),
    text: line(300).meta({ description: "事情，一句话" }),
    article: article.optional().meta({ description: "本站的文章：地址或编号；与 source 至少写一项" }),
    source: SourceRecord.optional().meta({ description: "来源，写法同文章的来源；与 article 至少写一项" }),
  })
  .meta({ id: "event", description: "时间线上的一条" });

/** `_data/topics/<key>.json`: a story that goes on, in the order that an editor has given it. Beside it, `<key>.md` introduces it. */
export const TopicRecord = z
  .strictObject({
    $schema: z.string().optional().meta({ description: "给编辑器用的提示文件地址，可省略" }),
    title: line(30).meta({ description: "专题名" }),
    summary: line(120).meta({ description: "前情，一句话：放在专题里每篇文章的前面" }),
    picture: OwnPictureRecord.optional().meta({
      description: "题图，写法同文章的图片；文件放在 _data/topics/ 里",
    }),
    articles: z
      .array(article)
      .max(500)
      .default([])
      .meta({ description: "文章：地址（/2025/05/短名/）或永久编号，按专题页上的先后" }),
    chronology: z.array(EventRecord).max(200).default([]).meta({ description: "时间线；页面按日期排" }),
    formerly,
  })
  .meta({ title: "专题", description: "一个专题" });
export type TopicRecord = z.infer<typeof TopicRecord>;

/** Where the page of a topic lies. */
export function topicPath(key: string): string {
  return `/topics/${key}/`;
}

/** What happened on a day; `article` as it is written, whether or not there is one. */
export interface RecordedEvent {
  /** `2025-05-19` */
  readonly day: string;
  readonly text: string;
  readonly article?: string;
  readonly source?: SourceCitation;
}

/** A topic as its files say it. */
export interface Topic {
  readonly key: string;
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  /** The introduction, rendered by our own Markdown parser; empty when there is none. */
  readonly html: string;
  readonly picture?: ShownPicture;
  /** Addresses or ids, in the order of the page. */
  readonly articles: readonly string[];
  /** By day. */
  readonly chronology: readonly RecordedEvent[];
  readonly formerly?: readonly string[];
}

/** `2025年5月19日` */
export function dayLabel(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

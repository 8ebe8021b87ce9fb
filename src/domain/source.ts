import { z } from "zod";
import { key, line, webAddress } from "./text-rules.ts";

/** `_data/sources.json`: the outlets this publication draws on. */
export const SourceRegistry = z
  .record(
    key,
    z.strictObject({
      name: line(60).meta({ description: "读者看到的名称" }),
      aliases: z.array(line(60)).default([]).meta({ description: "别名；文章里写别名也认得" }),
      url: webAddress.meta({ description: "官方网站" }),
      country: line(20).optional().meta({ description: "所在国家或地区" }),
    }),
  )
  .meta({ description: "来源登记" });
export type SourceRegistry = z.infer<typeof SourceRegistry>;

/** How article.json names a source: a registered one, one with details of the text used, or one written out. */
export const SourceRecord = z
  .union([
    line(60).meta({ description: "登记过的来源的键、名称或别名" }),
    z.strictObject({
      source: line(60).meta({ description: "登记过的来源的键、名称或别名" }),
      url: webAddress.optional().meta({ description: "原文地址" }),
      title: line(200).optional().meta({ description: "原文标题" }),
      author: line(120).optional().meta({ description: "原文作者；原文署名时必须写（版权法第 29.2 条）" }),
    }),
    z.strictObject({
      name: line(60).meta({ description: "未登记的来源的名称" }),
      url: webAddress.meta({ description: "原文地址" }),
      title: line(200).optional().meta({ description: "原文标题" }),
      author: line(120).optional().meta({ description: "原文作者；原文署名时必须写（版权法第 29.2 条）" }),
    }),
  ])
  .meta({ id: "source", description: "来源：登记过的键、名称或别名，或带原文信息的对象" });
export type SourceRecord = z.infer<typeof SourceRecord>;

/** A source as every output shows it. */
export interface SourceCitation {
  readonly name: string;
  /** Registry key; absent for a source written out in the article. */
  readonly key?: string;
  /** The very text that was used; absent when the record does not have its address. */
  readonly url?: string;
  /** The outlet's own site, when it is registered. */
  readonly homepage?: string;
  readonly title?: string;
  readonly author?: string;
}

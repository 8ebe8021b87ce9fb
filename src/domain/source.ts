import { z } from "zod";
import { ORIGINAL_FIELDS, type Original } from "./original.ts";
import { formerly, key, language, line, webAddress } from "./text-rules.ts";

/** What a reprint may be to search engines, from the freest to the strictest. */
export const INDEX_MODES = ["index", "noindex-news", "noindex"] as const;
export type IndexMode = (typeof INDEX_MODES)[number];

/** `_data/sources.json`: the outlets this publication draws on. */
export const SourceRegistry = z
  .record(
    key,
    z.strictObject({
      name: line(60).meta({ description: "读者看到的名称" }),
      aliases: z.array(line(60)).default([]).meta({ description: "别名；文章里写别名也认得" }),
      url: webAddress.meta({ description: "官方网站" }),
      country: line(20).optional().meta({ description: "所在国家或地区" }),
      language: language.optional().meta({ description: "原文语言，如 en、fr、zh" }),
      credit: line(60).optional().meta({ description: "对方要求的署名写法；不写就用 name" }),
      basis: line(200).meta({ description: "使用依据：许可协议或法律条文" }),
      licenceUrl: webAddress.optional().meta({ description: "许可条款的地址" }),
      share: z.number().gt(0).max(1).optional().meta({ description: "转载时最多可用原文的几成，0 到 1" }),
      index: z
        .enum(INDEX_MODES)
        .default("noindex-news")
        .meta({ description: "转载稿能否被搜索引擎收录：index / noindex-news 不进 Google 新闻 / noindex" }),
      canonical: z.boolean().default(false).meta({ description: "许可是否要求转载稿把原文标为规范地址" }),
      contact: z.union([z.email(), webAddress]).optional().meta({ description: "版权事务的联系方式" }),
      status: z.enum(["active", "stopped"]).default("active").meta({ description: "active 可用 / stopped 停用" }),
      formerly,
    }),
  )
  .meta({ description: "来源登记" });
export type SourceRegistry = z.infer<typeof SourceRegistry>;
export type RegisteredSource = SourceRegistry[string];

const details = {
  title: line(200).optional().meta({ description: "原文标题" }),
  author: line(120).optional().meta({ description: "原文作者；原文署名时必须写（版权法第 29.2 条）" }),
  authorGiven: z.literal(false).optional().meta({ description: "原文没有署名：写 false" }),
  share: z.number().gt(0).max(1).optional().meta({ description: "用了原文的几成，0 到 1；来源限定了份额时必须写" }),
};

/** How article.json names a source: a registered one, one with details of the text used, or one written out. */
export const SourceRecord = z
  .union([
    line(60).meta({ description: "登记过的来源的键、名称或别名" }),
    z.strictObject({
      source: line(60).meta({ description: "登记过的来源：键、名称或别名" }),
      url: webAddress.optional().meta({ description: "原文地址" }),
      ...details,
    }),
    z.strictObject({
      name: line(60).meta({ description: "没有登记的来源：它的名称" }),
      url: webAddress.optional().meta({ description: "原文地址；只有旧站搬来的文章可以不写" }),
      ...details,
    }),
  ])
  .meta({ id: "source", description: "来源：登记过的键、名称或别名，或带原文信息的对象" });
export type SourceRecord = z.infer<typeof SourceRecord>;

/** Whom a source itself has it from: as a source is named, and without an address where there is none. */
const OriginRecord = z
  .union([
    line(60).meta({ description: "登记过的来源的键、名称或别名" }),
    z.strictObject({
      source: line(60).meta({ description: "登记过的来源：键、名称或别名" }),
      url: webAddress.optional().meta({ description: "原文地址" }),
    }),
    z.strictObject({
      name: line(60).meta({ description: "没有登记的来源：它的名称" }),
      url: webAddress.optional().meta({ description: "原文地址" }),
    }),
  ])
  .meta({ id: "origin", description: "转引的来源：登记过的键、名称或别名，或带原文地址的对象" });

const via = z.array(OriginRecord).min(1).max(5).optional().meta({
  description: '转引：这篇自己写明消息出自谁，从最早的写起，如 ["路透社"]；不知道就不写',
});
const [plain, registered, written] = SourceRecord.options;

/** A source of an article's text: it may say whom it has it from. */
export const TextSourceRecord = z
  .union([plain, registered.extend({ via, ...ORIGINAL_FIELDS }), written.extend({ via, ...ORIGINAL_FIELDS })])
  .meta({ id: "text-source", description: "文字的来源：登记过的键、名称或别名，或带原文信息的对象" });
export type TextSourceRecord = z.infer<typeof TextSourceRecord>;
/** However a record names a source. */
export type NamedSourceRecord = TextSourceRecord | z.infer<typeof OriginRecord>;

/** A source as every output shows it. */
export interface SourceCitation extends Original {
  /** As the source wants to be credited. */
  readonly name: string;
  /** Registry key; absent for a source written out in the article. */
  readonly key?: string;
  /** The very text that was used; absent when the record does not have its address. */
  readonly url?: string;
  /** The outlet's own site, when it is registered. */
  readonly homepage?: string;
  /** Language of the text, when it is known. */
  readonly language?: string;
  readonly title?: string;
  readonly author?: string;
  /** How much of the original was used, 0 to 1. */
  readonly share?: number;
  /** Whom it says that it has it from, the first who told it first. */
  readonly via?: readonly SourceCitation[];
}

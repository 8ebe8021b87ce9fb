import { z } from "zod";
import { ALIAS, hasDotStep, hidesCharacters } from "./address.ts";
import { AiRecord, DigitalSourceField } from "./ai.ts";
import { ArchiveRecord } from "./archive.ts";
import { CHANGE_KINDS } from "./change.ts";
import { ChartRecord } from "./chart-record.ts";
import { LONGEST_THANKS } from "./error-report.ts";
import { isPortableFileName } from "./file-name.ts";
import { FocusRecord } from "./focus.ts";
import { WEIGHTS } from "./front.ts";
import { GENRES, SponsorRecord } from "./genre.ts";
import { ALL_KINDS } from "./kind.ts";
import { MediaRecord } from "./media.ts";
import { ORIGINAL_FIELDS } from "./original.ts";
import { PLATFORMS } from "./quote.ts";
import { RELEASE_STAMP } from "./release.ts";
import { ContributorRecord } from "./signature.ts";
import { Glossary } from "./site.ts";
import { SourceRecord, TextSourceRecord } from "./source.ts";
import { key, language, line, webAddress } from "./text-rules.ts";

/** As people write one; what it says is read by src/content/date-fields.ts. */
export const dateTime = z.string().meta({
  format: "date-time",
  description: "日期时间，必须带时区，如 2025-05-19T09:30:00-07:00；时刻不详写 T00:00:00",
});

/** Every one of them is looked for in the whole text. */
const MOST_TERMS = 200;

/** A picture as article.json records it. The soul of the publication: no credit, no picture. */
export const PictureRecord = z
  .strictObject({
    file: z
      .string()
      .refine(isPortableFileName, "bad-file-name")
      .optional()
      .meta({ description: "图片文件：文章文件夹里的文件名；展示图片时必须写" }),
    alt: line(300).optional().meta({ description: "图片描述：给看不到图的读者的一句话；展示图片时必须写" }),
    caption: line(300).optional().meta({ description: "图片说明" }),
    focus: FocusRecord.optional().meta({
      description:
        '重点：裁切时留住哪里，如 "top" 上、"left" 左、"top-right" 右上、"centre" 正中，或 {"x": 0.3, "y": 0.2}；图表、示意图写 "whole"，列表里整张显示，描述以“柱状图”“示意图”“地图”一类开头的不写也是；不写就是横向居中、纵向偏上三分之一，长图是开头',
    }),
    credit: SourceRecord.nullable().meta({
      description: "图片出处，写法同来源；原稿没有注明时写 null，此时必须写 unavailable 和 creditNote",
    }),
    creditNote: line(200).optional().meta({ description: "出处说明：出处不明时，向读者说明情况" }),
    licence: line(200).optional().meta({ description: "使用依据，如 CC BY 4.0、本站拍摄；展示图片时必须写" }),
    digitalSourceType: DigitalSourceField,
    until: dateTime.optional().meta({ description: "使用期限：到这一刻不再展示，换成占位框；不限期就不写" }),
    unavailable: line(200).optional().meta({ description: "不能展示的原因：写了它就显示占位框" }),
  })
  .meta({ id: "picture", description: "图片" });
export type PictureRecord = z.infer<typeof PictureRecord>;

/** A picture of a person or a topic: whoever may not show it leaves it out. */
export const OwnPictureRecord = PictureRecord.omit({ creditNote: true, unavailable: true })
  .extend({ credit: PictureRecord.shape.credit.meta({ description: "图片出处，写法同来源" }) })
  .meta({ id: "own-picture", description: "图片" });

/** A direct quotation with everything a reader needs to check it. */
export const QuoteRecord = z
  .strictObject({
    speaker: line(60).meta({ description: "说话的人" }),
    role: line(80).optional().meta({ description: "说话人的身份" }),
    platform: z.enum(PLATFORMS).meta({
      description:
        "平台：x X / truth-social Truth Social / weibo 微博 / facebook Facebook / instagram Instagram / threads Threads / bluesky Bluesky / telegram Telegram / wechat 微信公众号 / press 媒体报道 / statement 声明或讲话",
    }),
    source: SourceRecord.optional().meta({ description: "报道它的媒体，写法同来源；platform 是 press 时必须写" }),
    text: line(1000).meta({ description: "引文的中文" }),
    original: z
      .strictObject({
        language: language.meta({ description: "语言，如 en" }),
        text: line(2000).meta({ description: "原话" }),
      })
      .optional()
      .meta({ description: '原话，如 {"language": "en", "text": "…"}' }),
    url: webAddress.meta({ description: "原话所在的地址" }),
    posted: dateTime
      .optional()
      .meta({ description: "发布或说出的时间，如 2025-05-19T14:05:00-07:00；时刻不详写 T00:00:00" }),
    ...ORIGINAL_FIELDS,
    checked: dateTime.meta({ description: "核对日期，如 2025-05-20T00:00:00-07:00" }),
  })
  .meta({ id: "quote", description: "引语" });
export type QuoteRecord = z.infer<typeof QuoteRecord>;

/** What was changed after publication; the page shows it, and only it moves the date of the last change. */
export const ChangeRecord = z
  .strictObject({
    date: dateTime.meta({ description: "日期：改动的日期时间，必须带时区，如 2025-05-20T00:00:00-07:00" }),
    kind: z.enum(CHANGE_KINDS).meta({ description: "性质：correction 更正错误 / update 补充新情况" }),
    text: line(500).meta({ description: "内容：改了什么，原来怎样，现在怎样" }),
    thanks: line(LONGEST_THANKS).optional().meta({ description: "致谢：指出错误的读者，如 王女士；读者愿意署名才写" }),
  })
  .meta({ id: "change", description: "改动" });
export type ChangeRecord = z.infer<typeof ChangeRecord>;

/** `article.json`, exactly as an author writes it. Unknown keys are refused so that a typing mistake is never silent. */
export const ArticleRecord = z
  .strictObject({
    $schema: z.string().optional().meta({ description: "给编辑器用的提示文件地址，可省略" }),
    id: key
      .min(8, "bad-key")
      .meta({ description: "永久编号：小写英文字母、数字、连字符，至少 8 个字符，全站唯一，发布后不改" }),
    title: line(120).meta({ description: "标题" }),
    lede: line(500).meta({ description: "导语，一段话" }),
    published: dateTime.meta({
      description: "发布时间，必须带时区，如 2025-05-19T09:30:00-07:00；时刻不详写 T00:00:00",
    }),
    publishAt: dateTime.optional().meta({
      description: "禁发期：发出的时刻，不早于 published；写了它，列表和订阅都按它，published 只是署的日期",
    }),
    order: z
      .string()
      .regex(RELEASE_STAMP, "bad-order")
      .optional()
      .meta({ description: "先后：定下发布的时刻（UTC），如 20261129T181500Z；命令写入，同一时刻发布的按它排先后" }),
    until: dateTime.optional().meta({
      description: "转载期限：到这一刻全文撤下，原地址说明缘由；不限期就不写",
    }),
    changes: z.array(ChangeRecord).max(50).default([]).meta({ description: "发布后的改动，按时间先后" }),
    kind: z.enum(ALL_KINDS).meta({
      description:
        "体裁：original 原创 / compilation 综合 / translation 编译 / reprint 转载 / unknown 不详，只有旧站搬来的文章",
    }),
    genre: z
      .enum(GENRES)
      .optional()
      .meta({ description: "类型：opinion 评论 / sponsored 广告 / live 滚动报道；别的新闻不写" }),
    ended: dateTime.optional().meta({
      description: "直播结束：滚动报道（genre 写 live）结束的时刻，到这一刻改成从头往后排；还在进行就不写",
    }),
    sponsor: SponsorRecord.optional().meta({
      description:
        '广告主：谁付的钱，如 {"name": "枫叶银行", "url": "https://…"}；genre 是 sponsored 时必须写，别的不写',
    }),
    desk: line(40).optional().meta({ description: "部门或栏目组，如 加西周末；与 authors、contributors 至少写一项" }),
    authors: z
      .array(line(40))
      .max(20)
      .default([])
      .meta({ description: "作者：登记过的人（_data/people.json）写键、名称或别名，没有登记的写姓名" }),
    contributors: z
      .array(ContributorRecord)
      .max(20)
      .default([])
      .meta({ description: "参与的人：翻译、编辑、责任编辑、摄影，姓名的写法同 authors" }),
    ai: z.array(AiRecord).max(4).default([]).meta({
      description: "人工智能的参与：翻译、起草、导语、标题用了哪个系统，谁审校的；没有用就不写",
    }),
    sources: z.array(TextSourceRecord).max(30).default([]).meta({ description: "上游来源；综合、编译、转载必须写" }),
    section: key.meta({ description: "栏目，_data/sections.json 里的键" }),
    weight: z.enum(WEIGHTS).optional().meta({
      description:
        "分量：high 重要 / normal 一般 / low 次要；首页没有人工摆放的位置按它和新旧排，重要的当作晚发一天，次要的当作早发一天",
    }),
    tags: z.array(key).max(20).default([]).meta({ description: "标签，_data/tags.json 里的键" }),
    pictures: z
      .record(key, PictureRecord)
      .default({})
      .meta({ description: "图片：名称 → 记录；正文里用 ![](名称) 放置" }),
    charts: z.record(key, ChartRecord).default({}).meta({ description: "图表：名称 → 记录；正文里用 ![](名称) 放置" }),
    media: z
      .record(key, MediaRecord)
      .default({})
      .meta({ description: "视频、音频、文件：名称 → 记录；正文里用 ![](名称) 放置" }),
    quotes: z.record(key, QuoteRecord).default({}).meta({ description: "引语：名称 → 记录；正文里用 ![](名称) 放置" }),
    aliases: z
      .array(
        z
          .string()
          .max(500)
          .regex(ALIAS, "bad-alias")
          .refine((alias) => !hasDotStep(alias), "bad-alias")
          .refine((alias) => !hidesCharacters(alias), "forbidden-in-address"),
      )
      .max(20)
      .default([])
      .meta({ description: "旧地址，会转到本文，如 /?p=123、/archives/123" }),
    traditional: Glossary.refine((terms) => Object.keys(terms).length <= MOST_TERMS, "too-many-terms")
      .default({})
      .meta({
        description:
          '繁体版的写法：这一篇特别的，简体 → 繁体，如 {"范先生": "范先生"}；全站通用的写在 _data/glossary.json',
      }),
    archive: ArchiveRecord.optional().meta({ description: "旧文：从旧站搬来的文章，命令写入；新文章不写" }),
    comments: z.enum(["open", "closed"]).default("open").meta({ description: "评论：open 开放 / closed 关闭" }),
    status: z
      .enum(["published", "draft"])
      .default("published")
      .meta({ description: "状态：published 发布 / draft 草稿，不发布" }),
  })
  .meta({ title: "article.json", description: "一篇文章的记录" });
export type ArticleRecord = z.infer<typeof ArticleRecord>;

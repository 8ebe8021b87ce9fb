import { z } from "zod";
import type { DateStamp } from "./date-stamp.ts";
import { INDEX_MODES, type IndexMode, type SourceCitation, SourceRecord } from "./source.ts";
import { key, line, webAddress } from "./text-rules.ts";

/**
 * What an article of an archive may lack, and no other: whoever moved it has looked for it and not found it. Closed, so that a debt
 * can be counted and paid (docs/decisions/0066).
 */
export const UNKNOWNS = [
  "kind",
  "byline",
  "source",
  "original",
  "author",
  "basis",
  "share",
  "credit",
  "alt",
  "licence",
] as const;
export type Unknown = (typeof UNKNOWNS)[number];

/** As readers and editors are told; what is of pictures holds for videos, sounds and documents as well. */
export const UNKNOWN_LABELS: Readonly<Record<Unknown, string>> = {
  kind: "体裁",
  byline: "署名",
  source: "来源",
  original: "原文地址",
  author: "原文作者",
  basis: "转载依据",
  share: "使用份额",
  credit: "图片出处",
  alt: "图片描述",
  licence: "图片使用依据",
};

const dateTime = z.string().meta({ format: "date-time" });

/** The front page of a site that articles were moved from: of the same spelling wherever it is named. */
const siteAddress = webAddress.refine((text) => !/[/?#]$/.test(text), "not-a-site");

/** `archive` of article.json: where an old article was before, and what nobody knows of it. Written by `npm run migrate`. */
export const ArchiveRecord = z
  .strictObject({
    site: siteAddress.meta({ description: "旧站：它首页的地址，末尾不带斜杠，与 _data/archive.json 里的一样" }),
    address: webAddress.meta({ description: "原址：文章在旧站的地址" }),
    post: z.int().min(1).meta({ description: "旧编号：文章在旧站的编号" }),
    moved: dateTime.meta({ format: "date-time", description: "搬来的时间；文章的发布日期必须早于它" }),
    unknown: z
      .array(z.enum(UNKNOWNS))
      .max(UNKNOWNS.length)
      .default([])
      .meta({
        description: `没有查明的：${UNKNOWNS.map((one) => `${one} ${UNKNOWN_LABELS[one]}`).join(" / ")}；只有写了的可以缺，补上一样删去一样`,
      }),
  })
  .meta({ id: "archive", description: "旧站搬来的文章" });
export type ArchiveRecord = z.infer<typeof ArchiveRecord>;

/**
 * Whose the pictures are that an old site has left without a credit, as the publisher has decided for many at once. It is printed
 * beside each of them.
 */
export const PictureRights = z.strictObject({
  site: siteAddress.meta({ description: "哪个旧站搬来的文章，与 sites 里的 url 一样" }),
  sections: z.array(key).min(1).optional().meta({ description: "只管这些栏目的文章；不写就是全部" }),
  from: dateTime.optional().meta({ format: "date-time", description: "只管这一刻及以后发布的文章" }),
  before: dateTime.optional().meta({ format: "date-time", description: "只管这一刻以前发布的文章" }),
  credit: SourceRecord.meta({ description: "图片是谁的，写法同来源" }),
  licence: line(120).meta({ description: "使用依据，如 本报记者拍摄" }),
  by: line(40).meta({ description: "谁定的，如 总编辑 王某" }),
  decided: dateTime.meta({ format: "date-time", description: "哪天定的，带时区" }),
});
export type PictureRights = z.infer<typeof PictureRights>;

/** The first decision that is about an article. @param epoch when it came out, in milliseconds since 1970 */
export function rightsFor<T extends Pick<BulkRights, "sections" | "from" | "before">>(
  all: readonly T[],
  { section, epoch }: { readonly section: string; readonly epoch: number },
): T | undefined {
  return all.find(
    ({ sections, from = epoch, before = epoch + 1 }) =>
      (sections?.includes(section) ?? true) && from <= epoch && epoch < before,
  );
}

/** What is printed beside a picture whose owner was decided on for many at once. */
export function rightsStatement({
  by,
  day,
  licence,
}: Pick<PictureRights, "by" | "licence"> & { readonly day: DateStamp }): string {
  return `据本站${day.year}年${day.shortLabel}的登记（${by}）：${licence}`;
}

/** Whose pictures without a credit are, by a decision about many: whose, and what is printed beside each. */
export interface BulkRights {
  readonly credit: SourceCitation;
  readonly licence: string;
  readonly sections?: readonly string[];
  /** Milliseconds since 1970. */
  readonly from?: number;
  readonly before?: number;
}

/** `_data/archive.json`: what was moved from where, so that no new article passes for an old one. */
export const ArchiveRegistry = z.strictObject({
  sites: z
    .array(
      z.strictObject({
        url: siteAddress.meta({ description: "旧站首页的地址，末尾不带斜杠" }),
        moved: dateTime.meta({ format: "date-time", description: "最近一次搬来的时间" }),
        posts: z.array(z.int().min(1)).meta({ description: "搬来的文章在旧站的编号" }),
      }),
    )
    .default([])
    .meta({ description: "搬来过文章的旧站；npm run migrate 写入" }),
  pictures: z.array(PictureRights).default([]).meta({ description: "旧站没有注明出处的图片是谁的：成批的决定" }),
});
export type ArchiveRegistry = z.infer<typeof ArchiveRegistry>;

/** What search engines are told of a text of which nobody knows whose it is, where the publication has not chosen. */
export const UNKNOWN_ROBOTS: IndexMode = "noindex-news";

/** `archive` of `_data/site.json`. */
export const ArchiveSettings = z.strictObject({
  robots: z.enum(INDEX_MODES).default(UNKNOWN_ROBOTS).meta({
    description: "旧站搬来、体裁或来源不详的文章能否被搜索引擎收录：index / noindex-news 不进 Google 新闻 / noindex",
  }),
});

/** At the end of such an article, where `_data/disclaimers.json` has nothing of its own. `{contact}` becomes the address. */
export const UNKNOWN_DISCLAIMER =
  "本文从旧站搬来，体裁没有查明。知情的读者和权利人请写信到 {contact}，我们核实后补上来源，或者撤下。";

/** Where an article was before it was moved, and what it lacks. */
export interface Archive extends Omit<ArchiveRecord, "moved" | "unknown"> {
  readonly moved: DateStamp;
  /** What is missing indeed, in the order of `UNKNOWNS`. */
  readonly unknown: readonly Unknown[];
}

/** What is said in a field about pictures where an old site has left it empty. */
export const NOT_RECORDED = {
  credit: "旧站没有注明出处，不能展示",
  file: "旧站没有留下图片文件",
  alt: "图片，旧站没有留下描述",
  description: "旧站没有留下内容说明",
  licence: "旧站没有注明使用依据",
} as const;

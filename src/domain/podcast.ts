import { z } from "zod";
import { OwnPictureRecord } from "./article-record.ts";
import type { ShownPicture } from "./picture.ts";
import { language, line } from "./text-rules.ts";

/** Where the page of the podcast lies; its feed lies beside it. */
export const PODCAST_PATH = "/podcast/";
/** Artwork that directories take: square, and so many pixels wide (podcasters.apple.com/support/896-artwork-requirements). */
export const ARTWORK_PIXELS = { least: 1400, most: 3000 } as const;

/** Categories of Apple's directory, which the others know as well; a part of one behind a slash (podcasters.apple.com/support/1691-apple-podcasts-categories). */
const CATEGORIES = [
  "Arts",
  "Business",
  "Comedy",
  "Education",
  "Fiction",
  "Government",
  "Health & Fitness",
  "History",
  "Kids & Family",
  "Leisure",
  "Music",
  "News",
  "News/Business News",
  "News/Daily News",
  "News/Entertainment News",
  "News/News Commentary",
  "News/Politics",
  "News/Sports News",
  "News/Tech News",
  "Religion & Spirituality",
  "Science",
  "Society & Culture",
  "Sports",
  "TV & Film",
  "Technology",
  "True Crime",
] as const;

/** `_data/podcast.json`: with it the sounds of articles are a podcast. */
export const PodcastRecord = z
  .strictObject({
    $schema: z.string().optional().meta({ description: "给编辑器用的提示文件地址，可省略" }),
    title: line(60).meta({ description: "播客名" }),
    description: line(600).meta({ description: "简介：听众在播客目录里读到的" }),
    artwork: OwnPictureRecord.meta({
      description:
        "封面，写法同文章的图片；正方形，边长至少 1400 像素，文件放在 _data/podcast/ 里，出处、描述和使用依据都要写",
    }),
    category: z.enum(CATEGORIES).meta({ description: "播客目录里的分类，如 News、News/Daily News" }),
    language: language.default("zh").meta({ description: "语言：节目说的是哪种语言，如 zh、yue" }),
    explicit: z.boolean().default(false).meta({ description: "是否有不宜儿童收听的内容" }),
    author: line(60).optional().meta({ description: "作者：不写就是刊名" }),
    guid: z
      .uuid("bad-value")
      .optional()
      .meta({ description: "podcast:guid：从别处搬来的播客写它原来的编号，订阅不断；新的不写" }),
  })
  .meta({ title: "播客", description: "有了它，文章里自己的音频就是一档播客" });
export type PodcastRecord = z.infer<typeof PodcastRecord>;

/** The podcast as its file says it. */
export interface Podcast extends Omit<PodcastRecord, "artwork" | "$schema" | "author" | "guid"> {
  readonly author?: string;
  readonly guid?: string;
  /** Absent when its licence has ended. */
  readonly artwork?: ShownPicture;
}

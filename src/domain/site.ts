import { z } from "zod";
import { AiPolicy } from "./ai.ts";
import { ArchiveSettings } from "./archive.ts";
import { FORBIDDEN } from "./characters.ts";
import { COLOUR, isReadable, type Theme } from "./colour.ts";
import { CommentSettings } from "./comment-service.ts";
import { MediaSettings } from "./media-policy.ts";
import { formerly, key, line, webAddress } from "./text-rules.ts";
import { isTimeZone } from "./time-zone.ts";
import { TrustSettings } from "./trust.ts";

/**
 * `traditional` of `_data/site.json`: whose characters and marks the Traditional edition is written in. Without it there
 * is no such edition.
 */
export const EditionSettings = z.strictObject({
  /** OpenCC's forms of characters: 裏 and 着 in Hong Kong, 裡 and 著 in Taiwan. */
  region: z.enum(["hongkong", "taiwan"]).meta({ description: "用哪里的字形" }),
  /** Whether words of the mainland give way to the region's (软件 → 軟體), in what others are quoted as saying too. */
  words: z.boolean().default(false).meta({ description: "用词是否也换成当地的，如 软件 → 軟體" }),
  /** 「」 or “”. */
  quotes: z.enum(["corner", "curly"]).default("corner").meta({ description: "引号：corner 「」 / curly “”" }),
});
export type EditionSettings = z.infer<typeof EditionSettings>;

/** Where the editor in the browser stands on the site. */
export const ADMIN_PATH = "/admin/";
/** The one host that it talks to, and only where a repository is named. */
export const CMS_API = "https://api.github.com";

/**
 * `cms` of `_data/site.json`: with it the site has `/admin/`, where articles are written in the browser. Without
 * `repository` it works on a folder of the author's own computer alone.
 */
export const CmsSettings = z.strictObject({
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, "bad-value")
    .optional()
    .meta({ description: "GitHub 仓库，如 owner/name；不写就只能编辑本机的文件夹" }),
  branch: z
    .string()
    .regex(/^[\w./-]+$/, "bad-value")
    .default("main")
    .meta({ description: "写到哪个分支" }),
});
export type CmsSettings = z.infer<typeof CmsSettings>;

/** `originals` of `_data/site.json`: without it no archive is asked for anything. */
export const OriginalSettings = z.strictObject({
  copies: z.enum(["find", "save"]).meta({
    description: "引用的原文在互联网档案馆的存档：find 只找已有的 / save 没有的请它存一份",
  }),
});
export type CopySettings = z.infer<typeof OriginalSettings>["copies"];

/** `_data/site.json`: who publishes, where, and where comments go. */
export const Site = z.strictObject({
  name: line(20).meta({ description: "刊名" }),
  icon: z
    .string()
    .regex(/^[\p{L}\p{N}]$/u, "bad-value")
    .optional()
    .meta({ description: "网站图标上的一个字，如 源；不写就用刊名的第一个字" }),
  tagline: line(60).meta({ description: "一句话的标语" }),
  description: line(200).meta({ description: "简介，搜索引擎和订阅里用" }),
  url: webAddress
    .refine((text) => !URL.canParse(text) || text === new URL(text).origin, "not-an-origin")
    .meta({ description: "网站地址：https:// 和主机名，不带斜杠和路径" }),
  /** Permanent: a feed reader takes an entry with another id for a new one (RFC 4287, 4.2.6). */
  feedIds: z
    .string()
    .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, "bad-feed-ids")
    .optional()
    .meta({
      description: "订阅条目编号的前缀，如 example.ca，定下来就不再改，换了域名也不改；不写就用网站地址的主机名",
    }),
  timeZone: z
    .string()
    .refine((zone) => isTimeZone(zone), "bad-time-zone")
    .meta({ description: "日期按这个时区算，如 America/Vancouver" }),
  contact: z.email("bad-address").meta({ description: "读者看到的联系邮箱" }),
  comments: CommentSettings.meta({ description: "评论发到哪里" }),
  /** Editing in the browser; without it there is no `/admin/`. */
  cms: CmsSettings.optional().meta({ description: "网页后台 /admin/；删去就没有" }),
  /** The Traditional edition; without it there is none. */
  traditional: EditionSettings.optional().meta({ description: "繁体版；删去就没有繁体版" }),
  /** What of other hosts is played in articles; without it all of it is linked to. */
  media: MediaSettings.optional().meta({
    description: "文章里可以播放哪些平台、哪些主机的视频和音频；没有写的，文章里只给链接",
  }),
  /** Articles that were moved from an old site. */
  archive: ArchiveSettings.optional().meta({ description: "从旧站搬来的文章" }),
  /** Who stands behind the publication, and with whom it is connected. */
  trust: TrustSettings.optional().meta({
    description: "本站是谁、与谁有关：给机器看的 trust.txt 和结构化数据里的声明",
  }),
  /** What becomes of texts that a machine has made and nobody has reviewed. */
  ai: AiPolicy.optional().meta({ description: "人工智能做的文字" }),
  /** What archives are asked of the texts that are cited. */
  originals: OriginalSettings.optional().meta({ description: "引用的原文的存档；不写就不问档案馆" }),
  /** Pictures for previews of links that have none of their own. */
  shareCards: z
    .boolean()
    .optional()
    .meta({ description: "没有合适图片的新文章和各列表，分享时用标题和来源做成的图；不写就没有" }),
});
export type Site = z.infer<typeof Site>;

function colourOn(theme: Theme, where: string) {
  return z
    .string()
    .regex(COLOUR, "bad-colour")
    .refine((text) => !COLOUR.test(text) || isReadable(text, theme), `faint-on-${theme}`)
    .meta({ description: `${where}页面上的颜色，如 #2b4f81` });
}

/** A section's rules and labels; text has to be readable in it in both themes. */
const SectionColour = z.strictObject({ light: colourOn("light", "浅色"), dark: colourOn("dark", "深色") });

export const Sections = z.record(
  key,
  z.strictObject({
    name: line(12).meta({ description: "栏目名" }),
    description: line(100).meta({ description: "一句话说明" }),
    /** Whether its articles may lead the front page. */
    front: z.boolean().default(true).meta({ description: "文章能否作首页头条" }),
    /** Without one it has the accent of all pages. */
    colour: SectionColour.optional().meta({ description: "栏目的颜色，用在细线和栏目名上；不写就用全站的强调色" }),
    formerly,
  }),
);
export const Tags = z.record(key, z.strictObject({ name: line(30).meta({ description: "标签名" }), formerly }));

/** Whoever has paid is named in it. */
const noteOnSponsor = line(400).regex(/\{sponsor\}/, "without-sponsor");

/**
 * `_data/disclaimers.json`: what stands at the end of every article, by kind, and at the head of what is no news. `{contact}` becomes
 * the address, `{sponsor}` who has paid.
 */
export const Disclaimers = z.strictObject({
  original: line(400).meta({ description: "原创文章末尾的声明" }),
  compilation: line(400).meta({ description: "综合文章末尾的声明" }),
  translation: line(400).meta({ description: "编译文章末尾的声明" }),
  reprint: line(400).meta({ description: "转载文章末尾的声明" }),
  unknown: line(400).optional().meta({ description: "旧站搬来、体裁不详的文章末尾的声明" }),
  opinion: line(400).optional().meta({ description: "评论开头的说明" }),
  editorial: line(400).optional().meta({ description: "社论开头的说明：评论没有写作者，只有部门" }),
  sponsored: noteOnSponsor.optional().meta({ description: "广告开头和末尾的说明，{sponsor} 是广告主" }),
  sponsoredByNewsroom: noteOnSponsor.optional().meta({
    description: "编辑部参与制作的广告，开头和末尾的说明",
  }),
});
export type Disclaimers = z.infer<typeof Disclaimers>;

const LONGEST = 40;
/** Marks that would be markup in a page, or belong to an entity in one. */
const MARKUP_MARKS = /[<>&;"']/;
const HAN = /\p{Script=Han}/u;

/** One side of an entry: words that may stand inside a sentence. */
const term = z
  .string()
  .refine((text) => text.length <= LONGEST && text.trim() === text && HAN.test(text), "bad-term")
  .refine((text) => !MARKUP_MARKS.test(text) && !FORBIDDEN.test(text) && !/[\t\n\r]/.test(text), "bad-term");

/**
 * Names and terms that OpenCC cannot know, simplified → traditional: `{ "特朗普": "川普" }`. Where several fit, the longest
 * wins. An entry may also say that a word stays as OpenCC would not leave it: `{ "范": "范" }`.
 */
export const Glossary = z.record(term, term);
export type Glossary = z.infer<typeof Glossary>;

/** Pages in the publication's own words that every publication owes its readers, in the order of the footer. */
export const PROSE_PAGE_KEYS = ["about", "principles", "privacy", "rights"] as const;
export type ProsePageKey = (typeof PROSE_PAGE_KEYS)[number];

/** One file of `_data/pages/`: its first line is the title, the rest the text. */
export interface ProsePage {
  readonly key: ProsePageKey;
  /** Address on the site. */
  readonly path: string;
  readonly title: string;
  /** The first paragraph as plain text, for search engines and link previews; absent when there is none. */
  readonly summary?: string;
  /** The text below the title, rendered by our own Markdown parser, which lets no HTML through. */
  readonly html: string;
}

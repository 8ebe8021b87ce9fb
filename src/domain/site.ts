import { z } from "zod";
import { CmsSettings } from "./cms-settings.ts";
import { CommentEndpoint } from "./comment-endpoint.ts";
import { EditionSettings } from "./edition-settings.ts";
import { formerly, key, line, webAddress } from "./text-rules.ts";
import { isTimeZone } from "./time-zone.ts";

/** `_data/site.json`: who publishes, where, and where comments go. */
export const Site = z.strictObject({
  name: line(20).meta({ description: "刊名" }),
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
  comments: CommentEndpoint.meta({ description: "评论发到哪里" }),
  /** Editing in the browser; without it there is no `/admin/`. */
  cms: CmsSettings.optional().meta({ description: "网页后台 /admin/；删去就没有" }),
  /** The Traditional edition; without it there is none. */
  traditional: EditionSettings.optional().meta({ description: "繁体版；删去就没有繁体版" }),
});
export type Site = z.infer<typeof Site>;

export const Sections = z.record(
  key,
  z.strictObject({
    name: line(12).meta({ description: "栏目名" }),
    description: line(100).meta({ description: "一句话说明" }),
    /** Whether its articles may lead the front page. */
    front: z.boolean().default(true).meta({ description: "文章能否作首页头条" }),
    formerly,
  }),
);
export const Tags = z.record(key, z.strictObject({ name: line(30).meta({ description: "标签名" }), formerly }));

/** `_data/disclaimers.json`: what stands at the end of every article, by kind. `{contact}` becomes the address. */
export const Disclaimers = z.strictObject({
  original: line(400).meta({ description: "原创文章末尾的声明" }),
  compilation: line(400).meta({ description: "综合文章末尾的声明" }),
  translation: line(400).meta({ description: "编译文章末尾的声明" }),
  reprint: line(400).meta({ description: "转载文章末尾的声明" }),
});
export type Disclaimers = z.infer<typeof Disclaimers>;

import { z } from "zod";
import { OwnPictureRecord } from "./article-record.ts";
import type { ShownPicture } from "./picture.ts";
import { formerly, key, line, webAddress } from "./text-rules.ts";

/** `_data/people.json`: whose names stand under articles. An article may name others as well. */
export const PeopleRegistry = z
  .record(
    key,
    z.strictObject({
      name: line(40).meta({ description: "姓名：读者看到的" }),
      latin: line(80).optional().meta({ description: "拉丁字母的姓名，如 Wang Xiaoming" }),
      aliases: z.array(line(40)).default([]).meta({ description: "别名；文章里写别名也认得，页面上显示 name" }),
      role: line(40).optional().meta({ description: "职务，如 驻渥太华记者" }),
      profile: line(600).optional().meta({ description: "简介，一段话" }),
      portrait: OwnPictureRecord.optional().meta({
        description: "头像，写法同文章的图片；文件放在 _data/people/ 里，出处、描述和使用依据都要写",
      }),
      url: webAddress.optional().meta({ description: "本人的网站" }),
      mail: z.email("bad-address").optional().meta({ description: "读者可以写信的邮箱" }),
      sameAs: z.array(webAddress).max(20).default([]).meta({ description: "本人在别处的主页，如社交媒体、维基百科" }),
      status: z
        .enum(["active", "former"])
        .default("active")
        .meta({ description: "状态：active 在任 / former 已离任；页面都留着" }),
      formerly,
    }),
  )
  .meta({ description: "人物登记" });
export type PeopleRegistry = z.infer<typeof PeopleRegistry>;
export type RegisteredPerson = PeopleRegistry[string];

/** A registered person, as pages show them. */
export interface Person {
  readonly key: string;
  /** `/people/wang-xiaoming/` */
  readonly path: string;
  readonly name: string;
  readonly latin?: string;
  readonly role?: string;
  readonly profile?: string;
  readonly portrait?: ShownPicture;
  readonly url?: string;
  readonly mail?: string;
  readonly sameAs: readonly string[];
  readonly former: boolean;
  /** Keys that they had before. */
  readonly formerly?: readonly string[];
}

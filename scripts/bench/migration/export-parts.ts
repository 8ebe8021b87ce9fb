import { offsetAt } from "../../../src/domain/time-zone.ts";

/** The old site of the made-up newsroom. */
export const SITE = "https://old-paper.example";
export const ZONE = "America/Vancouver";
interface Category {
  readonly slug: string;
  readonly name: string;
  readonly parent: string;
}

export const LOGINS = ["editor-one", "editor-two", "admin"] as const;
export const CATEGORIES: readonly [Category, ...Category[]] = [
  { slug: "canada", name: "加拿大", parent: "" },
  { slug: "%e5%9b%bd%e9%99%85", name: "国际", parent: "" },
  { slug: "local", name: "本地", parent: "" },
  { slug: "vancouver", name: "温哥华", parent: "local" },
  { slug: "toronto", name: "多伦多", parent: "local" },
  { slug: "economy", name: "财经", parent: "" },
  { slug: "life", name: "生活", parent: "" },
  { slug: "uncategorized", name: "未分类", parent: "" },
];
export const TAG_NAMES = Array.from({ length: 300 }, (_, index) => `示例话题${index + 1}`) as [string, ...string[]];
const NAMES: Readonly<Record<(typeof LOGINS)[number], string>> = {
  "editor-one": "示例编辑甲",
  "editor-two": "示例编辑乙",
  admin: "admin",
};

/** As WordPress writes a text (wp-admin/includes/export.php, `wxr_cdata`). */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

export function element(name: string, text: string): string {
  return `<${name}>${cdata(text)}</${name}>`;
}

/** `2019-05-19 09:30:00` by the clocks of the old site. @param minutes ahead of Greenwich, where it is not that */
export function wallTime(epoch: number, minutes = offsetAt(epoch, ZONE)): string {
  return new Date(epoch + minutes * 60_000).toISOString().slice(0, 19).replace("T", " ");
}

/** What stands before the first item. */
export function archiveHead(): string {
  const authors = LOGINS.map(
    (login, index) =>
      `<wp:author><wp:author_id>${index + 1}</wp:author_id>${element("wp:author_login", login)}${element("wp:author_email", `${login}@canary.example`)}${element("wp:author_display_name", NAMES[login])}</wp:author>`,
  );
  const categories = CATEGORIES.map(
    ({ slug, name, parent }) =>
      `<wp:category>${element("wp:category_nicename", slug)}${element("wp:category_parent", parent)}${element("wp:cat_name", name)}</wp:category>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>示例旧报</title>
<link>${SITE}</link>
<language>zh-CN</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>${SITE}</wp:base_site_url>
<wp:base_blog_url>${SITE}</wp:base_blog_url>
${[...authors, ...categories].join("\n")}
`;
}

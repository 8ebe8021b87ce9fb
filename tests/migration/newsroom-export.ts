/** What an item of a made-up export says; what is left out is as WordPress has it for a post that is out. */
export interface SampleItem {
  readonly id: number;
  readonly title?: string;
  readonly type?: string;
  readonly status?: string;
  readonly password?: string;
  readonly slug?: string;
  readonly login?: string;
  readonly date?: string;
  readonly dateUtc?: string;
  readonly content?: string;
  readonly excerpt?: string;
  readonly terms?: readonly (readonly [taxonomy: string, slug: string, name: string])[];
  readonly meta?: Readonly<Record<string, string>>;
  readonly url?: string;
  /** Elements as they are. */
  readonly more?: string;
}

export const OLD_SITE = "https://old-news.example";

const cdata = (text: string) => `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
const element = (name: string, text: string) => `<${name}>${cdata(text)}</${name}>`;

/** An export of a newsroom's WordPress, of these items, as its own exporter would write it. */
export function newsroomExport(items: readonly SampleItem[]): string {
  return `${HEAD}${items.map(itemXml).join("")}</channel>\n</rss>\n`;
}

export const HEAD = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>示例旧报</title>
<link>${OLD_SITE}</link>
<language>zh-CN</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>${OLD_SITE}</wp:base_site_url>
<wp:base_blog_url>${OLD_SITE}</wp:base_blog_url>
<wp:author>${element("wp:author_login", "bianji")}${element("wp:author_email", "bianji@secret.example")}${element("wp:author_display_name", "示例编辑")}</wp:author>
<wp:author>${element("wp:author_login", "admin")}${element("wp:author_email", "admin@secret.example")}${element("wp:author_display_name", "admin@secret.example")}</wp:author>
<wp:category>${element("wp:category_nicename", "%e5%9b%bd%e9%99%85")}${element("wp:category_parent", "")}${element("wp:cat_name", "国际")}</wp:category>
<wp:category>${element("wp:category_nicename", "local")}${element("wp:category_parent", "")}${element("wp:cat_name", "本地")}</wp:category>
<wp:category>${element("wp:category_nicename", "east-end")}${element("wp:category_parent", "local")}${element("wp:cat_name", "东区")}</wp:category>
`;

export function itemXml(item: SampleItem): string {
  const {
    id,
    title = `示例 ${id}`,
    type = "post",
    status = "publish",
    slug = `sample-${id}`,
    content = "",
    url,
  } = item;
  const { date = "2019-05-19 09:30:00", dateUtc = "2019-05-19 16:30:00", terms = [], meta = {} } = item;
  const categories = terms.map(
    ([taxonomy, nicename, name]) => `<category domain="${taxonomy}" nicename="${nicename}">${cdata(name)}</category>`,
  );
  const metas = Object.entries(meta).map(
    ([key, value]) => `<wp:postmeta>${element("wp:meta_key", key)}${element("wp:meta_value", value)}</wp:postmeta>`,
  );
  return `<item>
${element("title", title)}
<link>${OLD_SITE}/${date.slice(0, 7).replace("-", "/")}/${slug}/</link>
${element("dc:creator", item.login ?? "bianji")}
<guid isPermaLink="false">${OLD_SITE}/?p=${id}</guid>
${element("content:encoded", content)}
${element("excerpt:encoded", item.excerpt ?? "")}
<wp:post_id>${id}</wp:post_id>
${element("wp:post_date", date)}
${element("wp:post_date_gmt", dateUtc)}
${element("wp:post_name", slug)}
${element("wp:status", status)}
${element("wp:post_type", type)}
${element("wp:post_password", item.password ?? "")}
${url === undefined ? "" : element("wp:attachment_url", url)}
${[...categories, ...metas].join("\n")}${item.more ?? ""}
</item>
`;
}

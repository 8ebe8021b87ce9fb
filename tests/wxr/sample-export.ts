import { between, pick, type Random } from "../../scripts/bench/random.ts";

/** As WordPress writes a text (wp-admin/includes/export.php, `wxr_cdata`). */
function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

const TEXTS: readonly [string, ...string[]] = [
  "港口恢复作业",
  "A & B &nbsp; <em>强调</em>\n第二行",
  "订阅里写作 <item><title>标题</title></item>，以 ]]> 结束",
  "<p>一段</p>\n\n<!-- wp:paragraph -->\n<p>又一段 😀</p>",
  "",
  "a[b[0]]>1",
];
const COMMENT = [
  "id",
  "author",
  "author_email",
  "author_url",
  "date",
  "date_gmt",
  "content",
  "approved",
  "type",
  "parent",
];

/** An item by its number, with everything that an export has: elements of text, in CDATA or escaped, and elements in elements. */
export function sampleItem(number: number, random: Random): string {
  const text = () => cdata(pick(random, TEXTS));
  const meta = (name: string) =>
    `\n\t\t<wp:${name}><wp:meta_key>${cdata("_key")}</wp:meta_key><wp:meta_value>${text()}</wp:meta_value></wp:${name}>`;
  const comments = Array.from({ length: between(random, 0, 3) }, (_, index) => {
    const fields = COMMENT.map(
      (name) => `\n\t\t\t<wp:comment_${name}>${name === "id" ? index : text()}</wp:comment_${name}>`,
    );
    return `\n\t\t<wp:comment>${fields.join("")}${random() < 0.3 ? meta("commentmeta") : ""}\n\t\t</wp:comment>`;
  });
  return `\t<item>
\t\t<title>${random() < 0.5 ? text() : "题目 &amp; &#21704;"}</title>
\t\t<link>https://old.example/?p=${number}&amp;x=1</link>
\t\t<guid isPermaLink="false">https://old.example/?p=${number}</guid>
\t\t<dc:creator>${text()}</dc:creator>
\t\t<description></description>
\t\t<content:encoded>${text()}</content:encoded>
\t\t<excerpt:encoded>${text()}</excerpt:encoded>
\t\t<wp:post_id>${number}</wp:post_id>
\t\t<category domain="category" nicename="a&amp;b">${text()}</category>${random() < 0.5 ? meta("postmeta") : ""}${comments.join("")}
\t</item>
`;
}

export const HEAD = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.5" -->
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
\t<title>旧站</title>
\t<wp:wxr_version>1.2</wp:wxr_version>
\t<wp:base_blog_url>https://old.example</wp:base_blog_url>
\t<wp:author><wp:author_login>${cdata("desk")}</wp:author_login></wp:author>

`;
export const TAIL = "</channel>\n</rss>\n";

import { stringify } from "csv-stringify/sync";
import { canary } from "./canaries.ts";
import { ARTICLE, OTHER } from "./desk.ts";

const START = Date.UTC(2025, 4, 20, 18);

/** Exports of so many comments in each format, with a canary everywhere a service puts a reader's data. */
export const EXPORTS: Readonly<Record<string, (count: number) => string>> = {
  "netlify-json": (count) => JSON.stringify(numbers(count).map(netlify)),
  "formspree-json": (count) =>
    JSON.stringify({ email: "desk@example.org", submissions: numbers(count).map(formspree) }),
  "formspree-csv": (count) => stringify(numbers(count).map(formspree), { header: true }),
  wxr,
};

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

function sent(number: number): string {
  return new Date(START + number * 61_000).toISOString();
}

function fields(number: number) {
  const { email } = canary(number);
  // Every tenth reader wrote the address where the name goes.
  const name = number % 10 === 0 ? email : `读者${number}`;
  return { name, email, website: `https://reader.example/?m=${email}`, message: `第 ${number} 条。`, article: ARTICLE };
}

function netlify(number: number): object {
  const { email, ip, agent } = canary(number);
  const data = fields(number);
  return {
    id: `n${number}`,
    number,
    email,
    name: data.name,
    body: data.message,
    data: { ...data, ip, user_agent: agent, referrer: `https://mail.example/?${email}` },
    created_at: sent(number),
    human_fields: { Name: data.name, Email: email },
    ordered_human_fields: [{ title: "Email", name: "email", value: email }],
    form_name: "comment",
  };
}

function formspree(number: number): object {
  const { ip, agent } = canary(number);
  return { _id: `f${number}`, _date: sent(number), ...fields(number), ip, _user_agent: agent };
}

function wxr(count: number): string {
  const comments = numbers(count).map((number) => {
    const { email, ip, agent } = canary(number);
    const { name, message, website } = fields(number);
    const time = sent(number).slice(0, 19).replace("T", " ");
    return `<wp:comment>
<wp:comment_id>${number + 1}</wp:comment_id>
<wp:comment_author><![CDATA[${name}]]></wp:comment_author>
<wp:comment_author_email><![CDATA[${email}]]></wp:comment_author_email>
<wp:comment_author_url>${website}</wp:comment_author_url>
<wp:comment_author_IP><![CDATA[${ip}]]></wp:comment_author_IP>
<wp:comment_agent><![CDATA[${agent}]]></wp:comment_agent>
<wp:comment_date_gmt><![CDATA[${time}]]></wp:comment_date_gmt>
<wp:comment_content><![CDATA[${message}]]></wp:comment_content>
<wp:comment_approved><![CDATA[1]]></wp:comment_approved>
<wp:comment_type><![CDATA[comment]]></wp:comment_type>
<wp:comment_parent>${number}</wp:comment_parent>
</wp:comment>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>
<wp:base_blog_url>https://old.example.org</wp:base_blog_url>
<item><link>https://old.example.org/?p=123</link><wp:post_id>123</wp:post_id><wp:post_name>${OTHER}</wp:post_name>
${comments.join("\n")}
</item></channel></rss>
`;
}

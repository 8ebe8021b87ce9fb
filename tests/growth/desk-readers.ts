import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { readBody } from "../../src/migration/body/read-body.ts";
import { runComments } from "../../src/moderation/command.ts";
import type { Publication } from "../fixtures/minimal-publication.ts";
import { newArticle } from "../manuscripts/newsroom.ts";
import type { Reader } from "./reader.ts";

const NOW = Date.parse("2026-12-01T12:00:00-08:00");
const NOBODY = () => undefined;

/** The commands of the desk that take something in. @param folder for their files @param p the publication they work on */
export function deskReaders(folder: string, p: Publication): Reader[] {
  const file = join(folder, "input");
  const create = (from: string) => async (text: string) => {
    writeFileSync(file, text);
    const where = ["--articles", p.articles, "--data", p.data];
    const said = [
      "--section",
      "news",
      "--kind",
      "original",
      "--title",
      "题",
      "--desk",
      "编辑部",
      "--slug",
      "x",
      "--dry-run",
    ];
    await newArticle([from, file, ...said, ...where], NOBODY, NOW);
  };
  const import_ = (from: string, of: (text: string) => string) => async (text: string) => {
    writeFileSync(file, of(text));
    const where = ["--articles", p.articles, "--data", p.data, "--inbox", join(folder, "inbox")];
    const [stdout, stderr] = [new PassThrough().resume(), new PassThrough().resume()];
    const args = ["import", file, "--from", from, "--dry-run", "--skip-invalid", "--skip-unknown", ...where];
    await runComments(args, { stdin: Readable.from([]), stdout, stderr, env: {} });
  };
  const netlify = (of: (text: string) => object) =>
    import_("netlify-json", (text) =>
      JSON.stringify([
        { id: "n", created_at: "2025-05-20T18:00:00Z", data: { name: "甲", message: "乙", ...of(text) } },
      ]),
    );
  const wxr = (of: Readonly<Record<string, string>>) =>
    `<rss><channel><wp:wxr_version>1.2</wp:wxr_version><item><link>/2025/05/sample/</link><wp:comment>${Object.entries({
      comment_id: "1",
      comment_approved: "1",
      comment_author: "甲",
      comment_date_gmt: "2025-05-20 18:00:00",
      ...of,
    })
      .map(([name, text]) => `<wp:${name}><![CDATA[${text.replaceAll("]]>", "")}]]></wp:${name}>`)
      .join("")}</wp:comment></item></channel></rss>`;
  return [
    { name: "new, text", read: create("--from-text") },
    { name: "new, HTML", read: create("--from-html") },
    { name: "migrate: body", read: (content) => void readBody({ id: 1, content }, new Map()) },
    { name: "comments: text", read: netlify((text) => ({ message: text })) },
    { name: "comments: name", read: netlify((text) => ({ name: text })) },
    {
      name: "comments: hints",
      read: netlify((text) => ({ article: text, "article-url": text, parent: text, [text]: text })),
    },
    { name: "comments: website", read: netlify((text) => ({ website: text, article: "20250519-sample" })) },
    { name: "comments: WXR", read: import_("wxr", (text) => wxr({ comment_content: text })) },
    { name: "comments: WXR name", read: import_("wxr", (text) => wxr({ comment_author: text })) },
    { name: "comments: WXR file", read: import_("wxr", (text) => `<rss>${text}</rss>`) },
    { name: "comments: JSON file", read: import_("formspree-json", (text) => text) },
    { name: "comments: CSV file", read: import_("formspree-csv", (text) => `name,message,date\n${text}`) },
    {
      name: "comments: CSV text",
      read: import_("formspree-csv", (text) => `name,message\n甲,"${text.replaceAll('"', '""')}"\n`),
    },
  ];
}

import { createReadStream } from "node:fs";
import type { ProblemReport } from "../content/problem-report.ts";
import { isReadable } from "./export-file.ts";
import { htmlToText } from "./html-text.ts";
import { type Identity, identityOf } from "./identity.ts";
import { LONGEST_RAW_NAME, LONGEST_RAW_TEXT } from "./record.ts";
import { sentAt } from "./sent-at.ts";
import type { ArticleHint, ImportBatch, Submission } from "./submission.ts";
import { readWxrElements, type WxrComment, type WxrPost } from "./wxr-elements.ts";

/** What WordPress writes where it knows no time in UTC. */
const NO_TIME = /^0000-/;

/**
 * Comments from a WordPress export (WXR). An editor let them through there; what waits there, spam, trash and pings are
 * counted and left.
 *
 * @param timeZone of the old site's own times
 */
export async function readWxr(path: string, timeZone: string, report: ProblemReport): Promise<ImportBatch> {
  const nothing: ImportBatch = { submissions: [], foreign: 0, unapproved: 0 };
  if (!isReadable(path, report)) return nothing;
  const before = report.count;
  const { posts, blog } = await readWxrElements(createReadStream(path), path, report);
  if (report.count > before) return nothing;
  // The same site, whether it was reached by http or https.
  const site = blog.replace(/^https?:\/\//, "").replace(/\/+$/, "");
  const all = posts.flatMap(({ comments }) => comments);
  const answers = new Map(all.map(({ id, parent }) => [id, parent]));
  const comments = all.filter(({ type }) => type === "" || type === "comment");
  const unapproved = comments.filter(({ approved }) => approved === "0").length;
  const submissions = posts.flatMap((post) => {
    const article = hintOf(post);
    return post.comments
      .filter(({ type, approved }) => (type === "" || type === "comment") && approved === "1")
      .map((comment) => submissionOf(comment, article, site, answers, timeZone, path));
  });
  return { submissions, unapproved, foreign: all.length - unapproved - submissions.length };
}

function submissionOf(
  { id, line, name, website, date, dateGmt, content }: WxrComment,
  article: ArticleHint,
  site: string,
  answers: ReadonlyMap<string, string>,
  timeZone: string,
  file: string,
): Submission {
  return {
    origin: "wordpress",
    file,
    line,
    label: `评论 ${/^\d+$/.test(id) ? id : "（没有编号）"}`,
    ...(id !== "" && { sourceId: `${site} ${id}` }),
    article,
    parents: { [Symbol.iterator]: () => ancestorsOf(id, answers, site) },
    name: plainText(name, LONGEST_RAW_NAME),
    website,
    text: plainText(content, LONGEST_RAW_TEXT),
    sent: NO_TIME.test(dateGmt) || dateGmt === "" ? sentAt(date, timeZone) : sentAt(dateGmt),
    approved: true,
  };
}

/** What is too long stays as it is, and will be refused by its length. */
function plainText(html: string, longest: number): string {
  return html.length > longest ? html : htmlToText(html);
}

/** Nearest first. */
function* ancestorsOf(id: string, answers: ReadonlyMap<string, string>, site: string): Generator<Identity> {
  const seen = new Set([id]);
  for (let at = answers.get(id); at && at !== "0" && !seen.has(at); at = answers.get(at)) {
    seen.add(at);
    yield identityOf("wordpress", `${site} ${at}`);
  }
}

function hintOf({ id, slug, link, guid }: WxrPost): ArticleHint {
  const known = /^\d+$/.test(id);
  return {
    addresses: [link, ...(known ? [`/?p=${id}`] : []), guid],
    ...(slug !== "" && { slug }),
    label: known ? `编号 ${id} 的旧文章的地址和短名` : "旧文章的地址和短名",
  };
}

import { SaxesParser } from "saxes";
import type { ProblemReport } from "../content/problem-report.ts";

export interface WxrComment {
  readonly id: string;
  readonly parent: string;
  /** `1`, `0`, `spam`, `trash`, … */
  readonly approved: string;
  /** Empty or `comment`; `pingback`, `trackback`, … */
  readonly type: string;
  readonly name: string;
  readonly website: string;
  /** `2024-05-01 14:30:00`, in the old site's zone. */
  readonly date: string;
  /** The same in UTC. */
  readonly dateGmt: string;
  readonly content: string;
  /** Where it begins in the file. */
  readonly line: number;
}

export interface WxrPost {
  readonly id: string;
  readonly slug: string;
  readonly link: string;
  readonly guid: string;
  readonly comments: readonly WxrComment[];
}

/** The elements that are read; all others, a reader's e-mail and IP among them, are passed over. */
const OF_COMMENT: Readonly<Record<string, Exclude<keyof WxrComment, "line">>> = {
  "wp:comment_id": "id",
  "wp:comment_parent": "parent",
  "wp:comment_approved": "approved",
  "wp:comment_type": "type",
  "wp:comment_author": "name",
  "wp:comment_author_url": "website",
  "wp:comment_date": "date",
  "wp:comment_date_gmt": "dateGmt",
  "wp:comment_content": "content",
};
const OF_POST: Readonly<Record<string, Exclude<keyof WxrPost, "comments">>> = {
  "wp:post_id": "id",
  "wp:post_name": "slug",
  link: "link",
  guid: "guid",
};

/** Ends the reading; the report has been told. */
class Unreadable extends Error {}

/**
 * Reads posts and comments from WXR, a WordPress dialect of RSS, as it comes. A document type is refused: it could
 * define entities that grow without end, and WordPress writes none.
 *
 * @param file name for messages
 * @returns posts with comments, and the address of the old site; incomplete when the report has been told something
 */
export async function readWxrElements(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  report: ProblemReport,
): Promise<{ posts: WxrPost[]; blog: string }> {
  const parser = new SaxesParser();
  const posts: WxrPost[] = [];
  const found = { blog: "", version: false };
  let post: { -readonly [K in keyof WxrPost]: WxrPost[K] } & { comments: WxrComment[] } = newPost();
  let comment: { -readonly [K in keyof WxrComment]: WxrComment[K] } | undefined;
  let text = "";
  const path: string[] = [];
  const refuse = (message: string): never => {
    report.add("bad-export", file, message, { line: parser.line, column: parser.column + 1 });
    throw new Unreadable();
  };
  parser.on("doctype", () => refuse("文件里有 DOCTYPE，WordPress 的导出没有这一项。"));
  // What the parser says quotes the text around the mistake; only the place is told.
  parser.on("error", () => refuse("从这里起不是合格的 XML，文件可能没有下载完。"));
  parser.on("opentag", ({ name }) => {
    path.push(name);
    text = "";
    if (name === "item") post = newPost();
    if (name === "wp:comment") comment = newComment(parser.line);
  });
  const add = (more: string) => {
    text += more;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", ({ name }) => {
    path.pop();
    const inside = path.at(-1);
    const [ofComment, ofPost] = [OF_COMMENT[name], OF_POST[name]];
    if (name === "wp:wxr_version") found.version = true;
    else if (name === "wp:base_blog_url") found.blog = text.trim();
    else if (inside === "wp:comment" && comment && ofComment) comment[ofComment] = text;
    else if (inside === "item" && ofPost) post[ofPost] = text.trim();
    else if (name === "wp:comment" && comment) post.comments.push(comment);
    else if (name === "item" && post.comments.length > 0) posts.push(post);
  });
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true });
    for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
    parser.write(decoder.decode());
    parser.close();
    if (!found.version) refuse("这不是 WordPress 的导出（没有 wp:wxr_version）。");
  } catch (error) {
    if (error instanceof TypeError) report.add("not-utf8", file, "文件不是 UTF-8 编码。");
    else if (!(error instanceof Unreadable)) throw error;
  }
  return { posts, blog: found.blog };
}

function newPost() {
  return { id: "", slug: "", link: "", guid: "", comments: [] };
}

function newComment(line: number) {
  const empty = {
    id: "",
    parent: "",
    approved: "",
    type: "",
    name: "",
    website: "",
    date: "",
    dateGmt: "",
    content: "",
  };
  return { ...empty, line };
}

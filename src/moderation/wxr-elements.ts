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

/** Ends the reading; the report says why. */
class Unreadable extends Error {}

/**
 * Reads posts and comments from WXR, a WordPress dialect of RSS, as it comes. A document type is refused: it could
 * define entities that grow without end, and WordPress writes none.
 *
 * @param file name for messages
 * @returns posts with comments, and the address of the old site; incomplete when something was reported
 */
export async function readWxrElements(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  report: ProblemReport,
): Promise<{ posts: WxrPost[]; blog: string }> {
  const parser = new SaxesParser();
  const posts: WxrPost[] = [];
  const found = { blog: "", version: false };
  /** The elements of the post and of the comment that are being read. */
  const [ofPost, ofComment] = [new Map<string, string>(), new Map<string, string>()];
  let comments: WxrComment[] = [];
  let line = 1;
  let text = "";
  const path: string[] = [];
  const refuse = (message: string): never => {
    report.add("bad-export", file, message, { line: parser.line, column: parser.column + 1 });
    throw new Unreadable();
  };
  parser.on("doctype", () => refuse("文件里有 DOCTYPE，WordPress 的导出没有这一项。"));
  // What the parser says quotes the text around the mistake; only the place is reported.
  parser.on("error", () => refuse("从这里起不是合格的 XML，文件可能没有下载完。"));
  parser.on("opentag", ({ name }) => {
    path.push(name);
    text = "";
    if (name === "item") {
      ofPost.clear();
      comments = [];
    } else if (name === "wp:comment") {
      ofComment.clear();
      line = parser.line;
    }
  });
  const add = (more: string) => {
    text += more;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", ({ name }) => {
    path.pop();
    const inside = path.at(-1);
    if (name === "wp:wxr_version") found.version = true;
    else if (name === "wp:base_blog_url") found.blog = text.trim();
    else if (name === "wp:comment") comments.push(commentOf((part) => ofComment.get(`wp:comment_${part}`) ?? "", line));
    else if (name === "item" && comments.length > 0) posts.push(postOf((part) => ofPost.get(part) ?? "", comments));
    else if (inside === "wp:comment") ofComment.set(name, text);
    else if (inside === "item") ofPost.set(name, text.trim());
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

/** Other elements, a reader's e-mail and IP among them, are passed over. */
function commentOf(part: (name: string) => string, line: number): WxrComment {
  return {
    ...{ id: part("id"), parent: part("parent"), approved: part("approved"), type: part("type") },
    ...{ name: part("author"), website: part("author_url"), content: part("content") },
    ...{ date: part("date"), dateGmt: part("date_gmt"), line },
  };
}

function postOf(part: (name: string) => string, comments: readonly WxrComment[]): WxrPost {
  return { id: part("wp:post_id"), slug: part("wp:post_name"), link: part("link"), guid: part("guid"), comments };
}

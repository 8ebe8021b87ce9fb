import type { ProblemReport } from "../content/problem-report.ts";
import { REPAIRS, type Repair, textIn, type WxrElement } from "../wxr/element.ts";
import { ownText } from "../wxr/own-text.ts";
import { DoctypeError, readWxrParts, type WxrPart } from "../wxr/read-wxr.ts";

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
  /** Something is wrong with its elements or characters, so that somebody has to look at what was made of them. */
  readonly doubtful: boolean;
}

/**
 * Reads posts and comments from WXR, a WordPress dialect of RSS, as it comes, and keeps nothing of them. What is damaged is mended
 * where it can be; the report is told how much and where, when all has been read.
 *
 * @param file name for messages
 * @returns each post with comments, and the address of the old site
 */
export async function* wxrPosts(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  report: ProblemReport,
): AsyncGenerator<{ readonly post: WxrPost; readonly blog: string }> {
  const found = { blog: "", version: false };
  const damage = new Damage();
  try {
    for await (const part of readWxrParts(chunks)) {
      damage.count(part);
      if (part.kind === "head") {
        const { name, text } = part.element;
        if (name === "wp:wxr_version") found.version = true;
        else if (name === "wp:base_blog_url") found.blog = text.trim();
      } else if (part.kind === "item") {
        const comments = part.element.children.filter(({ name }) => name === "wp:comment").map(commentOf);
        const doubtful = part.repairs.some((repair) => repair !== "control" && repair !== "ampersand");
        if (comments.length > 0) yield { post: { ...postOf(part.element), comments, doubtful }, blog: found.blog };
      }
    }
  } catch (error) {
    if (!(error instanceof DoctypeError)) throw error;
    report.add("bad-export", file, "文件里有 DOCTYPE，WordPress 的导出没有这一项。", { line: error.line, column: 1 });
    return;
  }
  if (damage.isNoUtf8) report.add("not-utf8", file, "文件不是 UTF-8 编码。");
  else if (!found.version) report.add("bad-export", file, "这不是 WordPress 的导出（没有 wp:wxr_version）。");
  else damage.tell(file, report);
}

/**
 * Other elements, a reader's e-mail and IP among them, are passed over. Whoever keeps a comment of thirty characters keeps no post of
 * thirty thousand.
 */
function commentOf(element: WxrElement): WxrComment {
  const part = (name: string) => ownText(textIn(element, `wp:comment_${name}`));
  return {
    ...{ id: part("id"), parent: part("parent"), approved: part("approved"), type: part("type") },
    ...{ name: part("author"), website: part("author_url"), content: part("content") },
    ...{ date: part("date"), dateGmt: part("date_gmt"), line: element.line },
  };
}

function postOf(element: WxrElement): Omit<WxrPost, "comments" | "doubtful"> {
  const part = (name: string) => ownText(textIn(element, name).trim());
  return { id: part("wp:post_id"), slug: part("wp:post_name"), link: part("link"), guid: part("guid") };
}

/** What was wrong with a file. */
class Damage {
  #items = 0;
  #first: number | undefined;
  #cut = false;
  readonly #lost: number[] = [];
  readonly #repaired = new Map<Repair, number>();

  count(part: WxrPart): void {
    if (part.kind === "cut") this.#cut = true;
    else if (part.kind === "lost") this.#lost.push(part.line);
    else if (part.kind === "item") {
      this.#items += 1;
      if (part.repairs.length > 0) this.#first ??= part.element.line;
      for (const repair of part.repairs) this.#repaired.set(repair, (this.#repaired.get(repair) ?? 0) + 1);
    } else if (part.kind === "bytes") this.#repaired.set("bytes", this.#repaired.get("bytes") ?? 0);
  }

  /** Of a file in another encoding hardly an item can be read. */
  get isNoUtf8(): boolean {
    const bytes = this.#repaired.get("bytes");
    return bytes !== undefined && bytes * 2 >= this.#items;
  }

  /** What the parser says quotes the text around a mistake; only kinds, numbers and places are told. */
  tell(file: string, report: ProblemReport): void {
    const kinds = [...this.#repaired]
      .filter(([, count]) => count > 0)
      .map(([kind, count]) => `${REPAIRS[kind]} ${count} 篇`);
    const says = [
      ...(kinds.length > 0 ? [`坏了的地方已经修补：${kinds.join("，")}`] : []),
      ...(this.#lost.length > 0 ? [`读不出来、略过了 ${this.#lost.length} 篇`] : []),
      ...(this.#cut ? ["文件没有写完，可能没有下载完：最后一篇以后的没有读到"] : []),
    ];
    const line = this.#first ?? this.#lost[0] ?? 1;
    if (says.length > 0) report.warn("bad-export", file, `${says.join("；")}。`, { line, column: 1 });
  }
}

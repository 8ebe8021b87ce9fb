import type { CommentRecord } from "../domain/comment.ts";
import { readDateStamp } from "../domain/date-stamp.ts";
import { posesAsDesk } from "../domain/lookalike.ts";
import { remarksOn } from "./contacts.ts";
import type { DeskFacts } from "./desk-facts.ts";

/** Longest quotation of the comment that is answered, in characters. */
const QUOTED = 60;

/** A comment as an editor reads it in the terminal; plain lines, so that a screen reader reads them as well. */
export function commentView(
  comment: CommentRecord,
  { articles, timeZone, name: siteName }: DeskFacts,
  parent: CommentRecord | undefined,
): string {
  const { article, name, website, date, text, id, editor } = comment;
  const about = articles.byId(article);
  const lines = [
    `编号：${id}`,
    `文章：${about ? `${about.title}  ${about.path}` : `（没有编号为 ${article} 的文章）`}`,
    ...(parent ? [`回复：${parent.name}：“${shortened(parent.text)}”`] : []),
    ...(comment.parent !== undefined && !parent ? [`回复：${comment.parent}（不在了）`] : []),
    `名字：${name}${editor ? "（编辑）" : ""}`,
    ...(website ? [`网站：${website}`] : []),
    `时间：${readDateStamp(date, timeZone)?.label ?? date}`,
    ...(!editor && posesAsDesk(name, siteName) ? ["注意：名字像是本站的人"] : []),
    ...remarksOn(comment).map((remark) => `注意：${remark}`),
    "",
    ...text.split("\n").map((line) => `  ${line}`.trimEnd()),
  ];
  return `${lines.join("\n")}\n`;
}

function shortened(text: string): string {
  const oneLine = [...text.replace(/\s+/g, " ")];
  return oneLine.length > QUOTED ? `${oneLine.slice(0, QUOTED).join("")}…` : oneLine.join("");
}

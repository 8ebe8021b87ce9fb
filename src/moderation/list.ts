import { ProblemReport } from "../content/problem-report.ts";
import type { CommentRecord } from "../domain/comment.ts";
import { readDateStamp } from "../domain/date-stamp.ts";
import { posesAsDesk } from "../domain/lookalike.ts";
import { formatWarnings } from "../domain/problem.ts";
import { EXIT, type Outcome } from "../terminal/outcome.ts";
import { type ModerationContext, readContext } from "./articles.ts";
import { remarksOn } from "./clean-text.ts";
import { findComment, readQueue, readStore } from "./comment-store.ts";
import { ingestInbox } from "./import.ts";
import type { Options } from "./options.ts";

/** Lists waiting or published comments, oldest first. */
export async function listComments({ places, pending, article }: Options): Promise<Outcome> {
  const context = readContext(places);
  const about = context.articles.named(article);
  const report = new ProblemReport();
  if (pending) await ingestInbox(places, context.articles, report);
  const store = readStore(places);
  const published = () => {
    const ids = [...store.published.values()].map(({ id }) => id).toSorted();
    return ids.flatMap((id) => findComment(places, store, id) ?? []);
  };
  const all = pending ? readQueue(places, report) : published();
  report.throwIfAny();
  const comments = all.filter((comment) => !about || comment.article === about.id);
  const views = comments.map(
    (comment) => `${commentView(comment, context, findComment(places, store, comment.parent ?? ""))}\n`,
  );
  const { warnings } = report;
  return {
    exit: EXIT.done,
    text: `${formatWarnings(warnings)}${views.join("")}共 ${comments.length} 条${pending ? "等候审阅" : ""}。\n`,
    json: { comments: comments.map((comment) => ({ ...comment, remarks: remarksOn(comment) })), warnings },
  };
}

/** Longest quotation of the comment that is answered, in characters. */
const QUOTED = 60;

/** A comment as an editor reads it in the terminal; plain lines, so that a screen reader reads them as well. */
export function commentView(
  comment: CommentRecord,
  { articles, timeZone, name: siteName }: ModerationContext,
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

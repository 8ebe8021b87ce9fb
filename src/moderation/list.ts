import { ProblemReport } from "../content/problem-report.ts";
import type { CommentRecord } from "../domain/comment.ts";
import { readDateStamp } from "../domain/date-stamp.ts";
import { posesAsDesk } from "../domain/impersonation.ts";
import { formatProblems } from "../domain/problem.ts";
import { EXIT, type Outcome, Refusal } from "../terminal/outcome.ts";
import { type DeskFacts, readDeskFacts } from "./articles.ts";
import { remarksOn } from "./clean-text.ts";
import { findComment, readQueue, readStore } from "./comment-store.ts";
import { ingestInbox } from "./import.ts";
import type { Options } from "./options.ts";

/** Lists waiting or published comments, oldest first. */
export async function listComments({ places, pending, article }: Options): Promise<Outcome> {
  const siteData = readDeskFacts(places);
  const about = article === undefined ? undefined : siteData.articles.byAddress(article);
  if (article !== undefined && !about) throw new Refusal(`没有文章在 ${article}。`);
  const report = new ProblemReport();
  if (pending) await ingestInbox(places, siteData.articles, report);
  const store = readStore(places);
  const all = pending ? readQueue(places, report) : publishedComments();
  report.throwIfAny();
  const comments = all.filter((comment) => !about || comment.article === about.id);
  const views = comments.map((comment) =>
    commentView(comment, siteData, comment.parent ? findComment(places, store, comment.parent) : undefined),
  );
  const warnings = report.warnings.length > 0 ? `${formatProblems(report.warnings)}\n` : "";
  const total = `共 ${comments.length} 条${pending ? "等候审阅" : ""}。\n`;
  return {
    exit: EXIT.done,
    text: `${warnings}${views.join("\n")}${views.length > 0 ? "\n" : ""}${total}`,
    json: {
      comments: comments.map((comment) => ({ ...comment, remarks: remarksOn(comment) })),
      warnings: report.warnings,
    },
  };

  function publishedComments(): CommentRecord[] {
    const ids = [...store.published.values()].map(({ id }) => id).toSorted();
    return ids.flatMap((id) => findComment(places, store, id) ?? []);
  }
}

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

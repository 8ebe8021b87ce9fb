import { ProblemReport } from "../content/problem-report.ts";
import type { CommentRecord } from "../domain/comment.ts";
import { formatProblems } from "../domain/problem.ts";
import { EXIT, type Outcome, Refusal } from "../terminal/outcome.ts";
import { findComment, readQueue, readStore } from "./comment-store.ts";
import { remarksOn } from "./contacts.ts";
import { readDeskFacts } from "./desk-facts.ts";
import { ingestInbox } from "./ingest-inbox.ts";
import type { Options } from "./options.ts";
import { commentView } from "./view.ts";

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

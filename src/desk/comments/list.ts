import { ProblemReport } from "../../content/problem-report.ts";
import type { CommentRecord } from "../../domain/comment.ts";
import { remarksOn } from "./contacts.ts";
import { readDeskFacts } from "./desk-facts.ts";
import type { Options } from "./options.ts";
import { EXIT, type Outcome, Refusal, told } from "./outcome.ts";
import { findComment, readQueue, readShelf } from "./shelf.ts";
import { takeIn } from "./take-in.ts";
import { commentView } from "./view.ts";

/** Lists waiting or published comments, oldest first. */
export async function listComments({ places, pending, article }: Options): Promise<Outcome> {
  const facts = readDeskFacts(places);
  const about = article === undefined ? undefined : facts.articles.byAddress(article);
  if (article !== undefined && !about) throw new Refusal(`没有文章在 ${article}。`);
  const report = new ProblemReport();
  if (pending) await takeIn(places, facts.articles, report);
  const shelf = readShelf(places);
  const all = pending ? readQueue(places, report) : publishedComments();
  report.throwIfAny();
  const comments = all.filter((comment) => !about || comment.article === about.id);
  const views = comments.map((comment) =>
    commentView(comment, facts, comment.parent ? findComment(places, shelf, comment.parent) : undefined),
  );
  const warnings = report.warnings.length > 0 ? `${told(report.warnings)}\n` : "";
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
    const ids = [...shelf.published.values()].map(({ id }) => id).toSorted();
    return ids.flatMap((id) => findComment(places, shelf, id) ?? []);
  }
}

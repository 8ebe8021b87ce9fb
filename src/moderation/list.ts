import { ProblemReport } from "../content/problem-report.ts";
import { formatWarnings } from "../domain/problem.ts";
import { EXIT, type Outcome } from "../terminal/outcome.ts";
import { readContext } from "./articles.ts";
import { findComment, readQueue, readStore } from "./comment-store.ts";
import { floodsOf, hostOf, readWords } from "./flood.ts";
import { ingestInbox } from "./import.ts";
import { otherWordings } from "./kin.ts";
import type { Options } from "./options.ts";
import { commentView, floodView, remarksAbout, type Showing } from "./view.ts";
import type { WaitingComment } from "./waiting.ts";

/** Lists waiting comments, those in floods first and in short, or published ones, oldest first. */
export async function listComments({ places, pending, article, whole }: Options): Promise<Outcome> {
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
  const words = readWords(places, report);
  report.throwIfAny();
  const comments = all.filter((comment) => !about || comment.article === about.id);
  const showing = { context, places, store };
  const { floods, others } = floodsOf(pending ? comments : [], words, hostOf(context.url));
  const inFull = pending && !whole ? others : comments;
  const views = [
    ...floods.map((flood) => floodView(flood, showing)),
    ...inFull.map((comment) => commentView(comment, showing)),
  ];
  const { warnings } = report;
  return {
    exit: EXIT.done,
    text: `${formatWarnings(warnings)}${views.map((view) => `${view}\n`).join("")}共 ${comments.length} 条${pending ? "等候审阅" : ""}。\n`,
    json: {
      comments: comments.map((comment) => inJson(comment, showing)),
      ...(pending && {
        floods: floods.map((flood) => ({ common: flood.common, ids: flood.comments.map(({ id }) => id) })),
      }),
      warnings,
    },
  };
}

/** A comment with what its view says besides, and without what tells that its sender has sent others as well. */
function inJson({ senders: _, ...comment }: WaitingComment, { context, places, store }: Showing) {
  const wordings = otherWordings(comment, store, places);
  return {
    ...comment,
    remarks: remarksAbout(comment, context),
    ...(wordings.length > 0 && {
      wordings: wordings.map(({ comment: other, ...wording }) => ({
        ...wording,
        ...(other && { name: other.name, text: other.text }),
      })),
    }),
  };
}

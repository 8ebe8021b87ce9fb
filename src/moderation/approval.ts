import { join } from "node:path";
import { ProblemReport } from "../content/problem-report.ts";
import { readRecord } from "../content/schema-problems.ts";
import { CommentRecord } from "../domain/comment.ts";
import { dateStampOf } from "../domain/date-stamp.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import { commentIdOf, identityIn, kinOf, readQueue, type StoredComment } from "./comment-store.ts";
import { publishedWordings } from "./kin.ts";
import { type Change, type FileChange, publication, queueing, removal, unqueueing } from "./transaction.ts";
import type { Showing } from "./view.ts";
import { publishable, type WaitingComment } from "./waiting.ts";

/** Today, as the publication has it. */
export function todayIn({ context }: Pick<Showing, "context">): string {
  return dateStampOf(Date.now(), context.timeZone).day;
}

/** Lets a comment through. The caller knows that its article is there and that it fits. */
export function approvalOf(comment: CommentRecord, address: string): Change[] {
  return [publication(comment, address), unqueueing(comment.id)];
}

/**
 * Lets a comment through in the place of what its reader wrote before: at its time, with the answers to it. The other
 * wordings are taken down by name, so that no import brings them back.
 */
export function replacementOf(comment: CommentRecord, address: string, showing: Showing): Change[] {
  const { places, store } = showing;
  const replaced = publishedWordings(comment, store).flatMap((id) => {
    const stored = store.published.get(identityIn(id));
    return stored?.address === address ? [stored] : [];
  });
  const [first] = replaced;
  if (!first) return approvalOf(comment, address);
  const old = readPublished(first, showing);
  const ids = new Set(replaced.map(({ id }) => id));
  const answers = (parent: string | undefined) => parent !== undefined && ids.has(parent) && parent !== comment.id;
  const beneath = [...store.published.values()]
    .filter((stored) => stored.address === address && !ids.has(stored.id))
    .flatMap((stored) => readPublished(stored, showing) ?? []);
  const { parent: _, ...rest } = comment;
  const inPlace = { ...rest, ...(old && { date: old.date, ...(old.parent !== undefined && { parent: old.parent }) }) };
  return [
    ...approvalOf(inPlace, address),
    removal([...ids], todayIn(showing)),
    ...replaced.map(({ at, name }): FileChange => ({ at, name, text: null })),
    ...beneath
      .filter(({ parent }) => answers(parent))
      .map((one) => publication({ ...one, parent: comment.id }, address)),
    ...readQueue(places, new ProblemReport())
      .filter(({ id, parent }) => id !== comment.id && answers(parent))
      .map((one) => queueing({ ...one, parent: comment.id })),
  ];
}

/** Refuses waiting comments by name. */
export function refusalOf(comments: readonly WaitingComment[], showing: Showing): Change[] {
  const ids = comments.map(({ id }) => id);
  return [removal(ids, todayIn(showing)), ...ids.map(unqueueing)];
}

/** The desk's answer to a comment. Undefined when there is nothing to say, or too much. */
export function replyTo(comment: WaitingComment, text: string, name: string, now: Date): CommentRecord | undefined {
  const date = now.toISOString().replace(/\.\d+Z$/, "Z");
  const cleaned = cleanText(text);
  return CommentRecord.safeParse({
    id: commentIdOf(date, kinOf("desk", comment.id, date, cleaned)),
    article: comment.article,
    parent: comment.id,
    name: cleanLine(name),
    date,
    text: cleaned,
    origin: "desk",
    editor: true,
  }).data;
}

/** The comment with other text. Undefined when nothing is left, or too much. */
export function edited(comment: WaitingComment, text: string): WaitingComment | undefined {
  const next = { ...comment, text: cleanText(text) };
  return publishable(next) && next;
}

function readPublished({ at, name }: StoredComment, { places }: Showing): CommentRecord | undefined {
  return readRecord(join(places[at], name), CommentRecord, new ProblemReport());
}

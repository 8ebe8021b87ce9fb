import { CommentRecord } from "../domain/comment.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import { recordText } from "./comment-store.ts";
import { commentIdOf, identityOf } from "./identity.ts";
import { publishedName, queuedName } from "./places.ts";
import type { Change } from "./transaction.ts";

/** Lets a comment through. @param address of its article */
export function approval(comment: CommentRecord, address: string): Change[] {
  return [publication(comment, address), { at: "inbox", name: queuedName(comment.id), text: null }];
}

/** Puts a comment under its article. @param address of the article */
export function publication(comment: CommentRecord, address: string): Change {
  return { at: "data", name: publishedName(address, comment.id), text: recordText(comment) };
}

/** Writes down that comments must not come back. @param day today, `2026-11-25` */
export function removal(ids: readonly string[], day: string): Change {
  return { removed: Object.fromEntries(ids.map((id) => [id, day])) };
}

/** Refuses a waiting comment. */
export function refusal(id: string, day: string): Change[] {
  return [removal([id], day), { at: "inbox", name: queuedName(id), text: null }];
}

/** The desk's answer to a comment. Undefined when there is nothing to say, or too much. */
export function replyTo(comment: CommentRecord, text: string, name: string, now: Date): CommentRecord | undefined {
  const date = now.toISOString().replace(/\.\d+Z$/, "Z");
  const cleaned = cleanText(text);
  return valid({
    id: commentIdOf(date, identityOf("desk", comment.id, date, cleaned)),
    article: comment.article,
    parent: comment.id,
    name: cleanLine(name),
    date,
    text: cleaned,
    origin: "desk",
    editor: true,
  });
}

/** The comment with other text. Undefined when nothing is left, or too much. */
export function edited(comment: CommentRecord, text: string): CommentRecord | undefined {
  return valid({ ...comment, text: cleanText(text) });
}

function valid(record: CommentRecord): CommentRecord | undefined {
  const checked = CommentRecord.safeParse(record);
  return checked.success ? checked.data : undefined;
}

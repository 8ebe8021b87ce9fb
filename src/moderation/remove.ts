import { COMMENT_ID, type CommentRecord } from "../domain/comment.ts";
import { dateStampOf } from "../domain/date-stamp.ts";
import { EXIT, type Outcome, Refusal, UsageError } from "../terminal/outcome.ts";
import { type CommentStore, findComment, readStore } from "./comment-store.ts";
import { removal } from "./decisions.ts";
import { readDeskFacts } from "./desk-facts.ts";
import { identityIn } from "./identity.ts";
import type { Options } from "./options.ts";
import { type Places, publishedName, queuedName } from "./places.ts";
import { commit, type FileChange } from "./transaction.ts";

/** Takes comments down, published or waiting, and sees that they do not come back. */
export async function removeComments({ places, operands, withReplies }: Options): Promise<Outcome> {
  const malformed = operands.filter((id) => !COMMENT_ID.test(id));
  if (malformed.length > 0) throw new UsageError(`不是评论编号：${malformed.join("、")}。`);
  const store = readStore(places);
  const missing = operands.filter((id) => placeOf(id, store) === undefined);
  if (missing.length > 0) throw new Refusal(`没有这些评论：${missing.join("、")}。什么都没有改。`);
  const replies = repliesTo(new Set(operands), everyComment(places, store));
  const ids = [...new Set([...operands, ...(withReplies ? replies : [])])];
  const today = dateStampOf(Date.now(), readDeskFacts(places).timeZone).day;
  const gone = ids.flatMap((id): FileChange[] => {
    const place = placeOf(id, store);
    return place ? [{ ...place, text: null }] : [];
  });
  await commit(places, [removal(ids, today), ...gone]);
  const kept = !withReplies && replies.length > 0 ? `回复它的 ${replies.length} 条留下，升到上一层。\n` : "";
  const text = `已撤下 ${ids.length} 条，提交 _data/comments/ 以后，下一次生成时从网站上消失。\n${kept}`;
  return {
    exit: EXIT.done,
    text: `${text}文字还在 git 的历史里；要求连历史一起删去的，见 docs/作者指南.md“审评论”。\n`,
    json: { removed: ids, repliesKept: withReplies ? [] : replies },
  };
}

function placeOf(id: string, { published, queued }: CommentStore): Pick<FileChange, "at" | "name"> | undefined {
  const shown = published.get(identityIn(id));
  if (shown?.id === id) return { at: "data", name: publishedName(shown.address, id) };
  return queued.get(identityIn(id)) === id ? { at: "inbox", name: queuedName(id) } : undefined;
}

function everyComment(places: Places, store: CommentStore): CommentRecord[] {
  const ids = [...[...store.published.values()].map(({ id }) => id), ...store.queued.values()];
  return ids.flatMap((id) => findComment(places, store, id) ?? []);
}

/** The answers, the answers to those, and so on; without the comments themselves. */
function repliesTo(ids: ReadonlySet<string>, comments: readonly CommentRecord[]): string[] {
  const reached = new Set(ids);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { id, parent } of comments) if (parent !== undefined && reached.has(parent)) reached.add(id);
  }
  return [...reached].filter((id) => !ids.has(id));
}

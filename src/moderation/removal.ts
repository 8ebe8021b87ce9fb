import { COMMENT_ID } from "../domain/comment.ts";
import { dateStampOf } from "../domain/date-stamp.ts";
import { EXIT, type Outcome, Refusal, UsageError } from "../terminal/outcome.ts";
import { readContext } from "./articles.ts";
import { findComment, locate, readStore } from "./comment-store.ts";
import { decide } from "./decision.ts";
import type { Options } from "./options.ts";
import { type FileChange, removal } from "./transaction.ts";
import type { WaitingComment } from "./waiting.ts";

/** Takes comments down, published or waiting, and sees that they do not come back. */
export async function removeComments({ places, operands, withReplies }: Options): Promise<Outcome> {
  const malformed = operands.filter((id) => !COMMENT_ID.test(id));
  if (malformed.length > 0) throw new UsageError(`不是评论编号：${malformed.join("、")}。`);
  const store = readStore(places);
  const missing = operands.filter((id) => locate(store, id) === undefined);
  if (missing.length > 0) throw new Refusal(`没有这些评论：${missing.join("、")}。什么都没有改。`);
  const here = [...store.published.values(), ...store.queued.values()];
  const comments = here.flatMap(({ id }) => findComment(places, store, id) ?? []);
  const replies = repliesTo(new Set(operands), comments);
  const ids = [...new Set([...operands, ...(withReplies ? replies : [])])];
  const today = dateStampOf(Date.now(), readContext(places).timeZone).day;
  const gone = ids.flatMap((id) => locate(store, id) ?? []);
  await decide(places, `撤下 ${ids.length} 条`, [
    removal(ids, today),
    ...gone.map(({ at, name }): FileChange => ({ at, name, text: null })),
  ]);
  const kept = !withReplies && replies.length > 0 ? `回复它的 ${replies.length} 条留下，升到上一层。\n` : "";
  const text = `已撤下 ${ids.length} 条，提交 _data/comments/ 以后，下一次生成时从网站上消失。\n${kept}`;
  return {
    exit: EXIT.done,
    text: `${text}撤错了：npm run comments -- undo\n文字还在 git 的历史里；要求连历史一起删去的，见 docs/作者指南.md“审评论”。\n`,
    json: { removed: ids, repliesKept: withReplies ? [] : replies },
  };
}

/** The answers, the answers to those, and so on; without the comments themselves. */
function repliesTo(ids: ReadonlySet<string>, comments: readonly WaitingComment[]): string[] {
  const reached = new Set(ids);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const { id, parent } of comments) if (parent !== undefined && reached.has(parent)) reached.add(id);
  }
  return [...reached].filter((id) => !ids.has(id));
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ProblemReport } from "../content/problem-report.ts";
import { CommentRecord } from "../domain/comment.ts";
import { dateStampOf } from "../domain/date-stamp.ts";
import { formatWarnings } from "../domain/problem.ts";
import { type Dialogue, openDialogue } from "../terminal/dialogue.ts";
import { EXIT, type Outcome } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { type ModerationContext, readContext } from "./articles.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import {
  commentIdOf,
  findComment,
  identityOf,
  type Places,
  queuedName,
  readQueue,
  readStore,
  recordText,
} from "./comment-store.ts";
import { ingestInbox } from "./import.ts";
import { commentView } from "./list.ts";
import type { Options } from "./options.ts";
import { type Change, commit, exclusively, publication, queueing, removal, unqueueing } from "./transaction.ts";

/** The desk's answer to a comment. Undefined when there is nothing to say, or too much. */
function replyTo(comment: CommentRecord, text: string, name: string, now: Date): CommentRecord | undefined {
  const date = now.toISOString().replace(/\.\d+Z$/, "Z");
  const cleaned = cleanText(text);
  return CommentRecord.safeParse({
    id: commentIdOf(date, identityOf("desk", comment.id, date, cleaned)),
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
function edited(comment: CommentRecord, text: string): CommentRecord | undefined {
  return CommentRecord.safeParse({ ...comment, text: cleanText(text) }).data;
}

const QUESTION = "y 通过  n 拒绝  e 修改  r 通过并回复  s 跳过  q 退出 > ";
const ANSWERS: Readonly<Record<string, Action>> = {
  ...{ y: "approve", n: "refuse", e: "edit", r: "reply", s: "skip", q: "quit" },
  ...{ 通过: "approve", 拒绝: "refuse", 修改: "edit", 回复: "reply", 跳过: "skip", 退出: "quit" },
};
type Action = "approve" | "refuse" | "edit" | "reply" | "skip" | "quit";

const DONE = { approve: "通过", refuse: "拒绝", reply: "通过并回复", skip: "跳过" } as const;

/** Goes through the waiting comments with an editor. Every decision is on the disk before the next question. */
export async function reviewComments(options: Options, session: Session = process): Promise<Outcome> {
  const { stdin, stdout, stderr, env } = session;
  const { places, article } = options;
  const context = readContext(places);
  const about = context.articles.named(article);
  const report = new ProblemReport();
  const waiting = await exclusively(places, session, async () => {
    await ingestInbox(places, context.articles, report);
    const queue = readQueue(places, report).filter((comment) => !about || comment.article === about.id);
    return queue.map((comment) => ({ comment, text: waitingText(places, comment.id) }));
  });
  report.throwIfAny();
  // With --json, what a machine reads stands alone on standard output.
  const dialogue = openDialogue(stdin, options.json ? stderr : stdout, env.VISUAL || env.EDITOR);
  const done = { approved: 0, refused: 0, replied: 0 };
  try {
    if (report.warnings.length > 0) dialogue.print(formatWarnings(report.warnings));
    for (const [index, one] of waiting.entries()) {
      dialogue.print(`\n第 ${index + 1} 条，共 ${waiting.length} 条\n`);
      const action = await reviewOne(one, context, options, dialogue, session);
      if (action === "quit") break;
      dialogue.print(`已${DONE[action]}。\n`);
      if (action === "approve" || action === "reply") done.approved += 1;
      if (action === "refuse") done.refused += 1;
      if (action === "reply") done.replied += 1;
    }
  } finally {
    dialogue.close();
  }
  const left = readStore(places).queued.size;
  const text = `\n通过 ${done.approved} 条，拒绝 ${done.refused} 条，回复 ${done.replied} 条，还有 ${left} 条等候。\n`;
  const publish = done.approved > 0 ? "提交 _data/comments/ 以后，下一次生成时发布。\n" : "";
  return { exit: EXIT.done, text: `${text}${publish}`, json: { ...done, left } };
}

/** @returns what became of the comment */
async function reviewOne(
  waiting: { readonly comment: CommentRecord; readonly text: string | undefined },
  context: ModerationContext,
  { places, name }: Options,
  dialogue: Dialogue,
  session: Session,
): Promise<keyof typeof DONE | "quit"> {
  let { comment, text: shown } = waiting;
  const address = context.articles.byId(comment.article)?.path;
  const parent = findComment(places, readStore(places), comment.parent ?? "");
  /** Only if the comment still waits as it was shown; the editor may have thought about it for an hour. */
  const settle = async (action: keyof typeof DONE, changes: () => readonly Change[]) => {
    const done = await exclusively(places, session, async () => {
      if (shown === undefined || waitingText(places, comment.id) !== shown) return false;
      await commit(places, changes());
      return true;
    });
    if (!done) dialogue.print("这条评论刚才被别的命令处理过，没有再动它。\n");
    return done ? action : "skip";
  };
  dialogue.print(commentView(comment, context, parent));
  for (;;) {
    const answer = await dialogue.ask(QUESTION);
    const action = answer === undefined ? "quit" : ANSWERS[answer.normalize("NFKC").trim().toLowerCase()];
    if (action === "skip" || action === "quit") return action;
    if (action === "refuse") {
      const today = () => dateStampOf(Date.now(), context.timeZone).day;
      return settle(action, () => [removal([comment.id], today()), unqueueing(comment.id)]);
    }
    if (action === "edit") {
      const next = edited(comment, (await dialogue.compose("新的正文", comment.text)) ?? "");
      if (!next) dialogue.print("没有改：正文是空的或太长。\n");
      else {
        if ((await settle("reply", () => [queueing(next)])) === "skip") return "skip";
        [comment, shown] = [next, recordText(next)];
        dialogue.print(commentView(comment, context, parent));
      }
    } else if (action && address === undefined) dialogue.print("文章不在了，不能通过。\n");
    else if (action && address !== undefined) {
      const approval = () => [publication(comment, address), unqueueing(comment.id)];
      if (action === "approve") return settle(action, approval);
      const reply = replyTo(comment, (await dialogue.compose("回复", "")) ?? "", name, new Date());
      if (reply) return settle(action, () => [...approval(), publication(reply, address)]);
      dialogue.print("没有回复：是空的或太长。\n");
    }
  }
}

/** As it stands in its file. */
function waitingText({ inbox }: Places, id: string): string | undefined {
  const file = join(inbox, queuedName(id));
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

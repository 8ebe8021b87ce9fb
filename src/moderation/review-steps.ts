import { join } from "node:path";
import { ProblemReport } from "../content/problem-report.ts";
import { readRecord } from "../content/schema-problems.ts";
import { LONGEST_COMMENT } from "../domain/comment.ts";
import type { Dialogue } from "../terminal/dialogue.ts";
import type { Session } from "../terminal/session.ts";
import { approvalOf, edited, refusalOf, replacementOf, replyTo } from "./approval.ts";
import type { ModerationContext } from "./articles.ts";
import { type Places, queuedName, readStore } from "./comment-store.ts";
import { decide } from "./decision.ts";
import type { Flood } from "./flood.ts";
import { publishedWordings } from "./kin.ts";
import { type Change, exclusively, publication, queueing } from "./transaction.ts";
import { commentView, floodView, type Showing } from "./view.ts";
import { excessOf, publishable, WaitingComment, waitingText } from "./waiting.ts";

/** An editor at work. */
export interface Desk {
  readonly context: ModerationContext;
  readonly places: Places;
  /** Under which the desk answers. */
  readonly name: string;
  readonly dialogue: Dialogue;
  readonly session: Session;
}

/** What one decision did. */
export interface Tally {
  readonly approved: number;
  readonly refused: number;
  readonly replied: number;
}

const NOTHING_DONE: Tally = { approved: 0, refused: 0, replied: 0 };

/** How an item was left: what was decided, what comes next, what there is to say. */
export interface Step {
  readonly decisions: readonly Tally[];
  readonly next: "on" | "quit" | "undo" | "singly";
  readonly said?: string;
}

type Action = "approve" | "both" | "refuse" | "edit" | "reply" | "skip" | "undo" | "quit" | "list" | "singly";

const ANSWERS: Readonly<Record<string, Action>> = {
  ...{ y: "approve", b: "both", n: "refuse", e: "edit", r: "reply", s: "skip", u: "undo", q: "quit" },
  ...{
    通过: "approve",
    都登: "both",
    拒绝: "refuse",
    修改: "edit",
    回复: "reply",
    跳过: "skip",
    撤回: "undo",
    退出: "quit",
  },
  ...{ l: "list", v: "singly", 列出: "list", 逐条: "singly" },
};

const OF_ONE = "y 通过  n 拒绝  e 修改  r 通过并回复  s 跳过  u 撤回上一个  q 退出 > ";
const OF_CHANGED = "y 换上这一条  b 两条都登  n 拒绝  e 修改  r 换上并回复  s 跳过  u 撤回上一个  q 退出 > ";
const OF_FLOOD = "n 全部拒绝  l 全部列出  v 逐条审  s 跳过  u 撤回上一个  q 退出 > ";

const GONE = "刚才被别的命令处理过，没有再动它";

async function answerTo(question: string, { dialogue }: Desk): Promise<Action | undefined> {
  const answer = await dialogue.ask(question);
  return answer === undefined ? "quit" : ANSWERS[answer.normalize("NFKC").trim().toLowerCase()];
}

function showingOf({ context, places }: Desk): Showing {
  return { context, places, store: readStore(places) };
}

/** Whether a comment still waits as it was shown; the editor may have thought about it for an hour. */
function stillWaits(places: Places, comment: WaitingComment): boolean {
  const now = readRecord(join(places.inbox, queuedName(comment.id)), WaitingComment, new ProblemReport());
  return now !== undefined && waitingText(now) === waitingText(comment);
}

/** Asks about a flood until it is decided or passed over. */
export async function reviewFlood(flood: Flood, desk: Desk): Promise<Step> {
  const { dialogue, places, session } = desk;
  dialogue.print(`\n${floodView(flood, showingOf(desk))}`);
  for (;;) {
    const action = await answerTo(OF_FLOOD, desk);
    if (action === "list") dialogue.print(floodView(flood, showingOf(desk), true));
    else if (action === "singly" || action === "quit" || action === "undo") return { decisions: [], next: action };
    else if (action === "skip") return { decisions: [], next: "on", said: "已跳过。" };
    else if (action === "refuse") {
      const refused = await exclusively(places, session, async () => {
        const waiting = flood.comments.filter((comment) => stillWaits(places, comment));
        if (waiting.length > 0)
          await decide(places, `拒绝成批的 ${waiting.length} 条`, refusalOf(waiting, showingOf(desk)));
        return waiting.length;
      });
      const others = flood.comments.length - refused;
      const said = `已拒绝 ${refused} 条。${others > 0 ? `${others} 条${GONE}。` : ""}`;
      return { decisions: refused > 0 ? [{ ...NOTHING_DONE, refused }] : [], next: "on", said };
    }
  }
}

/** Asks about one comment until it is decided or passed over. */
export async function reviewOne(waiting: WaitingComment, desk: Desk): Promise<Step> {
  const { dialogue, places, session, context } = desk;
  let comment = waiting;
  const decisions: Tally[] = [];
  const address = context.articles.byId(comment.article)?.path;
  const isChanged = publishedWordings(comment, readStore(places)).length > 0;
  /** @returns whether it was done */
  const settle = async (what: string, tally: Partial<Tally>, changes: (showing: Showing) => readonly Change[]) => {
    const done = await exclusively(places, session, async () => {
      if (!stillWaits(places, comment)) return false;
      await decide(places, `${what} ${comment.id}`, changes(showingOf(desk)));
      return true;
    });
    if (done) decisions.push({ ...NOTHING_DONE, ...tally });
    else dialogue.print(`这条评论${GONE}。\n`);
    return done;
  };
  const on = (done: boolean, said: string): Step => ({ decisions, next: "on", said: done ? said : "已跳过。" });
  dialogue.print(commentView(comment, showingOf(desk)));
  for (;;) {
    const action = await answerTo(isChanged ? OF_CHANGED : OF_ONE, desk);
    if (action === "quit" || action === "undo") return { decisions, next: action };
    if (action === "skip") return on(true, "已跳过。");
    if (action === "refuse")
      return on(await settle("拒绝", { refused: 1 }, (showing) => refusalOf([comment], showing)), "已拒绝。");
    if (action === "edit") {
      const next = edited(comment, (await dialogue.compose("新的正文", comment.text)) ?? "");
      if (!next) dialogue.print("没有改：正文是空的或太长。\n");
      else if (await settle("修改", {}, () => [queueing(next)])) {
        comment = next;
        dialogue.print(commentView(comment, showingOf(desk)));
      } else return on(false, "");
    } else if (action === "approve" || action === "both" || action === "reply") {
      const record = publishable(comment);
      if (address === undefined) dialogue.print("文章不在了，不能通过。\n");
      else if (!record) dialogue.print(`正文超出 ${LONGEST_COMMENT} 字的上限 ${excessOf(comment)} 字，先用 e 改短。\n`);
      else {
        const approval = (showing: Showing) =>
          action === "both" ? approvalOf(record, address) : replacementOf(record, address, showing);
        if (action !== "reply") return on(await settle("通过", { approved: 1 }, approval), "已通过。");
        const reply = replyTo(comment, (await dialogue.compose("回复", "")) ?? "", desk.name, new Date());
        if (!reply) dialogue.print("没有回复：是空的或太长。\n");
        else {
          const changes = (showing: Showing) => [...approval(showing), publication(reply, address)];
          return on(await settle("通过并回复", { approved: 1, replied: 1 }, changes), "已通过并回复。");
        }
      }
    }
  }
}

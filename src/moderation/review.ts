import { ProblemReport } from "../content/problem-report.ts";
import { formatWarnings } from "../domain/problem.ts";
import { openDialogue } from "../terminal/dialogue.ts";
import { EXIT, type Outcome, Refusal } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { readContext } from "./articles.ts";
import { readQueue, readStore } from "./comment-store.ts";
import { undoLast } from "./decision.ts";
import { type Flood, floodsOf, hostOf, readWords } from "./flood.ts";
import { ingestInbox } from "./import.ts";
import type { Options } from "./options.ts";
import { type Desk, reviewFlood, reviewOne, type Step, type Tally } from "./review-steps.ts";
import { exclusively } from "./transaction.ts";
import type { WaitingComment } from "./waiting.ts";

/** What is still to be decided: a flood as a whole, or one comment. */
type Item = { readonly flood: Flood } | { readonly comment: WaitingComment };

/** Goes through the waiting comments with an editor. Every decision is on the disk before the next question. */
export async function reviewComments(options: Options, session: Session = process): Promise<Outcome> {
  const { stdin, stdout, stderr, env } = session;
  const { places, article } = options;
  const context = readContext(places);
  const about = context.articles.named(article);
  const report = new ProblemReport();
  const words = readWords(places, report);
  const waiting = await exclusively(places, session, async () => {
    await ingestInbox(places, context.articles, report);
    return readQueue(places, report).filter((comment) => !about || comment.article === about.id);
  });
  report.throwIfAny();
  // With --json, what a machine reads stands alone on standard output.
  const dialogue = openDialogue(stdin, options.json ? stderr : stdout, env.VISUAL || env.EDITOR);
  const desk: Desk = { context, places, name: options.name, dialogue, session };
  const { floods, others } = floodsOf(waiting, words, hostOf(context.url));
  const todo: Item[] = [...floods.map((flood) => ({ flood })), ...others.map((comment) => ({ comment }))];
  const tallies: Tally[] = [];
  try {
    if (report.warnings.length > 0) dialogue.print(formatWarnings(report.warnings));
    await goThrough(todo, desk, tallies);
  } finally {
    dialogue.close();
  }
  const sum = (count: keyof Tally) => tallies.reduce((total, tally) => total + tally[count], 0);
  const done = { approved: sum("approved"), refused: sum("refused"), replied: sum("replied") };
  const left = readStore(places).queued.size;
  const text = `\n通过 ${done.approved} 条，拒绝 ${done.refused} 条，回复 ${done.replied} 条，还有 ${left} 条等候。\n`;
  const publish = done.approved > 0 ? "提交 _data/comments/ 以后，下一次生成时发布。\n" : "";
  return { exit: EXIT.done, text: `${text}${publish}`, json: { ...done, left } };
}

/** @param todo is worked off from its beginning @param tallies of the decisions, the last one last */
async function goThrough(todo: Item[], desk: Desk, tallies: Tally[]): Promise<void> {
  const { dialogue, places } = desk;
  let shown = 0;
  for (let item = todo.shift(); item; item = todo.shift()) {
    const step = await stepOf(item, desk, () => {
      shown += 1;
      return `\n第 ${shown} 条，共 ${shown + todo.filter((one) => "comment" in one).length} 条\n`;
    });
    tallies.push(...step.decisions);
    if (step.next === "quit") return;
    if (step.next === "singly" && "flood" in item) todo.unshift(...item.flood.comments.map((comment) => ({ comment })));
    if (step.next === "undo") {
      const waiting = await undone(desk, tallies);
      const again = new Set(waiting);
      const back = readQueue(places, new ProblemReport()).filter(({ id }) => again.has(id));
      const same = "comment" in item && again.has(item.comment.id);
      if (!same) todo.unshift(item);
      // One comes back to be looked at, a flood as the flood that it was.
      const { floods, others } = floodsOf(back, readWords(places, new ProblemReport()), hostOf(desk.context.url));
      todo.unshift(...floods.map((flood) => ({ flood })), ...others.map((comment) => ({ comment })));
      // They are counted once more.
      if ("comment" in item) shown = Math.max(0, shown - (same ? 0 : 1) - others.length);
    }
    if (step.said) dialogue.print(`${step.said}\n`);
  }
}

/** @param heading of a comment, which is counted by it */
function stepOf(item: Item, desk: Desk, heading: () => string): Promise<Step> {
  if ("flood" in item) return reviewFlood(item.flood, desk);
  desk.dialogue.print(heading());
  return reviewOne(item.comment, desk);
}

/** Takes the last decision back and says so. @returns ids of those that wait again */
async function undone({ places, session, dialogue }: Desk, tallies: Tally[]): Promise<readonly string[]> {
  try {
    const taken = await exclusively(places, session, () => undoLast(places));
    if (!taken) {
      dialogue.print("没有可以撤回的决定。\n");
      return [];
    }
    tallies.pop();
    dialogue.print(`已撤回：${taken.what}。\n`);
    return taken.waiting;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    dialogue.print(`${error.message}\n`);
    return [];
  }
}

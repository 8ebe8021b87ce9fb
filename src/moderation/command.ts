import { formatProblems, ProblemsError, REMEDIES } from "../domain/problem.ts";
import { runCommand, runPart } from "../terminal/command.ts";
import type { CommandGroup } from "../terminal/declaration.ts";
import { EXIT, type Outcome, print, Refusal } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { checkComments } from "./check.ts";
import { undoDecision } from "./decision.ts";
import { forgetComments } from "./forget.ts";
import { importComments, pullComments } from "./import.ts";
import { listComments } from "./list.ts";
import { type Options, optionsOf, PARTS, type Part } from "./options.ts";
import { removeComments } from "./removal.ts";
import { runReports } from "./reports/reports.ts";
import { reviewComments } from "./review.ts";
import { exclusively } from "./transaction.ts";

type Run = (options: Options, session: Session) => Promise<Outcome>;

/** A dry run changes nothing, not even what a killed command left to do. */
const wholly =
  (run: (options: Options) => Promise<Outcome>): Run =>
  (options, session) =>
    options.dryRun ? run(options) : exclusively(options.places, session, () => run(options));

/** Those that wait for a person or for the network take the lock themselves, for as long as they write. */
const RUN: Readonly<Record<keyof typeof PARTS, readonly [what: string, command: Part, run: Run]>> = {
  import: ["从导出的文件收进评论", PARTS.import, wholly(importComments)],
  pull: ["从 Netlify 取回新评论", PARTS.pull, pullComments],
  list: ["列出评论", PARTS.list, wholly(listComments)],
  review: ["审评论", PARTS.review, reviewComments],
  undo: ["撤回上一个决定", PARTS.undo, wholly(undoDecision)],
  reports: ["读者的纠错：列出，记成更正，或不采纳", PARTS.reports, runReports],
  remove: ["撤下评论", PARTS.remove, wholly(removeComments)],
  forget: ["清除等候太久的评论", PARTS.forget, forgetComments],
  check: ["检查评论的文件夹", PARTS.check, wholly(checkComments)],
};

/** `npm run comments -- …`: moderation. @returns the exit code; the help text lists them */
export function runComments(args: readonly string[], session: Session = process): Promise<number> {
  const parts = Object.entries(RUN).map(([name, [what, command, run]]) => {
    return [name, [what, (rest: readonly string[]) => runOne(command, run, rest, session)]] as const;
  });
  const group: CommandGroup = {
    name: "comments",
    what: `  等候审阅的评论在 .inbox/queue/，不进 git；通过了的在 _data/comments/，提交以后随网站发布。
  读者的纠错一同收进来，等候的在 .inbox/reports/。
  邮箱、IP、浏览器型号在收进来的时候就丢掉，哪里都不写。
  `,
    parts: Object.fromEntries(parts),
    jsonErrors: true,
  };
  return runPart(group, args.length === 0 ? ["--help"] : args, session);
}

function runOne(command: Part, run: Run, args: readonly string[], session: Session): Promise<number> {
  return runCommand(command, args, session, async (given) => {
    const { exit, text, json } = await run(optionsOf(command, given), session).catch(refuseProblems);
    if (given.values.json) session.stdout.write(`${JSON.stringify({ ok: exit === EXIT.done, ...json })}\n`);
    else print(text, session.stdout);
    return exit;
  });
}

/** @throws Refusal that lists them; whatever else it was */
function refuseProblems(error: unknown): never {
  if (!(error instanceof ProblemsError)) throw error;
  const problems = error.problems.map((problem) => ({ ...problem, remedy: REMEDIES[problem.code] }));
  const text = `${formatProblems(error.problems)}\n✗ 共 ${problems.length} 处错误。什么都没有改。\n`;
  throw new Refusal(error.message, { json: { problems }, text });
}

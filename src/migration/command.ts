import { formatProblems, ProblemsError } from "../domain/problem.ts";
import { runCommand } from "../terminal/command.ts";
import { openDialogue } from "../terminal/dialogue.ts";
import { inPlainWords } from "../terminal/fault.ts";
import { print, Refusal, UsageError } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { publicationIn } from "./facts.ts";
import { move } from "./move.ts";
import { MIGRATE, type MigrateOptions } from "./options.ts";
import type { Report } from "./report.ts";
import { writeJson } from "./report-json.ts";
import { writePage } from "./report-page.ts";
import { reportText } from "./report-words.ts";
import { decisionsPath } from "./review/decisions.ts";
import { keepDecision } from "./review/keep-decision.ts";
import { reviewQuestions } from "./review/review.ts";
import { Spool } from "./spool.ts";

/**
 * `npm run migrate`: moves an archive of WordPress in.
 * @param now milliseconds since 1970
 * @returns the exit code; the help text lists them
 */
export function runMigrate(args: readonly string[], session: Session = process, now = Date.now()): Promise<number> {
  return runCommand(MIGRATE, args, session, async ({ values, operands }) => {
    if (operands.length === 0) throw new UsageError("要写明 WordPress 导出的文件。");
    if (values.review && !(session.stdin.isTTY && session.stdout.isTTY))
      throw new UsageError("--review 在终端里逐件问；这里没有人，用 --json 列出要定的事，答案写进 migration.json。");
    const spool = new Spool();
    try {
      const report = await move(operands, values, spool, now, session).catch((error) =>
        refuseProblems(inPlainWords(error, values.articles)),
      );
      if (values.page !== undefined) await writePage(values.page, report, spool, dayOf(now));
      if (values.json) await writeJson(report, spool, session.stdout);
      else print(reportText(report), session.stdout);
      if (values.review && !values.json) await review(report, values, session, now);
    } finally {
      spool.close();
    }
    return undefined;
  });
}

/** Asks whoever sits at the terminal what nobody has decided; the next run goes by the answers. */
async function review(report: Report, options: MigrateOptions, session: Session, now: number): Promise<void> {
  const dialogue = openDialogue(session.stdin, session.stdout, undefined);
  try {
    const open = report.review;
    const path = decisionsPath(options.data, options.map);
    const wait = (text: string) => print(`${text}\n`, session.stderr);
    const { siteData } = publicationIn(options, now);
    const answered = await reviewQuestions(
      open,
      dialogue,
      siteData,
      (questions, answer) => keepDecision(path, questions, answer, wait),
      now,
    );
    dialogue.print(`\n定下 ${answered} 件；再运行一次就照定下的办。\n`);
  } finally {
    dialogue.close();
  }
}

/** `2026-11-30`, by the clocks here. */
function dayOf(now: number): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" }).format(now);
}

/** @throws Refusal that lists them; whatever else it was */
function refuseProblems(error: unknown): never {
  if (!(error instanceof ProblemsError)) throw error;
  const text = `${formatProblems(error.problems)}\n✗ 共 ${error.problems.length} 处错误。什么都没有写。\n`;
  throw new Refusal(error.message, { json: { problems: error.problems }, text });
}

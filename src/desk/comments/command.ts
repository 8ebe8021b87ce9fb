import { ProblemsError, REMEDIES } from "../../domain/problem.ts";
import { sentenceOf } from "../../terminal/fault.ts";
import { checkComments } from "./check.ts";
import { forgetComments } from "./forget.ts";
import type { Subcommand } from "./help.ts";
import { importComments } from "./import.ts";
import { listComments } from "./list.ts";
import { withLock } from "./lock.ts";
import { type Options, readOptions } from "./options.ts";
import { EXIT, type Outcome, Refusal, say, told, UsageError } from "./outcome.ts";
import { pullComments } from "./pull.ts";
import { removeComments } from "./remove.ts";
import { reviewComments } from "./review.ts";
import type { Session } from "./session.ts";
import { finishInterrupted } from "./transaction.ts";

const RUN: Readonly<Record<Subcommand, (options: Options, session: Session) => Promise<Outcome>>> = {
  import: importComments,
  pull: pullComments,
  list: listComments,
  review: reviewComments,
  remove: removeComments,
  forget: forgetComments,
  check: checkComments,
};

/** `npm run comments -- …`: moderation. @returns the exit code; the help text lists them */
export async function runComments(args: readonly string[], session: Session = process): Promise<number> {
  const json = args.includes("--json");
  try {
    const options = readOptions(args);
    if (typeof options === "string") {
      say(options, session.stdout);
      return EXIT.done;
    }
    const { exit, text, json: data } = await run(options, session);
    if (json) session.stdout.write(`${JSON.stringify({ ok: exit === EXIT.done, ...data })}\n`);
    else say(text, session.stdout);
    return exit;
  } catch (error) {
    return failed(error, json, session);
  }
}

/** A dry run changes nothing, not even what a killed command left to do. */
async function run(options: Options, session: Session): Promise<Outcome> {
  const { places, subcommand, dryRun } = options;
  if (dryRun) return RUN[subcommand](options, session);
  return withLock(places.inbox, async () => {
    const finished = await finishInterrupted(places);
    if (finished > 0) say(`上次的命令没有做完，已经补完（${finished} 处改动）。\n`, session.stderr);
    return RUN[subcommand](options, session);
  });
}

function failed(error: unknown, json: boolean, { stdout, stderr }: Session): number {
  if (error instanceof ProblemsError) {
    const problems = error.problems.map((problem) => ({ ...problem, remedy: REMEDIES[problem.code] }));
    if (json) stdout.write(`${JSON.stringify({ ok: false, problems })}\n`);
    else say(`${told(error.problems)}\n✗ 共 ${problems.length} 处错误。什么都没有改。\n`, stderr);
    return EXIT.problems;
  }
  const message = sentenceOf(error);
  const usage = error instanceof UsageError;
  if (json) stdout.write(`${JSON.stringify({ ok: false, error: message })}\n`);
  else say(`✗ ${message}\n${usage ? "  npm run comments -- --help\n" : ""}`, stderr);
  if (usage) return EXIT.usage;
  return error instanceof Refusal ? EXIT.problems : EXIT.failed;
}

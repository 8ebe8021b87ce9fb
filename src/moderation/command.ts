import { formatProblems, ProblemsError, REMEDIES } from "../domain/problem.ts";
import { sentenceOf } from "../terminal/fault.ts";
import { EXIT, type Outcome, print, Refusal, UsageError } from "../terminal/outcome.ts";
import type { Session } from "../terminal/session.ts";
import { checkComments } from "./check.ts";
import type { Subcommand } from "./help.ts";
import { importComments, pullComments } from "./import.ts";
import { listComments } from "./list.ts";
import { type Options, readOptions } from "./options.ts";
import { forgetComments, removeComments } from "./removal.ts";
import { reviewComments } from "./review.ts";
import { exclusively } from "./transaction.ts";

type Run = (options: Options, session: Session) => Promise<Outcome>;

/** Those that wait for a person or for the network take the lock themselves, for as long as they write. */
const RUN: Readonly<Record<Subcommand, Run>> = {
  import: wholly(importComments),
  pull: pullComments,
  list: wholly(listComments),
  review: reviewComments,
  remove: wholly(removeComments),
  forget: forgetComments,
  check: wholly(checkComments),
};

/** A dry run changes nothing, not even what a killed command left to do. */
function wholly(run: (options: Options) => Promise<Outcome>): Run {
  return (options, session) =>
    options.dryRun ? run(options) : exclusively(options.places, session, () => run(options));
}

/** `npm run comments -- …`: moderation. @returns the exit code; the help text lists them */
export async function runComments(args: readonly string[], session: Session = process): Promise<number> {
  const json = args.includes("--json");
  try {
    const options = readOptions(args);
    if (typeof options === "string") {
      print(options, session.stdout);
      return EXIT.done;
    }
    const { exit, text, json: data } = await RUN[options.subcommand](options, session);
    if (json) session.stdout.write(`${JSON.stringify({ ok: exit === EXIT.done, ...data })}\n`);
    else print(text, session.stdout);
    return exit;
  } catch (error) {
    return failed(error, json, session);
  }
}

function failed(error: unknown, json: boolean, { stdout, stderr }: Session): number {
  if (error instanceof ProblemsError) {
    const problems = error.problems.map((problem) => ({ ...problem, remedy: REMEDIES[problem.code] }));
    if (json) stdout.write(`${JSON.stringify({ ok: false, problems })}\n`);
    else print(`${formatProblems(error.problems)}\n✗ 共 ${problems.length} 处错误。什么都没有改。\n`, stderr);
    return EXIT.problems;
  }
  const message = sentenceOf(error);
  const usage = error instanceof UsageError;
  if (json) stdout.write(`${JSON.stringify({ ok: false, error: message })}\n`);
  else print(`✗ ${message}\n${usage ? "  npm run comments -- --help\n" : ""}`, stderr);
  if (usage) return EXIT.usage;
  return error instanceof Refusal ? EXIT.problems : EXIT.failed;
}

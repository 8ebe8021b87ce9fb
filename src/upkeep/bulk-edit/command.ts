import { isYes } from "../../check/answer.ts";
import { diffOf } from "../../check/change.ts";
import { shownPath } from "../../content/problem-report.ts";
import { withLocks } from "../../disk/lock.ts";
import { CannotWrite, replaceFile } from "../../disk/replace-file.ts";
import { runCommand } from "../../terminal/command.ts";
import { openDialogue } from "../../terminal/dialogue.ts";
import { sentenceOf } from "../../terminal/fault.ts";
import { CommandError, EXIT, print, Refusal, UsageError } from "../../terminal/outcome.ts";
import type { Streams } from "../../terminal/streams.ts";
import { BULK_EDIT, type BulkEditOptions, bulkEditOptionsOf } from "./options.ts";
import { planOf } from "./plan.ts";

/** How a command hears an answer; undefined where there is nobody to ask. */
export type Ask = ((question: string) => Promise<string | undefined>) | undefined;

/** Changes many articles at once, after having shown how. @returns the exit code; the help text lists them */
export function runBulkEdit(
  args: readonly string[],
  streams: Streams = process,
  ask: Ask = process.stdin.isTTY ? askHere : undefined,
  now = Date.now(),
): Promise<number> {
  return runCommand(BULK_EDIT, args, streams, (given) => {
    const options = bulkEditOptionsOf(given);
    if (!options.yes && !options.dryRun && !ask)
      throw new UsageError("不在终端里，没有人回答问题：加 --yes 直接改，或 --dry-run 只看。");
    return showAndWrite(options, streams, ask, now).catch(refuseUnlessUnwritten);
  });
}

/** What cannot be read or changed is a refusal; what could be changed and not written is none. */
function refuseUnlessUnwritten(error: unknown): never {
  if (error instanceof CommandError || error instanceof CannotWrite) throw error;
  throw new Refusal(sentenceOf(error), { cause: error });
}

async function showAndWrite(
  { edit, places, yes, dryRun, json }: BulkEditOptions,
  { stdout, stderr }: Streams,
  ask: Ask,
  now: number,
): Promise<number> {
  const { changes, notes } = planOf(edit, places, now);
  const files = changes.map(({ file }) => shownPath(file));
  if (!json) {
    for (const change of changes) print(`${diffOf(change)}\n`, stdout);
    for (const note of notes) print(`! ${note}\n`, stderr);
  }
  const wanted =
    changes.length > 0 && !dryRun && (yes || isYes(await ask?.(`照这样改 ${changes.length} 个文件吗？(y/n) `)));
  if (wanted) {
    const wait = (text: string) => print(`${text}\n`, stderr);
    await withLocks([places.articles, places.data], wait, () => {
      // A run that is cut short can be run again: what has been changed would not be changed once more.
      for (const { file, before, after } of changes) replaceFile(file, after, { was: before });
    });
  }
  const count = `${changes.length} 个文件`;
  const done = wanted ? `改了 ${count}。再看一遍：npm run check\n` : `会改 ${count}，现在没有动。\n`;
  if (json) stdout.write(`${JSON.stringify({ files, written: wanted, notes })}\n`);
  else print(changes.length === 0 ? "没有可改的。\n" : done, stdout);
  return changes.length > 0 ? EXIT.done : EXIT.problems;
}

async function askHere(question: string): Promise<string | undefined> {
  const dialogue = openDialogue(process.stdin, process.stdout, undefined);
  return await dialogue.ask(question).finally(() => dialogue.close());
}

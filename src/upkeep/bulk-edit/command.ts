import { Cancelled, isYes } from "../../check/answer.ts";
import { diffOf } from "../../check/change.ts";
import { UsageError } from "../../check/options.ts";
import { shownPath } from "../../content/problem-report.ts";
import { withLocks } from "../../disk/lock.ts";
import { CannotWrite, replaceFile } from "../../disk/replace-file.ts";
import { openDialogue } from "../../terminal/dialogue.ts";
import { sentenceOf } from "../../terminal/fault.ts";
import { print } from "../../terminal/outcome.ts";
import type { Streams } from "../../terminal/streams.ts";
import { BULK_EDIT_HELP, type BulkEditOptions, readBulkEditOptions } from "./options.ts";
import { planOf } from "./plan.ts";

const EXIT = { done: 0, refused: 1, usage: 2, failed: 3, cancelled: 130 } as const;

/** How a command hears an answer; undefined where there is nobody to ask. */
export type Ask = ((question: string) => Promise<string | undefined>) | undefined;

/** Changes many articles at once, after having shown how. @returns the exit code; the help text lists them */
export async function runBulkEdit(
  args: readonly string[],
  streams: Streams = process,
  ask: Ask = process.stdin.isTTY ? askHere : undefined,
  now = Date.now(),
): Promise<number> {
  try {
    const options = readBulkEditOptions(args);
    if (options === "help") {
      print(BULK_EDIT_HELP, streams.stdout);
      return EXIT.done;
    }
    if (!options.yes && !options.dryRun && !ask)
      throw new UsageError("不在终端里，没有人回答问题：加 --yes 直接改，或 --dry-run 只看。");
    return await showAndWrite(options, streams, ask, now);
  } catch (error) {
    if (error instanceof Cancelled) {
      print("\n已取消，什么也没有改。\n", streams.stderr);
      return EXIT.cancelled;
    }
    const usage = error instanceof UsageError;
    const message = sentenceOf(error);
    print(`✗ ${message}\n${usage ? "  npm run bulk-edit -- --help\n" : ""}`, streams.stderr);
    if (usage) return EXIT.usage;
    return error instanceof CannotWrite ? EXIT.failed : EXIT.refused;
  }
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
    const tell = (text: string) => print(`${text}\n`, stderr);
    await withLocks([places.articles, places.data], tell, () => {
      // A run that is cut short can be run again: what has been changed would not be changed once more.
      for (const { file, before, after } of changes) replaceFile(file, after, { was: before });
    });
  }
  if (json) stdout.write(`${JSON.stringify({ files, written: wanted, notes })}\n`);
  else if (changes.length === 0) print("没有可改的。\n", stdout);
  else
    print(
      wanted
        ? `改了 ${changes.length} 个文件。再看一遍：npm run check\n`
        : `会改 ${changes.length} 个文件，现在没有动。\n`,
      stdout,
    );
  return changes.length > 0 ? EXIT.done : EXIT.refused;
}

async function askHere(question: string): Promise<string | undefined> {
  const dialogue = openDialogue(process.stdin, process.stdout, undefined);
  return await dialogue.ask(question).finally(() => dialogue.close());
}

import { debug } from "./debug.ts";
import type { Command, CommandGroup } from "./declaration.ts";
import { sentenceOf } from "./fault.ts";
import { calledAs, helpOf, inColumns } from "./help.ts";
import type { Options } from "./options.ts";
import { Cancelled, CommandError, EXIT, print, UsageError } from "./outcome.ts";
import { type Given, hint, readArguments } from "./read-arguments.ts";
import type { Streams } from "./streams.ts";

/**
 * Runs a command: reads its arguments, shows its help, and turns whatever it throws into text or JSON and an exit code.
 * @param run does the work; gives an exit code, or nothing when all went well
 * @returns the exit code
 */
export async function runCommand<O extends Options>(
  command: Command<O>,
  args: readonly string[],
  streams: Streams,
  run: (given: Given<O>) => Promise<number | undefined> | number | undefined,
): Promise<number> {
  try {
    const given = readArguments(command, args);
    if (given === "help") {
      print(helpOf(command), streams.stdout);
      return EXIT.done;
    }
    debug(`${command.name} ${JSON.stringify(given)}`);
    return (await run(given)) ?? EXIT.done;
  } catch (error) {
    return reportError(error, command, args.includes("--json"), streams);
  }
}

type Reported = Pick<Command<Options>, "name" | "jsonErrors" | "unchanged" | "cancelled">;

/** The one place where an error becomes what a person or a machine reads. @returns the exit code */
function reportError(error: unknown, command: Reported, json: boolean, { stdout, stderr }: Streams): number {
  const { name, jsonErrors = false, unchanged, cancelled = "" } = command;
  const failure =
    error instanceof CommandError ? error : new CommandError("fault", sentenceOf(error), { cause: error });
  // The sentence of any other error brings its stack along.
  if (failure === error) debug(error);
  if (failure instanceof Cancelled) {
    print(`\n已取消，${cancelled}\n`, stderr);
    return failure.exit;
  }
  const { code, text, message, exit } = failure;
  const last = code === "usage" ? `${calledAs(name)} --help` : code === "fault" ? unchanged : undefined;
  if (json && jsonErrors) stdout.write(`${JSON.stringify({ ok: false, ...(failure.json ?? { error: message }) })}\n`);
  else print(text ?? `✗ ${message}\n${last === undefined ? "" : `  ${last}\n`}`, stderr);
  return exit;
}

/** Runs a part of a command. @returns its exit code; 2 when there is none of that name */
export async function runPart(
  group: CommandGroup,
  [first, ...rest]: readonly string[],
  streams: Streams = process,
): Promise<number> {
  const { name, what, parts } = group;
  const part = first !== undefined && Object.hasOwn(parts, first) ? parts[first] : undefined;
  if (part) return await part[1](rest);
  if (first === "--help") {
    const list = inColumns(Object.entries(parts).map(([word, [line]]) => [word, line] as const));
    print(
      `用法：${calledAs(name)} <命令> [选项]\n\n${list.join("\n")}\n\n${what}每个命令都有 --help。\n`,
      streams.stdout,
    );
    return EXIT.done;
  }
  const known = Object.keys(parts);
  const error = new UsageError(
    first === undefined ? `写上一个命令：${known.join("、")}。` : `没有“${first}”这个命令。${hint(first, known, "")}`,
  );
  return reportError(error, group, rest.includes("--json"), streams);
}

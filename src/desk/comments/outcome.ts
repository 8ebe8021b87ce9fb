import { type Problem, REMEDIES } from "../../domain/problem.ts";
import type { Streams } from "../../domain/streams.ts";
import { inert } from "../../terminal/inert.ts";

/** Exit codes; the help text lists them. */
export const EXIT = { done: 0, problems: 1, usage: 2, failed: 3 } as const;

/** What a command has to say when it is done. */
export interface Outcome {
  readonly exit: number;
  /** For people. */
  readonly text: string;
  /** For machines, with `--json`. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** The command was not written as it should be. */
export class UsageError extends Error {}

/** What was asked for cannot be done; nothing was changed. The message is a Chinese sentence. */
export class Refusal extends Error {}

/** Problems as editors read them: place and code, what is wrong, what to do. */
export function told(problems: readonly Problem[]): string {
  return problems
    .map(
      ({ code, file, line, column, message }) =>
        `${file}:${line}:${column}  ${code}\n  ${message}\n  → ${REMEDIES[code]}\n`,
    )
    .join("\n");
}

/** Writes to a person; nothing of a stranger's reaches the terminal unseen. */
export function say(text: string, stream: Streams["stdout"] = process.stdout): void {
  stream.write(inert(text));
}

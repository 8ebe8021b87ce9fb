import { inert } from "./inert.ts";
import type { Streams } from "./streams.ts";

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

/** Writes to a person; nothing of a stranger's reaches the terminal unseen. */
export function print(text: string, stream: Streams["stdout"] = process.stdout): void {
  stream.write(inert(text));
}

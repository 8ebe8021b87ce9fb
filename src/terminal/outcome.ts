import { inert } from "./inert.ts";
import type { Streams } from "./streams.ts";

/** Exit codes; the help of each command says what they mean there. */
export const EXIT = { done: 0, problems: 1, usage: 2, failed: 3 } as const;

/** What a command has to say when it is done. */
export interface Outcome {
  readonly exit: number;
  /** For people. */
  readonly text: string;
  /** For machines, with `--json`. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** 130 is what shells give a command that was stopped with Ctrl-C: 128 and the number of SIGINT. */
const EXIT_OF = { problem: 1, usage: 2, fault: 3, cancelled: 130 } as const;

export interface CommandErrorOptions extends ErrorOptions {
  /** For machines, in place of the message. */
  readonly json?: Readonly<Record<string, unknown>> | undefined;
  /** For people, in place of the message and its mark: whole lines. */
  readonly text?: string | undefined;
}

/**
 * Why a command ends without having done what it was asked: it was not written as it should be (`usage`), it cannot be done
 * and nothing was changed (`problem`), a person has called it off (`cancelled`), or something broke (`fault`), which is
 * also what any other error means. The message is a Chinese sentence; src/terminal/command.ts turns it into text or JSON.
 */
export class CommandError extends Error {
  readonly code: keyof typeof EXIT_OF;
  readonly json: CommandErrorOptions["json"];
  readonly text: CommandErrorOptions["text"];

  constructor(code: keyof typeof EXIT_OF, message: string, { json, text, ...options }: CommandErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.json = json;
    this.text = text;
  }

  get exit(): number {
    return EXIT_OF[this.code];
  }
}

/** The command was not written as it should be. */
export class UsageError extends CommandError {
  constructor(message: string) {
    super("usage", message);
  }
}

/** What was asked for cannot be done; nothing was changed. */
export class Refusal extends CommandError {
  constructor(message: string, options?: CommandErrorOptions) {
    super("problem", message, options);
  }
}

/** A person has called it off, or is not there any more. */
export class Cancelled extends CommandError {
  constructor() {
    super("cancelled", "已取消。");
  }
}

/** Writes to a person; nothing of a stranger's reaches the terminal unseen. */
export function print(text: string, stream: Streams["stdout"] = process.stdout): void {
  stream.write(inert(text));
}

import type { Options } from "./options.ts";

/** What there is to know about a command. Its help, the reading of its arguments and its errors are made of it. */
export interface Command<O extends Options> {
  /** Behind `npm run`; a part of a command has a name of two: `deploy -- plan`. */
  readonly name: string;
  /** What stands before the options, as the help shows it; without it nothing may. */
  readonly operands?: string;
  /** What it is for, in a few lines. */
  readonly what: string;
  readonly options: O;
  /** The keys of those that may be written, where several commands share a declaration; the others keep their defaults. */
  readonly only?: readonly string[];
  /** Stands in the help behind the options. */
  readonly notes?: string;
  /** What each exit code means; 2 is wrong usage everywhere. */
  readonly exits: Readonly<Record<number, string>>;
  /** Options that are not its own are for another command, as this sentence says. */
  readonly passesOn?: string;
  /** Whether with `--json` an error is JSON on standard output, and otherwise text. Without this it is always text. */
  readonly jsonErrors?: boolean;
  /** What is still as it was after a fault. */
  readonly unchanged?: string;
  /** What is still as it was when a person calls it off. */
  readonly cancelled?: string;
}

/** A command of several parts. */
export interface CommandGroup {
  readonly name: string;
  /** Stands in the help behind the list of parts. */
  readonly what: string;
  /** By name: what each is for, and how it is run. */
  readonly parts: Readonly<Record<string, readonly [what: string, run: (args: readonly string[]) => Promise<number>]>>;
  readonly jsonErrors?: boolean;
}

import type { ErrorCode, ReminderCode } from "../../domain/verdict.ts";
import { ENTITY, READ, type Typed } from "./as-typed.ts";

interface Left {
  readonly code: ErrorCode | ReminderCode;
  /** One Chinese sentence. */
  readonly message: string;
}

/** What was left over in a paragraph. */
export interface LeftInText extends Left {
  /** Units of its text, from 0. */
  readonly at: number;
}

/** What was left over in a text. */
export interface Leftover extends Left {
  /** From 1, as is the column. */
  readonly line: number;
  readonly column: number;
}

/** What is looked for in the text of a paragraph. Every part of a pattern is bounded, so that no text is read over and over. */
export interface TextRule {
  readonly code: Left["code"];
  /** With the flags `g` and `m`. */
  readonly pattern: RegExp;
  /** @param found what fits, as it can be shown */
  readonly message: (found: string) => string;
  /** Whether it is meant all the same. @param misdefined see `leftInText` */
  readonly unless?: (match: RegExpExecArray, typed: Typed, misdefined: ReadonlySet<string>) => boolean;
  /** Told once a paragraph. */
  readonly once?: true;
}

/** A piece of a text within a message: on one line, and no more than people want to read. */
export function shown(text: string): string {
  const line = text.replaceAll(READ, "…").replaceAll(ENTITY, "&").replaceAll("\n", " ").trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

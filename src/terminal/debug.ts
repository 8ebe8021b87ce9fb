import { inspect } from "node:util";
import { inert } from "./inert.ts";

/** Whether somebody mends the program and wants to see more of it. */
export function isDebugging(): boolean {
  return process.env.LAIYUAN_DEBUG === "1";
}

/** Says, to whoever asks for it with LAIYUAN_DEBUG=1, what is done and when, and what errors were made of. */
export function debug(what: unknown): void {
  if (!isDebugging()) return;
  const text = typeof what === "string" ? what : inspect(what);
  process.stderr.write(inert(`· ${(performance.now() / 1000).toFixed(2)} s  ${text}\n`));
}

import { Cancelled } from "../terminal/outcome.ts";

/** Whether an answer is a yes. @throws Cancelled when the author left instead of answering (Ctrl-C, Ctrl-D) */
export function isYes(answer: string | undefined): boolean {
  if (answer === undefined) throw new Cancelled();
  return answer.trim().toLowerCase() === "y";
}

/** The author left instead of answering (Ctrl-C, Ctrl-D). */
export class Cancelled extends Error {}

/** Whether an answer is a yes. @throws Cancelled when there is none */
export function isYes(answer: string | undefined): boolean {
  if (answer === undefined) throw new Cancelled();
  return answer.trim().toLowerCase() === "y";
}

import type { Outcome } from "../comment-form/post.ts";

const AGAIN = "您写的内容还在，可以再按一次“告诉编辑”。";

export const SENDING = "正在发送……";
export const WRONG = "请改正标出的地方，再按“告诉编辑”。";

/** What the reader is told. */
export function outcomeText(outcome: Outcome): string {
  const { kind } = outcome;
  if (kind === "received") return "谢谢，编辑会核实。";
  if (kind !== "refused") return `不能确定是否送到。${AGAIN}`;
  const { status, objections } = outcome;
  if (status === 0) return `没有发出：网络没有连上。${AGAIN}`;
  return `没有发出：${objections.map(({ message }) => message).join("；") || status}。${AGAIN}`;
}

import type { Outcome } from "./post.ts";

const KEPT = "您写的内容还在，";
const UNSURE = `，不能确定评论是否送到。${KEPT}可以再按一次“发表评论”，不会重复刊出。`;

export const SENDING = "正在发送……";
export const CORRECT = "请改正标出的地方，再按“发表评论”。";

const SENTENCES: Readonly<Record<Exclude<Outcome["kind"], "refused">, string>> = {
  received: "已收到，等待编辑审核。",
  silent: `没有等到回执${UNSURE}`,
  lost: `连不上评论服务${UNSURE}`,
  odd: `看不懂评论服务的答复${UNSURE}`,
  failed: `评论服务出了故障${UNSURE}`,
};

const REASONS: Readonly<Record<number, string>> = {
  0: "网络没有连上",
  409: "同样的评论已经收过",
  413: "内容太长",
  429: "发送太频繁",
};

/** What the reader is told. The words of an endpoint are shown as text, and short. */
export function outcomeText(outcome: Outcome): string {
  if (outcome.kind !== "refused") return SENTENCES[outcome.kind];
  const { status, objections } = outcome;
  const reason = REASONS[status] ?? objections.map(({ message }) => message).join("；");
  return `评论没有发出：${reason || status}。${KEPT}改动后或过一会儿再按“发表评论”。`;
}

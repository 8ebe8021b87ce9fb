import type { Outcome } from "./post.ts";

const KEPT = "您写的内容还在";
const UNSURE = `，不能确定评论有没有送到。${KEPT}；一字不改再发一次，不会重复刊出。`;

export const MISSING = "请填写这一项。";
export const SENDING = "正在发送……";
export const CORRECT = "请改正标出的地方，再按“发表评论”。";
export const NOT_KEPT = "浏览器没有存下草稿：存储空间满了，或者不让本站使用。离开本页之前请先发出，或自己另存一份。";
export const OTHER_DRAFT = "本文还有一份没有发出的草稿。";
export const CHANGE = "换成那一份";

const SENTENCES: Readonly<Record<Exclude<Outcome["kind"], "refused">, string>> = {
  received: "谢谢，评论已收到。编辑审核通过后，会显示在这里。",
  silent: `一直没有等到答复${UNSURE}`,
  lost: `连不上评论服务${UNSURE}`,
  odd: `评论服务的答复不正常${UNSURE}`,
  failed: `评论服务出了故障${UNSURE}`,
};

/** Why, and what to do. */
const REASONS: Readonly<Record<number, readonly [string, string]>> = {
  0: ["没有连上网络", "连上以后再发一次"],
  409: ["同样的评论已经收到过", "不必再发"],
  413: ["内容太长", "删短一些再发"],
  429: ["发得太频繁", "过一会儿再发"],
};

/** What the reader is told. The words of an endpoint are shown as text, and short. */
export function outcomeText(outcome: Outcome): string {
  if (outcome.kind !== "refused") return SENTENCES[outcome.kind];
  const { status, objections } = outcome;
  const [reason, advice] = REASONS[status] ?? [
    objections.map(({ message }) => message).join("；") || `评论服务没有接受（${status}）`,
    "可以改一改，或过一会儿再发",
  ];
  return `评论没有发出：${reason}。${KEPT}，${advice}。`;
}

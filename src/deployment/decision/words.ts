import { versionText } from "../host/host.ts";
import type { Decision, Obstacle } from "./decide.ts";

const REASONS = { content: "有新的内容", code: "新的程序通过了测试", due: "有文章到了发布时间" } as const;

const CONTENT_WAITS: Readonly<Record<Obstacle, string>> = {
  refused: "主分支上最新的内容没有通过检查，或者会少掉很多文章（看它的提交状态），改好再推送；别的先发",
  untested: "主分支上最新的内容要等它的程序通过测试",
  "taken back": "最新的内容已被撤回，推送新的内容后才会再发",
};

const CODE_WAITS: Readonly<Record<Obstacle, string>> = {
  refused: "新的程序不接受现在的内容，先用读者正看到的程序",
  untested: "主分支上最新的程序还没有通过测试",
  "taken back": "最新的程序已被撤回，有更新的程序通过测试后才会再发",
};

/** A decision in sentences, one a line. */
export function sentencesOf({ publish, waiting }: Decision): string {
  const lines = [
    publish ? `发布${versionText(publish.version)}：${REASONS[publish.why]}。` : "没有要发布的。",
    ...(waiting.content ? [`${CONTENT_WAITS[waiting.content]}。`] : []),
    ...(waiting.code ? [`${CODE_WAITS[waiting.code]}。`] : []),
  ];
  return `${lines.join("\n")}\n`;
}

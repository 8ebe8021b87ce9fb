import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { parsed, USUAL, value } from "../terminal/options.ts";
import { UsageError } from "../terminal/outcome.ts";
import type { Streams } from "../terminal/streams.ts";
import { openBase } from "./base.ts";
import { compare } from "./compare.ts";
import { summaryMarkdown } from "./markdown.ts";

const OPTIONS = {
  base: value("分支或提交", "与哪里比较（默认 origin/main，没有就 main）"),
  preview: parsed("网址", "预览网站的地址，文章链接到那里", webAddress),
  articles: USUAL.articles,
  data: USUAL.data,
  json: USUAL.json,
};
const SUMMARY: Command<typeof OPTIONS> = {
  name: "summary",
  what: `把正在改的稿件与主分支比较，写成可以贴进合并请求的 Markdown：新增、修改、删除、撤下了哪些文章，
每篇的来源、图片出处和提醒。只用本机的 git，不联网。`,
  options: OPTIONS,
  exits: { 0: "成功（文章有错也算，错误写在摘要里）", 3: "读不了文章或 git" },
};

/** Writes the summary of a pull request to standard output. @returns the exit code; the help text lists them */
export function runSummary(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(SUMMARY, args, streams, ({ values: { base, preview, json, ...folders } }) => {
    const summary = compare(openBase(base, folders.articles), folders, Date.now());
    streams.stdout.write(json ? `${JSON.stringify(summary)}\n` : `${summaryMarkdown(summary, preview)}\n`);
    return undefined;
  });
}

function webAddress(text: string, name: string): string {
  const address = text.replace(/\/+$/, "");
  if (!/^https?:\/\/[^\s<>()]+$/.test(address))
    throw new UsageError(`${name} 要以 http:// 或 https:// 开头：${address}。`);
  return address;
}

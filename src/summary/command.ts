import { parseArgs } from "node:util";
import { sentenceOf } from "../terminal/fault.ts";
import type { Streams } from "../terminal/streams.ts";
import { openBase } from "./base.ts";
import { compare } from "./compare.ts";
import { summaryMarkdown } from "./markdown.ts";

const HELP = `用法：npm run summary -- [选项]

  把正在改的稿件与主分支比较，写成可以贴进合并请求的 Markdown：新增、修改、删除、撤下了哪些文章，
  每篇的来源、图片出处和提醒。只用本机的 git，不联网。

选项：
  --base <分支或提交>   与哪里比较                    （默认 origin/main，没有就 main）
  --preview <网址>      预览网站的地址，文章链接到那里
  --articles <文件夹>   文章所在的文件夹              （默认 src/articles）
  --data <文件夹>       刊物资料所在的文件夹          （默认 _data）
  --json                结果用 JSON 写到标准输出
  --help                显示这段说明

退出码：0 成功（文章有错也算，错误写在摘要里）；2 用法不对；3 读不了文章或 git。
`;

const EXIT = { done: 0, usage: 2, failed: 3 } as const;

/** Writes the summary of a pull request to standard output. @returns the exit code; the help text lists them */
export function runSummary(args: readonly string[], { stdout, stderr }: Streams = process): number {
  const options = readOptions(args);
  if (options === "help") {
    stdout.write(HELP);
    return EXIT.done;
  }
  if (typeof options === "string") {
    stderr.write(`✗ ${options}\n  npm run summary -- --help\n`);
    return EXIT.usage;
  }
  try {
    const summary = compare(openBase(options.base, options.articles), options, Date.now());
    stdout.write(options.json ? `${JSON.stringify(summary)}\n` : `${summaryMarkdown(summary, options.preview)}\n`);
    return EXIT.done;
  } catch (error) {
    stderr.write(`✗ ${sentenceOf(error)}\n`);
    return EXIT.failed;
  }
}

interface Options {
  readonly base: string | undefined;
  readonly preview: string | undefined;
  readonly articles: string;
  readonly data: string;
  readonly json: boolean;
}

/** @returns the options, "help", or a sentence about what is wrong with them */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        base: { type: "string" },
        preview: { type: "string" },
        articles: { type: "string", default: "src/articles" },
        data: { type: "string", default: "_data" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const { base, articles, data, json } = values;
    const preview = values.preview?.replace(/\/+$/, "");
    if (preview !== undefined && !/^https?:\/\/[^\s<>()]+$/.test(preview))
      return `--preview 要以 http:// 或 https:// 开头：${preview}。`;
    return { base, preview, articles, data, json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { sentenceOf } from "../terminal/fault.ts";
import { parsedJson } from "./host/json.ts";
import { type Channel, githubChannels, webhookChannels } from "./tell-channels.ts";
import { type Message, messageOf, RESULTS, type Result } from "./tell-message.ts";
import { asText } from "./tell-writing.ts";

const HELP = `用法：npm run deploy -- tell --result <结果> --content <提交> [选项]

  告诉编辑部一个提交后来怎样了：在 GitHub 的这个提交下评论、标上状态，再发给聊天机器人（如果设了）。
  同样的话也写到标准输出。

选项：
  --result <结果>       published 已发布；refused 稿件有错；failed 出了故障；undone 已撤回
  --content <提交>      文章和资料来自哪个提交（40 位）
  --report <文件>       upload --json 或 undo --json 的输出
  --check <文件>        npm run check -- --json 的输出
  --help                显示这段说明

环境变量：
  GITHUB_TOKEN、GITHUB_REPOSITORY   GitHub（在 Actions 里后者已经有了）；没有就不写评论
  DEPLOY_WEBHOOK        钉钉、企业微信、飞书、Slack 机器人的网址，或任何收 JSON 的网址；没有就不发

退出码：0 都送到了；2 用法不对；3 有一处没有送到。
`;

const EXIT = { done: 0, usage: 2, failed: 3 } as const;

interface Options {
  readonly result: Result;
  readonly content: string;
  readonly report: unknown;
  readonly check: unknown;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the command itself speaks. */
interface Terminal {
  out(text: string): void;
  error(text: string): void;
}

const TERMINAL: Terminal = {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
};

/** Tells the desk what became of a commit. @returns the exit code; the help text lists them */
export async function runTell(
  args: readonly string[],
  env: Environment = process.env,
  terminal: Terminal = TERMINAL,
): Promise<number> {
  const options = readOptions(args);
  if (options === "help") {
    terminal.out(HELP);
    return EXIT.done;
  }
  if (typeof options === "string") {
    terminal.error(`✗ ${options}\n  npm run deploy -- tell --help\n`);
    return EXIT.usage;
  }
  const { result, content, report, check } = options;
  const { GITHUB_SERVER_URL = "https://github.com", GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
  const repository = GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;
  const run = repository && GITHUB_RUN_ID ? `${repository}/actions/runs/${GITHUB_RUN_ID}` : undefined;
  const message = messageOf({
    result,
    content,
    report,
    check,
    run,
    fileAddress: (file, line) =>
      repository
        ? `${repository}/blob/${content}/${file.split("/").map(encodeURIComponent).join("/")}#L${line}`
        : undefined,
  });
  terminal.out(`${asText(message)}\n`);
  try {
    const channels = [...githubChannels(env, content, run), ...webhookChannels(env, { result, content, report })];
    return await tellAll(channels, message, terminal);
  } catch {
    terminal.error("✗ DEPLOY_WEBHOOK 不是网址。\n");
    return EXIT.usage;
  }
}

/** One that does not answer keeps nobody from hearing of it elsewhere. */
async function tellAll(channels: readonly Channel[], message: Message, terminal: Terminal): Promise<number> {
  let code: number = EXIT.done;
  await Promise.all(
    channels.map(({ name, send }) =>
      send(message).catch((error: unknown) => {
        terminal.error(`✗ ${name}：${sentenceOf(error)}\n`);
        code = EXIT.failed;
      }),
    ),
  );
  return code;
}

/** @returns the options, "help", or a sentence about what is wrong with them */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        result: { type: "string", default: "" },
        content: { type: "string", default: "" },
        report: { type: "string" },
        check: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const result = RESULTS.find((one) => one === values.result);
    if (!result) return `--result 只能是 ${RESULTS.join("、")}。`;
    if (!/^[0-9a-f]{40}$/.test(values.content)) return "--content 要写完整的提交编号，40 位小写十六进制。";
    return { result, content: values.content, report: jsonIn(values.report), check: jsonIn(values.check) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A step that failed early has left no report, or half of one: then there is less to tell, and it is told all the same. */
function jsonIn(file: string | undefined): unknown {
  return file !== undefined && existsSync(file) ? parsedJson(readFileSync(file, "utf8")) : undefined;
}

import { existsSync, readFileSync } from "node:fs";
import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { sentenceOf } from "../terminal/fault.ts";
import { oneOf, parsed } from "../terminal/options.ts";
import { EXIT, UsageError } from "../terminal/outcome.ts";
import type { Streams } from "../terminal/streams.ts";
import { commit } from "./deployment.ts";
import { parsedJson } from "./host/json.ts";
import { type Channel, githubChannels, webhookChannels } from "./tell-channels.ts";
import { type Message, messageOf, RESULTS } from "./tell-message.ts";
import { asText } from "./tell-writing.ts";

const OPTIONS = {
  result: parsed("结果", "published 已发布；refused 稿件有错；failed 出了故障；undone 已撤回", oneOf(RESULTS), {
    required: true,
  }),
  content: parsed("提交", "文章和资料来自哪个提交（40 位）", commit, { required: true }),
  report: parsed("文件", "upload --json 或 undo --json 的输出", jsonIn),
  check: parsed("文件", "npm run check -- --json 的输出", jsonIn),
};
const TELL: Command<typeof OPTIONS> = {
  name: "deploy -- tell",
  operands: "--result <结果> --content <提交>",
  what: `告诉编辑部一个提交后来怎样了：在 GitHub 的这个提交下评论、标上状态，再发给聊天机器人（如果设了）。
同样的话也写到标准输出。`,
  options: OPTIONS,
  notes: `环境变量：
  GITHUB_TOKEN、GITHUB_REPOSITORY   GitHub（在 Actions 里后者已经有了）；没有就不写评论
  DEPLOY_WEBHOOK                    钉钉、企业微信、飞书、Slack 机器人的网址，或任何收 JSON 的网址；没有就不发`,
  exits: { 0: "都送到了", 3: "有一处没有送到" },
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Tells the desk what became of a commit. @returns the exit code; the help text lists them */
export function runTell(
  args: readonly string[],
  env: Environment = process.env,
  streams: Streams = process,
): Promise<number> {
  return runCommand(TELL, args, streams, async ({ values }) => {
    const { result, content, report, check } = values;
    const { GITHUB_SERVER_URL = "https://github.com", GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
    const repository = GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`;
    const run = repository && GITHUB_RUN_ID ? `${repository}/actions/runs/${GITHUB_RUN_ID}` : undefined;
    const fileAddress = (file: string, line: number) =>
      repository && `${repository}/blob/${content}/${file.split("/").map(encodeURIComponent).join("/")}#L${line}`;
    const message = messageOf({ result, content, report, check, run, fileAddress });
    streams.stdout.write(`${asText(message)}\n`);
    return await tellAll(channelsOf(env, content, run, { result, content, report }), message, streams);
  });
}

/** @throws UsageError when the address of the robot is none */
function channelsOf(
  env: Environment,
  content: string,
  run: string | undefined,
  about: Parameters<typeof webhookChannels>[1],
): Channel[] {
  try {
    return [...githubChannels(env, content, run), ...webhookChannels(env, about)];
  } catch {
    throw new UsageError("DEPLOY_WEBHOOK 不是网址。");
  }
}

/** One that does not answer keeps nobody from hearing of it elsewhere. */
async function tellAll(channels: readonly Channel[], message: Message, { stderr }: Streams): Promise<number> {
  let code: number = EXIT.done;
  await Promise.all(
    channels.map(({ name, send }) =>
      send(message).catch((error: unknown) => {
        stderr.write(`✗ ${name}：${sentenceOf(error)}\n`);
        code = EXIT.failed;
      }),
    ),
  );
  return code;
}

/** A step that failed early has left no report, or half of one: then there is less to tell, and it is told all the same. */
function jsonIn(file: string): unknown {
  return existsSync(file) ? parsedJson(readFileSync(file, "utf8")) : undefined;
}

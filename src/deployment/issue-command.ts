import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { flag, value } from "../terminal/options.ts";
import { UsageError } from "../terminal/outcome.ts";
import { type GitHub, gitHubOf } from "./github.ts";
import { fieldOf } from "./host/json.ts";
import { MOST_BODY, toldBy } from "./reporting-command.ts";

const OPTIONS = {
  title: value("标题", "issue 的标题"),
  results: flag("看环境变量 RESULTS，即工作流各项的结果（toJSON(needs)）"),
};
const ISSUE: Command<typeof OPTIONS> = {
  name: "deploy -- issue",
  operands: "--title <标题> (--results | -- <命令…>)",
  what: `一件事一个 issue：有问题就开，已经开着就更新，没有问题了就关上。

-- <命令…> 运行它：退出码 0 没有问题；1 有问题，标准输出就是 issue 的正文；其他算故障`,
  options: OPTIONS,
  notes: "环境变量：GITHUB_TOKEN（能写 issue）、GITHUB_REPOSITORY、GITHUB_RUN_ID。",
  exits: { 0: "成功", 3: "命令出了故障，或 GitHub 没有回答" },
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Keeps one issue up to date. @returns the exit code; the help text lists them */
export function runIssue(args: readonly string[], env: Environment = process.env): Promise<number> {
  return runCommand(ISSUE, args, process, async ({ values: { title, results }, operands }) => {
    if (!title) throw new UsageError("用 --title 写明标题。");
    if (results === operands.length > 0) throw new UsageError("写 --results，或在 -- 之后写命令。");
    const gitHub = gitHubOf(env);
    if (!gitHub) throw new Error("没有写明仓库：设环境变量 GITHUB_TOKEN 和 GITHUB_REPOSITORY。");
    await keep(gitHub, title, results ? ofResults(env) : toldBy(operands, env));
    return undefined;
  });
}

/** @param body undefined when there is nothing to complain of */
async function keep({ rest }: GitHub, title: string, body: string | undefined): Promise<void> {
  const open = await rest("GET", "/issues?state=open&creator=github-actions%5Bbot%5D&per_page=100");
  const issue = Array.isArray(open) ? open.find((one) => fieldOf(one, "title") === title) : undefined;
  const number = Number(fieldOf(issue, "number"));
  const short = body?.slice(0, MOST_BODY);
  if (issue === undefined) {
    if (short !== undefined) await rest("POST", "/issues", { title, body: short });
  } else if (short === undefined) {
    await rest("POST", `/issues/${number}/comments`, { body: "都好了。" });
    await rest("PATCH", `/issues/${number}`, { state: "closed" });
  } else await rest("PATCH", `/issues/${number}`, { body: short });
}

function ofResults(env: Environment): string | undefined {
  const needs: unknown = JSON.parse(env.RESULTS ?? "{}");
  const results = Object.entries(needs instanceof Object ? needs : {});
  const bad = results.filter(([, need]) => fieldOf(need, "result") !== "success");
  if (bad.length === 0) return undefined;
  const run = `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/actions/runs/${env.GITHUB_RUN_ID}`;
  return `${bad.map(([job, need]) => `- ${job}：${fieldOf(need, "result")}`).join("\n")}\n\n${run}\n`;
}

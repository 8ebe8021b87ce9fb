import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { sentenceOf } from "../terminal/fault.ts";
import { flag, parsed, USUAL, value } from "../terminal/options.ts";
import { CommandError, EXIT, UsageError } from "../terminal/outcome.ts";
import { CONTENT_FOLDERS } from "./deployment.ts";
import { type Host, versionText } from "./host/host.ts";
import { openNetlify } from "./host/netlify.ts";
import { planUndo, type Undo } from "./undo.ts";
import { liveText } from "./upload-command.ts";
import { countsText, type NamedArticle } from "./upload-report.ts";

const OPTIONS = {
  to: parsed("部署", "恢复这一个，而不是上一个", deploymentCalled),
  bringBack: flag("其中有已经撤下的文章或图片，也照样恢复"),
  dryRun: flag("只说会怎样，什么都不做"),
  articles: value("文件夹", "文章所在的文件夹，写标题用", { default: CONTENT_FOLDERS[0] ?? "" }),
  json: USUAL.json,
};
const UNDO: Command<typeof OPTIONS> = {
  name: "deploy -- undo",
  what: `恢复上一个公开过的版本，几秒钟的事，不重新生成。再运行一次就再退一个。
撤回的版本不会自己再公开；之后推送了新的提交，才会再发布。`,
  options: OPTIONS,
  notes: "环境变量：NETLIFY_AUTH_TOKEN、NETLIFY_SITE_ID。",
  exits: { 0: "已经恢复", 1: "会让撤下的内容重新公开，没有恢复", 3: "没有恢复" },
};
const MOST_NAMED = 10;

type Environment = Readonly<Record<string, string | undefined>>;

/** Makes an earlier deployment public again. @returns the exit code; the help text lists them */
export function runUndo(args: readonly string[], env: Environment = process.env): Promise<number> {
  return runCommand(UNDO, args, process, async ({ values: { to, bringBack, dryRun, articles, json } }) => {
    const print = (text: string) => (json ? process.stderr : process.stdout).write(`${text}\n`);
    let host: Host | undefined;
    try {
      host = openNetlify(env);
      const undo = await planUndo(host, to, articles);
      const obstacle = bringBack ? undefined : obstacleOf(undo);
      if (!obstacle && !dryRun) await host.restore(undo.to.id);
      print(undoText(undo, !obstacle && !dryRun));
      if (obstacle) process.stderr.write(`✗ 没有恢复：${obstacle}\n`);
      const { url } = await host.site();
      if (json) process.stdout.write(`${JSON.stringify(reportOf(undo, url, obstacle, dryRun))}\n`);
      return obstacle ? EXIT.problems : EXIT.done;
    } catch (error) {
      const message = sentenceOf(error);
      const live = await liveText(host);
      if (json) process.stdout.write(`${JSON.stringify({ ok: false, error: message, live })}\n`);
      throw new CommandError("fault", message, { text: `✗ 没有恢复：${message}\n  ${live}\n`, cause: error });
    }
  });
}

/** What was taken down must not come back by a slip of the hand. */
function obstacleOf({ changes, returning }: Undo): string | undefined {
  const anyway = "确实要恢复，就加上 --bring-back。";
  if (!changes) return `读不到两个版本的记录，不知道会不会让撤下的内容重新公开。${anyway}`;
  if (returning.length === 0) return undefined;
  return `这些文章或其中的图片已经撤下，恢复会让它们重新公开：${returning.join("、")}。${anyway}`;
}

function reportOf({ from, to, changes, returning }: Undo, url: string, error: string | undefined, dryRun: boolean) {
  return { ok: error === undefined, dryRun, url, from, ...to, changes, returning, ...(error && { error }) };
}

function undoText({ from, to, changes }: Undo, done: boolean): string {
  const uploaded = new Date(to.createdAt).toISOString().slice(0, 16).replace("T", " ");
  return [
    `${done ? "已经恢复，现在公开的是" : "会恢复"} ${versionText(to)}（部署 ${to.id}，${uploaded} UTC 上传）`,
    ...(from ? [`${done ? "撤回了" : "会撤回"} ${versionText(from)}（部署 ${from.id}）`] : []),
    ...(changes
      ? [
          `与撤回的版本相比：${countsText(changes)}`,
          ...listed("重新出现", changes.added),
          ...listed("不再公开", changes.removed),
          ...listed("回到旧文", changes.changed ?? []),
        ]
      : ["哪些文章不同，查不到。"]),
    "撤回的版本不会自己再公开；推送新的提交（例如改正之后）才会再发布。",
  ].join("\n");
}

function listed(what: string, articles: readonly NamedArticle[]): string[] {
  if (articles.length === 0) return [];
  const named = articles.slice(0, MOST_NAMED).map(({ path }) => path);
  const more = articles.length > MOST_NAMED ? ` 等 ${articles.length} 篇` : "";
  return [`  ${what}：${named.join("、")}${more}`];
}

function deploymentCalled(text: string, name: string): string {
  if (!/^\w+$/.test(text)) throw new UsageError(`${name} 要写部署的编号。`);
  return text;
}

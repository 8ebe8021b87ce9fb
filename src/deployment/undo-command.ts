import { parseArgs } from "node:util";
import { sentenceOf } from "../terminal/fault.ts";
import { CONTENT_FOLDERS } from "./deployment.ts";
import { type Host, versionText } from "./host/host.ts";
import { openNetlify } from "./host/netlify.ts";
import { planUndo, type Undo } from "./undo.ts";
import { liveText } from "./upload-command.ts";
import { countsText, type NamedArticle } from "./upload-report.ts";

const HELP = `用法：npm run deploy -- undo [选项]

  恢复上一个公开过的版本，几秒钟的事，不重新生成。再运行一次就再退一个。
  撤回的版本不会自己再公开；之后推送了新的提交，才会再发布。

选项：
  --to <部署>           恢复这一个，而不是上一个
  --bring-back          其中有已经撤下的文章或图片，也照样恢复
  --dry-run             只说会怎样，什么都不做
  --articles <文件夹>   文章所在的文件夹，写标题用（默认 ${CONTENT_FOLDERS[0]}）
  --json                结果用 JSON 写到标准输出
  --help                显示这段说明

环境变量：NETLIFY_AUTH_TOKEN、NETLIFY_SITE_ID。

退出码：0 已经恢复；1 会让撤下的内容重新公开，没有恢复；2 用法不对；3 没有恢复。
`;

const EXIT = { done: 0, refused: 1, usage: 2, failed: 3 } as const;
const MOST_NAMED = 10;

interface Options {
  readonly to: string | undefined;
  readonly bringBack: boolean;
  readonly dryRun: boolean;
  readonly articles: string;
  readonly json: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Makes an earlier deployment public again. @returns the exit code; the help text lists them */
export async function runUndo(args: readonly string[], env: Environment = process.env): Promise<number> {
  const options = readOptions(args);
  if (options === "help") {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  if (typeof options === "string") {
    process.stderr.write(`✗ ${options}\n  npm run deploy -- undo --help\n`);
    return EXIT.usage;
  }
  const { bringBack, dryRun, json } = options;
  const print = (text: string) => (json ? process.stderr : process.stdout).write(`${text}\n`);
  let host: Host | undefined;
  try {
    host = openNetlify(env);
    const undo = await planUndo(host, options.to, options.articles);
    const obstacle = bringBack ? undefined : obstacleOf(undo);
    if (!obstacle && !dryRun) await host.restore(undo.to.id);
    print(undoText(undo, !obstacle && !dryRun));
    if (obstacle) process.stderr.write(`✗ 没有恢复：${obstacle}\n`);
    const { url } = await host.site();
    if (json) process.stdout.write(`${JSON.stringify(reportOf(undo, url, obstacle, dryRun))}\n`);
    return obstacle ? EXIT.refused : EXIT.done;
  } catch (error) {
    const message = sentenceOf(error);
    const live = await liveText(host);
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, error: message, live })}\n`);
    process.stderr.write(`✗ 没有恢复：${message}\n  ${live}\n`);
    return EXIT.failed;
  }
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

/** @returns the options, "help", or a sentence about what is wrong with them */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        to: { type: "string" },
        "bring-back": { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        articles: { type: "string", default: CONTENT_FOLDERS[0] ?? "" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const { to, articles, json } = values;
    if (to !== undefined && !/^\w+$/.test(to)) return "--to 要写部署的编号。";
    return { to, bringBack: values["bring-back"], dryRun: values["dry-run"], articles, json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

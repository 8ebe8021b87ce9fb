import { readFileSync } from "node:fs";
import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { sentenceOf } from "../terminal/fault.ts";
import { flag, parsed, USUAL, type Values, value } from "../terminal/options.ts";
import { CommandError, UsageError } from "../terminal/outcome.ts";
import { CONTENT_FOLDERS, commit, type Version } from "./deployment.ts";
import type { Host } from "./host/host.ts";
import { versionText } from "./host/host.ts";
import { openNetlify } from "./host/netlify.ts";
import { type Uploaded, upload } from "./upload.ts";
import { type BuiltSite, RefusedError, readBuiltSite } from "./upload-files.ts";
import { articleChanges, countsText } from "./upload-report.ts";

const OPTIONS = {
  content: parsed("提交", "文章和资料来自哪个提交（40 位）", commit, { required: true }),
  code: parsed("提交", "程序来自哪个提交（40 位）", commit, { required: true }),
  asOf: parsed("毫秒", "什么时刻开始生成（1970 年以来的毫秒），定时文章以它为准", milliseconds),
  site: value("文件夹", "生成好的网站", { default: "_site" }),
  config: value("文件", "响应头和跳转", { default: "netlify.toml" }),
  articles: value("文件夹", "文章所在的文件夹，报告里写标题用", { default: CONTENT_FOLDERS[0] ?? "" }),
  allowFewerPages: flag("比现在公开的少了五分之一以上的文章，又没有撤下的记录，也照样上传"),
  json: USUAL.json,
};
const UPLOAD: Command<typeof OPTIONS> = {
  name: "deploy -- upload",
  operands: "--content <提交> --code <提交>",
  what: `把生成好的网站送到主机：先报每个文件的摘要，只送主机没有的文件，等到读者看到新的网站才算完。
出了错会再试；仍不成功，网站上还是原来的版本。近 30 天用过的样式、脚本和图片一并保留，
读者昨天打开的页面照样能用；撤下的文章和图片除外。`,
  options: OPTIONS,
  notes: "环境变量：NETLIFY_AUTH_TOKEN、NETLIFY_SITE_ID。",
  exits: { 0: "已经公开", 1: "这个文件夹不能公开", 3: "没有公开" },
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Uploads a built site. @returns the exit code; the help text lists them */
export function runUpload(args: readonly string[], env: Environment = process.env): Promise<number> {
  return runCommand(UPLOAD, args, process, async ({ values }) => {
    const { code, content, asOf, allowFewerPages: allowFewer, json } = values;
    const version = { code, content };
    const print = (text: string) => process.stderr.write(`${text}\n`);
    let host: Host | undefined;
    try {
      const config = readFileSync(values.config, "utf8");
      const site = readBuiltSite(values.site);
      host = openNetlify(env);
      print(`上传 ${versionText(version)}，${site.files.size} 个文件`);
      const done = await upload(host, site, { version, asOf, config, allowFewer, now: Date.now(), print });
      report(done, site, version, values);
      return undefined;
    } catch (error) {
      const message = sentenceOf(error);
      const live = await liveText(host);
      if (json) process.stdout.write(`${JSON.stringify({ ok: false, ...version, error: message, live })}\n`);
      const text = `✗ 没有公开：${message}\n  ${live}\n`;
      throw new CommandError(error instanceof RefusedError ? "problem" : "fault", message, { text, cause: error });
    }
  });
}

function report(
  done: Uploaded,
  site: BuiltSite,
  version: Version,
  { json, articles }: Pick<Values<typeof OPTIONS>, "json" | "articles">,
): void {
  const { id, url, previous, files, sent, bytes, carried } = done;
  const changes = previous && articleChanges(previous, { ...version, articles: site.articles }, articles);
  if (json) {
    const before = previous && { code: previous.code, content: previous.content };
    const result = { ok: true, ...version, id, url, previous: before, files, sent, bytes, carried, changes };
    process.stdout.write(`${JSON.stringify(result)}\n`);
    return;
  }
  const lines = [
    `已经公开：${url} 是 ${versionText(version)}`,
    ...(changes ? [countsText(changes)] : []),
    `${files} 个文件，送了 ${sent} 个（${(bytes / 1024).toFixed(0)} KB），为旧页面保留 ${carried} 个`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

/** What readers see now, for whoever reads that something failed. */
export async function liveText(host: Host | undefined): Promise<string> {
  try {
    const published = (await host?.site())?.published;
    if (!host) return "网站没有动过，仍是原来的版本。";
    if (!published) return "网站上还没有公开过任何版本。";
    return `现在公开的是 ${published.version ? versionText(published.version) : "不从这里上传的一个版本"}（部署 ${published.id}）。`;
  } catch {
    return "现在公开的是哪个版本，暂时查不到。";
  }
}

function milliseconds(text: string, name: string): number {
  const time = Number(text);
  if (!Number.isSafeInteger(time)) throw new UsageError(`${name} 要写 1970 年以来的毫秒数。`);
  return time;
}

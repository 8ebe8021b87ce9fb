import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { sentenceOf } from "../terminal/fault.ts";
import { CONTENT_FOLDERS, type Version } from "./deployment.ts";
import { ALLOW_FEWER } from "./fewer-pages.ts";
import { type Host, versionText } from "./host/host.ts";
import { openNetlify } from "./host/netlify.ts";
import { type Uploaded, upload } from "./upload.ts";
import { type BuiltSite, RefusedError, readBuiltSite } from "./upload-files.ts";
import { articleChanges, countsText } from "./upload-report.ts";

const HELP = `用法：npm run deploy -- upload --content <提交> --code <提交> [选项]

  把生成好的网站送到主机：先报每个文件的摘要，只送主机没有的文件，等到读者看到新的网站才算完。
  出了错会再试；仍不成功，网站上还是原来的版本。近 30 天用过的样式、脚本和图片一并保留，
  读者昨天打开的页面照样能用；撤下的文章和图片除外。

选项：
  --content <提交>      文章和资料来自哪个提交（40 位）
  --code <提交>         程序来自哪个提交（40 位）
  --as-of <毫秒>        什么时刻开始生成（1970 年以来的毫秒），定时文章以它为准
  --site <文件夹>       生成好的网站                  （默认 _site）
  --config <文件>       响应头和跳转                  （默认 netlify.toml）
  --articles <文件夹>   文章所在的文件夹，报告里写标题用（默认 ${CONTENT_FOLDERS[0]}）
  --allow-fewer-pages   比现在公开的少了五分之一以上的文章，又没有撤下的记录，也照样上传
  --json                结果用 JSON 写到标准输出
  --help                显示这段说明

环境变量：NETLIFY_AUTH_TOKEN、NETLIFY_SITE_ID。

退出码：0 已经公开；1 这个文件夹不能公开；2 用法不对；3 没有公开。
`;

const EXIT = { done: 0, refused: 1, usage: 2, failed: 3 } as const;
const COMMIT = /^[0-9a-f]{40}$/;

interface Options {
  readonly version: Version;
  readonly asOf: number | undefined;
  readonly site: string;
  readonly config: string;
  readonly articles: string;
  readonly allowFewer: boolean;
  readonly json: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Uploads a built site. @returns the exit code; the help text lists them */
export async function runUpload(args: readonly string[], env: Environment = process.env): Promise<number> {
  const options = readOptions(args);
  if (options === "help") {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  if (typeof options === "string") {
    process.stderr.write(`✗ ${options}\n  npm run deploy -- upload --help\n`);
    return EXIT.usage;
  }
  const { version, asOf, allowFewer, json } = options;
  const print = (text: string) => process.stderr.write(`${text}\n`);
  let host: Host | undefined;
  try {
    const config = readFileSync(options.config, "utf8");
    const site = readBuiltSite(options.site);
    host = openNetlify(env);
    print(`上传 ${versionText(version)}，${site.files.size} 个文件`);
    const done = await upload(host, site, { version, asOf, config, allowFewer, now: Date.now(), print });
    tell(done, site, options);
    return EXIT.done;
  } catch (error) {
    const message = sentenceOf(error);
    const live = await liveText(host);
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, ...version, error: message, live })}\n`);
    print(`✗ 没有公开：${message}\n  ${live}`);
    return error instanceof RefusedError ? EXIT.refused : EXIT.failed;
  }
}

function tell(done: Uploaded, site: BuiltSite, { version, json, articles }: Options): void {
  const { id, url, previous, files, sent, bytes, carried } = done;
  const changes = previous && articleChanges(previous, { ...version, articles: site.articles }, articles);
  if (json) {
    const before = previous && { code: previous.code, content: previous.content };
    const report = { ok: true, ...version, id, url, previous: before, files, sent, bytes, carried, changes };
    process.stdout.write(`${JSON.stringify(report)}\n`);
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

/** @returns the options, "help", or a sentence about what is wrong with them */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        content: { type: "string", default: "" },
        code: { type: "string", default: "" },
        "as-of": { type: "string" },
        site: { type: "string", default: "_site" },
        config: { type: "string", default: "netlify.toml" },
        articles: { type: "string", default: CONTENT_FOLDERS[0] ?? "" },
        [ALLOW_FEWER]: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const { content, code, site, config, articles, json } = values;
    for (const [name, commit] of Object.entries({ content, code })) {
      if (!COMMIT.test(commit)) return `--${name} 要写完整的提交编号，40 位小写十六进制。`;
    }
    const asOf = values["as-of"] === undefined ? undefined : Number(values["as-of"]);
    if (asOf !== undefined && !Number.isSafeInteger(asOf)) return "--as-of 要写 1970 年以来的毫秒数。";
    return { version: { code, content }, asOf, site, config, articles, allowFewer: values[ALLOW_FEWER], json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

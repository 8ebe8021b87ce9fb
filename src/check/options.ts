import { existsSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import type { PublicationFolders } from "../content/read-publication.ts";

export const CHECK_HELP = `用法：npm run check -- [选项] [路径…]

  检查整个刊物：生成网站时要查的一切，加上中文写法、译名、重复的文章。什么都不生成。
  写了路径，就只列出那里的问题；路径可以是文章的文件夹、一个文件、一年（2025）或文章地址。
  草稿里的错误只是提醒，不影响别人发布；看不出是不是草稿的，仍然是错误。

选项：
  --changed             只检查与上次提交不同的文章，一秒之内，提交前用
  --fix                 改正有把握的标点、空格和译名；先列出改动再问。引语、网址、代码、数字一概不动
  --convert             与 --fix 同用：把别的编码转成 UTF-8，原文件留一份
  --yes                 与 --fix 同用：不问，直接改
  --dry-run             与 --fix 同用：只列出改动
  --articles <文件夹>   文章所在的文件夹            （默认 src/articles）
  --data <文件夹>       刊物资料所在的文件夹        （默认 _data）
  --cache <文件夹>      转换编码时原文件留在哪里    （默认 .cache）
  --json                结果用 JSON 写到标准输出
  --github              另外写成 GitHub 的注解（在 GitHub Actions 里自动如此）
  --help                显示这段说明

每条写法规则的轻重在 _data/copy-rules.json 里改，译名在 _data/names.json 里登记；说明见 docs/作者指南.md。

退出码：0 没有错误（可以有提醒）；1 有错误；2 用法不对；3 没能检查；130 中途取消。
`;

/** The command was not written as it should be. */
export class UsageError extends Error {}

export interface CheckOptions {
  readonly places: PublicationFolders;
  /** Absolute paths whose problems are told; all when empty. */
  readonly paths: readonly string[];
  readonly changed: boolean;
  readonly fix: boolean;
  readonly convert: boolean;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly cache: string;
  readonly json: boolean;
  readonly github: boolean;
}

/**
 * @returns the options, or "help" when help was asked for
 * @throws UsageError with a Chinese sentence
 */
export function readCheckOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): CheckOptions | "help" {
  const { values, positionals } = parsed(args);
  if (values.help) return "help";
  for (const name of ["convert", "yes", "dry-run"] as const) {
    if (values[name] && !values.fix) throw new UsageError(`--${name} 要与 --fix 同用。`);
  }
  if (values.yes && values["dry-run"]) throw new UsageError("--yes 与 --dry-run 只能写一个。");
  if (values.json && values.fix && !values.yes && !values["dry-run"])
    throw new UsageError("--json 时没有人回答问题，--fix 要加 --yes 或 --dry-run。");
  const { articles, data, changed, fix, convert, yes, cache, json } = values;
  return {
    places: { articles, data },
    paths: positionals.map((path) => placeOf(path, articles)),
    changed,
    fix,
    convert,
    yes,
    dryRun: values["dry-run"],
    cache,
    json,
    github: !json && (values.github || env.GITHUB_ACTIONS === "true"),
  };
}

/** A path from here, or an address or year among the articles. */
function placeOf(path: string, articles: string): string {
  const place = [path, join(articles, path.replace(/^https?:\/\/[^/]+/, ""))].find((candidate) =>
    existsSync(candidate),
  );
  if (place === undefined) throw new UsageError(`没有这个文件、文件夹或地址：${path}`);
  return resolve(place);
}

/** Whether a file is one of those asked for, or in one of the folders. */
export function isAsked(file: string, paths: readonly string[]): boolean {
  if (paths.length === 0) return true;
  const own = resolve(file);
  return paths.some((path) => own === path || own.startsWith(path + sep));
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        changed: { type: "boolean", default: false },
        fix: { type: "boolean", default: false },
        convert: { type: "boolean", default: false },
        yes: { type: "boolean", default: false },
        "dry-run": { type: "boolean", default: false },
        articles: { type: "string", default: "src/articles" },
        data: { type: "string", default: "_data" },
        cache: { type: "string", default: ".cache" },
        json: { type: "boolean", default: false },
        github: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`看不懂的选项：${error instanceof Error ? error.message : String(error)}`);
  }
}

import { existsSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import type { PublicationFolders } from "../content/read-publication.ts";
import type { Command } from "../terminal/declaration.ts";
import { flag, parsed, USUAL, value } from "../terminal/options.ts";
import { UsageError } from "../terminal/outcome.ts";
import type { Given } from "../terminal/read-arguments.ts";
import { type Debt, debtNamed } from "./debt.ts";

export interface CheckOptions {
  readonly places: PublicationFolders;
  /** Absolute paths whose problems are told; all when empty. */
  readonly paths: readonly string[];
  readonly changed: boolean;
  readonly fix: boolean;
  readonly convert: boolean;
  /** Whether both scripts are printed. */
  readonly hant: boolean;
  /** Of articles of an old site, of which each is listed. */
  readonly debt: Debt | undefined;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly cache: string;
  readonly json: boolean;
  readonly github: boolean;
}

const OPTIONS = {
  changed: flag("只检查与上次提交不同的文章，一秒之内，提交前用"),
  fix: flag("改正有把握的标点、空格和译名；先列出改动再问。引语、网址、代码、数字一概不动"),
  convert: flag("与 --fix 同用：把别的编码转成 UTF-8，原文件留一份", { needs: "fix" }),
  yes: flag("与 --fix 同用：不问，直接改", { needs: "fix", excludes: ["dryRun"] }),
  dryRun: flag("与 --fix 同用：只列出改动", { needs: "fix" }),
  hant: flag("把文章的简体和繁体上下对照列出来，没有把握的字另起一行；写上路径只看那里", {
    excludes: ["changed", "fix", "json"],
  }),
  debt: parsed("项", "逐篇列出旧站文章没有查明的：all 全部，或其中一项，如 alt、署名；写上路径只看那里", debtNamed, {
    excludes: ["changed", "fix", "hant"],
  }),
  articles: USUAL.articles,
  data: USUAL.data,
  cache: value("文件夹", "转换编码时原文件留在哪里", { default: ".cache" }),
  json: USUAL.json,
  github: flag("另外写成 GitHub 的注解（在 GitHub Actions 里自动如此）"),
};

export const CHECK: Command<typeof OPTIONS> = {
  name: "check",
  operands: "[路径…]",
  what: `检查整个刊物：生成网站时要查的一切，加上中文写法、译名、重复的文章。什么都不生成。
写了路径，就只列出那里的问题；路径可以是文章的文件夹、一个文件、一年（2025）或文章地址。
草稿里的错误只是提醒，不影响别人发布；看不出是不是草稿的，仍然是错误。`,
  options: OPTIONS,
  notes: "每条写法规则的轻重在 _data/copy-rules.json 里改，译名在 _data/names.json 里登记；说明见 docs/作者指南.md。",
  exits: { 0: "没有错误（可以有提醒）", 1: "有错误", 3: "没能检查", 130: "中途取消" },
  jsonErrors: true,
  cancelled: "没有再改什么。",
};

/** @throws UsageError with a Chinese sentence */
export function checkOptionsOf(
  { values, operands }: Given<typeof OPTIONS>,
  env: Readonly<Record<string, string | undefined>>,
): CheckOptions {
  const { articles, data, github, ...others } = values;
  const { fix, yes, dryRun, json } = others;
  if (json && fix && !yes && !dryRun) throw new UsageError("--json 时没有人回答问题，--fix 要加 --yes 或 --dry-run。");
  return {
    ...others,
    places: { articles, data },
    paths: operands.map((path) => placeOf(path, articles)),
    github: !json && (github || env.GITHUB_ACTIONS === "true"),
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

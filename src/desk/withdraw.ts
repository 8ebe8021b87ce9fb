import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { readDateStamp } from "../domain/date-stamp.ts";
import type { Streams } from "../domain/streams.ts";
import { type WithdrawalRecord, Withdrawals } from "../domain/withdrawal.ts";
import { sentenceOf } from "../terminal/fault.ts";

const HELP = `用法：npm run withdraw -- <文章地址> --reason <原因> --by <提出人> [选项]

  把一篇文章或其中一张图片记为撤下。下一次生成网站时，它从所有页面、列表、订阅和搜索里消失，
  原来的地址回答 410 并说明原因。只写 withdrawals.json，文章的文件不动。

  例：npm run withdraw -- /2025/05/trump-putin-call/ --reason "权利人要求" --by "CBC"

选项：
  --picture <名称>      只撤下这一张图片，文章保留
  --date <日期时间>     撤下的时刻，如 2026-11-24T00:00:00-08:00（默认此刻）
  --articles <文件夹>   文章所在的文件夹            （默认 src/articles）
  --data <文件夹>       刊物资料所在的文件夹        （默认 _data）
  --json                把写下的记录用 JSON 写到标准输出
  --help                显示这段说明

退出码：0 成功；1 记录不能写；2 用法不对。
`;

const EXIT = { done: 0, refused: 1, usage: 2 } as const;
/** As much of article.json as the record needs; the article may be wrong otherwise and still has to go. */
const Withdrawn = z.object({ id: z.string(), pictures: z.record(z.string(), z.unknown()).default({}) });

/** Writes one withdrawal into the publication's record. @returns the exit code; the help text lists them */
export function runWithdraw(args: readonly string[], { stdout, stderr }: Streams = process): number {
  const options = readOptions(args);
  if (options === "help") {
    stdout.write(HELP);
    return EXIT.done;
  }
  if (typeof options === "string") {
    stderr.write(`✗ ${options}\n  npm run withdraw -- --help\n`);
    return EXIT.usage;
  }
  try {
    const record = withdraw(options);
    const what = record.picture ? `${record.path} 的图片“${record.picture}”` : record.path;
    stdout.write(options.json ? `${JSON.stringify(record)}\n` : `已记下：撤下 ${what}。提交后下一次生成时生效。\n`);
    return EXIT.done;
  } catch (error) {
    stderr.write(`✗ ${sentenceOf(error)}\n`);
    return EXIT.refused;
  }
}

interface Options {
  readonly path: string;
  readonly reason: string;
  readonly by: string;
  readonly picture: string | undefined;
  readonly date: string;
  readonly articles: string;
  readonly data: string;
  readonly json: boolean;
}

/** @returns the options, "help", or a sentence about what is wrong with them */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        reason: { type: "string" },
        by: { type: "string" },
        picture: { type: "string" },
        date: { type: "string" },
        articles: { type: "string", default: "src/articles" },
        data: { type: "string", default: "_data" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const [address, ...more] = positionals;
    if (!address || more.length > 0) return "写一个文章地址，如 /2025/05/trump-putin-call/。";
    if (!values.reason || !values.by) return "要写明 --reason 原因和 --by 提出人。";
    const path = `/${address.replace(/^https?:\/\/[^/]+/, "").replace(/^\/|\/$/g, "")}/`;
    const date = values.date ?? new Date().toISOString().replace(/\.\d+Z$/, "Z");
    if (!readDateStamp(date, "UTC")) return `--date 不是带时区的日期时间：${date}。`;
    const { reason, by, picture, articles, data, json } = values;
    return { path, reason, by, picture, date, articles, data, json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** @throws Error with a Chinese sentence when there is no such article or picture, or it is withdrawn already */
function withdraw({ path, reason, by, picture, date, articles, data }: Options): WithdrawalRecord {
  const record = readRecord(join(articles, path, "article.json"), path);
  if (picture !== undefined && !(picture in record.pictures)) {
    throw new Error(
      `${path} 没有图片“${picture}”；有的是：${Object.keys(record.pictures).join("、") || "（没有图片）"}。`,
    );
  }
  const file = join(data, "withdrawals.json");
  const before = Withdrawals.parse(existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : []);
  if (before.some((other) => other.path === path && other.picture === picture)) throw new Error(`${path} 已经撤下了。`);
  const entry = { path, ...(picture && { picture }), id: record.id, date, reason, requestedBy: by };
  const checked = Withdrawals.safeParse([...before, entry]);
  if (!checked.success) throw new Error("原因或提出人太长，或者含有不能用的字符。");
  writeFileSync(`${file}.part`, `${JSON.stringify(checked.data, null, 2)}\n`);
  renameSync(`${file}.part`, file);
  return entry;
}

function readRecord(file: string, path: string): z.infer<typeof Withdrawn> {
  if (!existsSync(file)) throw new Error(`没有文章在 ${path}（找不到 ${file}）。`);
  const parsed = Withdrawn.safeParse(parseJson(readFileSync(file, "utf8")));
  if (!parsed.success) throw new Error(`读不懂 ${file}，先用 npm run build 改正它。`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

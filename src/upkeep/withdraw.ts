import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { parseJson } from "../content/json-text.ts";
import { withLocks } from "../disk/lock.ts";
import { replaceFile } from "../disk/replace-file.ts";
import { dateStampOf, readWrittenDate } from "../domain/date-stamp.ts";
import { partOf, type WithdrawalRecord, Withdrawals } from "../domain/withdrawal.ts";
import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { flag, USUAL, value } from "../terminal/options.ts";
import { Refusal, UsageError } from "../terminal/outcome.ts";
import type { Given } from "../terminal/read-arguments.ts";
import type { Streams } from "../terminal/streams.ts";
import { ownZone, unreadable } from "./raw-files.ts";

const OPTIONS = {
  reason: value("原因", "为什么撤下", { required: true }),
  by: value("提出人", "谁要求的", { required: true }),
  picture: value("名称", "只撤下这一张图片或图表，文章保留"),
  media: value("名称", "只撤下这一个视频、音频或文件，文章保留"),
  date: value("日期时间", "撤下的时刻，如 2026-11-24T00:00:00-07:00（默认此刻）"),
  articles: USUAL.articles,
  data: USUAL.data,
  json: flag("把写下的记录用 JSON 写到标准输出"),
};
const WITHDRAW: Command<typeof OPTIONS> = {
  name: "withdraw",
  operands: "<文章地址>… --reason <原因> --by <提出人>",
  what: `把文章（可以一次写几个地址），或其中一张图片、图表，一个视频、音频或文件记为撤下。下一次生成网站时，它从所有页面、列表、订阅和搜索里消失，
原来的地址回答 410 并说明原因。只写 withdrawals.json，文章的文件不动。

例：npm run withdraw -- /2025/05/trump-putin-call/ --reason "权利人要求" --by "CBC"`,
  options: OPTIONS,
  exits: { 0: "成功", 1: "不能这样撤下，什么也没有写", 3: "没能写下" },
};

const PARTS = {
  pictures: z.record(z.string(), z.unknown()).default({}),
  charts: z.record(z.string(), z.unknown()).default({}),
  media: z.record(z.string(), z.unknown()).default({}),
};

/** As much of article.json as the record needs; the article may be wrong otherwise and still has to go. */
const Withdrawn = z.object({ id: z.string(), ...PARTS });

/** Writes withdrawals into the publication's record, all or none. @returns the exit code; the help text lists them */
export function runWithdraw(args: readonly string[], streams: Streams = process): Promise<number> {
  return runCommand(WITHDRAW, args, streams, async (given) => {
    const options = optionsOf(given);
    const wait = (text: string) => streams.stderr.write(`${text}\n`);
    const records = await withLocks([options.data], wait, () => withdraw(options));
    const what = records.map(nameOf).join("、");
    const json = () => records.map((record) => `${JSON.stringify(record)}\n`).join("");
    streams.stdout.write(given.values.json ? json() : `已记下：撤下 ${what}。提交后下一次生成时生效。\n`);
    return undefined;
  });
}

/** @throws UsageError with a Chinese sentence */
function optionsOf({ values, operands }: Given<typeof OPTIONS>) {
  const { reason, by, picture, media, articles, data } = values;
  if (operands.length === 0) throw new UsageError("写上文章地址，如 /2025/05/trump-putin-call/。");
  if (picture !== undefined && media !== undefined) throw new UsageError("--picture 和 --media 一次只写一个。");
  if (operands.length > 1 && partOf({ picture, media }) !== undefined)
    throw new UsageError("--picture 和 --media 是一篇文章里的，只写这一篇的地址。");
  if (!reason || !by) throw new UsageError("要写明 --reason 原因和 --by 提出人。");
  // Whatever is wrong with its facts, an article can be taken down.
  const zone = ownZone(data) ?? "UTC";
  const now = dateStampOf(Math.floor(Date.now() / 1000) * 1000, zone);
  const written = values.date === undefined ? { date: now } : readWrittenDate(values.date, zone);
  if ("fault" in written) throw new UsageError(`--date ${values.date}${written.fault}。`);
  if (written.date.epoch > now.epoch) throw new UsageError(`--date ${values.date} 还没有到，撤下却立刻生效。`);
  return {
    paths: [...new Set(operands.map(pathOf))],
    reason,
    by,
    picture,
    media,
    date: written.date.iso,
    articles,
    data,
  };
}

/** `https://paper.example/2025/05/slug` → `/2025/05/slug/` */
function pathOf(address: string): string {
  return `/${address.replace(/^https?:\/\/[^/]+/, "").replace(/^\/|\/$/g, "")}/`;
}

/**
 * Reads the record and writes it with more in it; whoever calls holds the lock of the data folder.
 * @throws Refusal when there is no such article or picture, or it is withdrawn already; nothing was written then
 */
function withdraw({ paths, reason, by, picture, media, date, articles, data }: ReturnType<typeof optionsOf>) {
  const file = join(data, "withdrawals.json");
  const was = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const before = Withdrawals.safeParse(was === undefined ? [] : parseJson(was));
  if (!before.success) throw unreadable(file);
  const entries = paths.map((path): WithdrawalRecord => {
    const { id, ...parts } = readRecord(join(articles, path, "article.json"), path);
    const part = partOf({ picture, media });
    const [what, known] = media
      ? ["视频、音频或文件", Object.keys(parts.media)]
      : ["图片", Object.keys({ ...parts.pictures, ...parts.charts })];
    if (part !== undefined && !known.includes(part))
      throw new Refusal(`${path} 没有${what}“${part}”；有的是：${known.join("、") || `（没有${what}）`}。`);
    if (before.data.some((other) => other.path === path && partOf(other) === part))
      throw new Refusal(`${path} 已经撤下了。`);
    return { path, ...(picture && { picture }), ...(media && { media }), id, date, reason, requestedBy: by };
  });
  const checked = Withdrawals.safeParse([...before.data, ...entries]);
  if (!checked.success) throw new Refusal("原因或提出人太长，或者含有不能用的字符。");
  replaceFile(file, `${JSON.stringify(checked.data, null, 2)}\n`, { was });
  return entries;
}

/** What goes, in a sentence. */
function nameOf({ path, picture, media }: WithdrawalRecord): string {
  if (picture) return `${path} 的图片“${picture}”`;
  return media ? `${path} 的“${media}”` : path;
}

function readRecord(file: string, path: string): z.infer<typeof Withdrawn> {
  if (!existsSync(file)) throw new Refusal(`没有文章在 ${path}（找不到 ${file}）。`);
  const parsed = Withdrawn.safeParse(parseJson(readFileSync(file, "utf8")));
  if (!parsed.success) throw unreadable(file);
  return parsed.data;
}

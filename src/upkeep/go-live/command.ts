import { mkdirSync, readdirSync, renameSync, rmdirSync } from "node:fs";
import { dirname } from "node:path";
import { addressOf } from "../../content/folders.ts";
import { withLocks } from "../../disk/lock.ts";
import { replaceFile } from "../../disk/replace-file.ts";
import { syncPath } from "../../disk/sync.ts";
import { type DateStamp, readTypedDate } from "../../domain/date-stamp.ts";
import { runCommand } from "../../terminal/command.ts";
import type { Command } from "../../terminal/declaration.ts";
import { flag, USUAL, value } from "../../terminal/options.ts";
import { Refusal, UsageError } from "../../terminal/outcome.ts";
import type { Streams } from "../../terminal/streams.ts";
import { zoneOf } from "../raw-files.ts";
import { articleMeant, type GoLivePlan, planGoLive } from "./plan.ts";
import { wasPublic } from "./was-public.ts";

const OPTIONS = {
  at: value("时间", "什么时候发布，如 2026-12-01T09:00（默认现在）；将来的就是定时"),
  dryRun: flag("只说会怎样，不改"),
  articles: USUAL.articles,
  data: USUAL.data,
  json: USUAL.json,
};
const GO_LIVE: Command<typeof OPTIONS> = {
  name: "go-live",
  operands: "<文章>",
  what: `让一篇草稿发布：日期、文件夹、状态一次改好。写文章地址、文件夹或短名。
十一月开始写、十二月发布的，文件夹搬到十二月；原来的地址读者可能见过的，记成旧地址，会转过来。
在网页后台发布、文件夹还在十一月的，只搬文件夹，日期不变。`,
  options: OPTIONS,
  exits: { 0: "成功", 1: "不能发布，什么也没有改", 3: "没能写下" },
};

/** Publishes a draft: date, order, status and folder together. @returns the exit code; the help text lists them */
export function runGoLive(args: readonly string[], streams: Streams = process, now = Date.now()): Promise<number> {
  return runCommand(GO_LIVE, args, streams, async ({ values, operands: [word, ...more] }) => {
    if (!word || more.length > 0) throw new UsageError("写一篇文章，如 /2026/11/harbour-report/。");
    const { articles, data, dryRun, json } = values;
    const timeZone = zoneOf(data);
    const at = values.at === undefined ? undefined : momentMeant(values.at, timeZone);
    const wait = (text: string) => streams.stderr.write(`${text}\n`);
    const plan = await withLocks([articles, data], wait, () => {
      const from = articleMeant(word, articles);
      const made = planGoLive(from, { articles, data }, { at, now, timeZone }, () => wasPublic(from, now));
      if (!dryRun) carryOut(made);
      return made;
    });
    const address = addressOf(plan.to);
    const result = { address, published: plan.at.iso, ...(plan.alias && { alias: plan.alias }), written: !dryRun };
    streams.stdout.write(json ? `${JSON.stringify(result)}\n` : textOf(plan, now, dryRun));
    return undefined;
  });
}

function textOf({ from, to, at, alias, changes: [, ...others] }: GoLivePlan, now: number, dryRun: boolean): string {
  const when = at.epoch <= now ? "提交以后读者就能看到。" : "提交以后，到时自动发布。";
  const lines = [
    `${dryRun ? "会" : "已"}定于 ${at.label} 发布：${addressOf(to)}`,
    ...(from.path === to.path ? [] : [`  从 ${addressOf(from)} 搬到 ${addressOf(to)}`]),
    ...(alias === undefined ? [] : [`  旧地址 ${alias} 会转过来`]),
    ...(others.length > 0 ? [`  一同改了：${others.map(({ file }) => file).join("、")}`] : []),
    ...(dryRun ? [] : [`${when}提交前：npm run check`]),
  ];
  return `${lines.join("\n")}\n`;
}

/**
 * The record first and the folder last: cut short in between, the article lies in the wrong folder, which every check says,
 * and the command can be run again.
 */
function carryOut({ changes, moves }: GoLivePlan): void {
  for (const { file, before, after } of changes) replaceFile(file, after, { was: before });
  for (const [source, target] of moves) {
    mkdirSync(dirname(target), { recursive: true });
    // Renaming never replaces a folder with something in it, whoever was faster.
    renameSync(source, target);
    for (const folder of [dirname(source), dirname(target)]) syncPath(folder);
    // Git knows no empty folders either.
    if (readdirSync(dirname(source)).length === 0) rmdirSync(dirname(source));
  }
}

/** @throws Refusal */
function momentMeant(text: string, zone: string): DateStamp {
  const written = readTypedDate(text, zone);
  if ("fault" in written) throw new Refusal(`--at “${text}”${written.fault}。`);
  return written.date;
}

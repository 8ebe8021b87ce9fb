import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { addressOf } from "../../content/folders.ts";
import { withLocks } from "../../disk/lock.ts";
import { replaceFile } from "../../disk/replace-file.ts";
import { type DateStamp, dateStampOf, readTypedDate } from "../../domain/date-stamp.ts";
import { entryAnchor, entryFileName } from "../../domain/live.ts";
import { runCommand } from "../../terminal/command.ts";
import type { Command } from "../../terminal/declaration.ts";
import { flag, values as several, USUAL, value } from "../../terminal/options.ts";
import { Refusal, UsageError } from "../../terminal/outcome.ts";
import type { Streams } from "../../terminal/streams.ts";
import { articleMeant } from "../go-live/plan.ts";
import { zoneOf } from "../raw-files.ts";
import { type NewEntry, planEnd, planEntry } from "./plan.ts";

const OPTIONS = {
  source: several("来源", "登记过的键、名称或别名，后面可以写原文地址；没有登记的写“名称 https://原文地址”。可以重复", {
    excludes: ["end"],
  }),
  own: flag("本站记者采写"),
  key: flag("列入页首的要点"),
  text: value("正文", "这一条的正文；长的以后在文件里写"),
  at: value("时间", "什么时候，如 2026-11-29T14:05（默认现在）；将来的到时才发出"),
  end: flag("不加条目，结束直播（--at 写结束的时刻，默认现在）"),
  dryRun: flag("只说会写成什么，不写"),
  articles: USUAL.articles,
  data: USUAL.data,
  json: USUAL.json,
};
const LIVE: Command<typeof OPTIONS> = {
  name: "live",
  operands: "<文章> <标题>",
  what: `给滚动报道加一条：在文章的 live/ 文件夹里写一个文件，时间是现在。每条一个文件，两个人同时加不会冲突。
例：npm run live -- harbour-talks "双方恢复谈判" --source "路透社 https://www.reuters.com/…"
    npm run live -- harbour-talks "记者看到代表团离开" --own --key
    npm run live -- harbour-talks --end`,
  options: OPTIONS,
  exits: { 0: "写好了", 1: "不能写，什么也没有写", 3: "没能写下" },
};

/** Adds an entry to a live page, or ends it. @returns the exit code; the help text lists them */
export function runLive(args: readonly string[], streams: Streams = process, now = Date.now()): Promise<number> {
  return runCommand(LIVE, args, streams, async ({ values, operands: [word, title, ...more] }) => {
    const { articles, data, dryRun, json, end, source, own } = values;
    if (!word || more.length > 0) throw new UsageError("写一篇文章和标题；标题放在引号里。");
    if (end !== (title === undefined)) throw new UsageError(end ? "结束直播不写标题。" : "写上这一条的标题。");
    if (!end && source.length === 0 && !own)
      throw new UsageError("写明这一条的来源：--source <来源>，本站采写的写 --own。");
    const at = momentMeant(values.at, zoneOf(data), now);
    const wait = (text: string) => streams.stderr.write(`${text}\n`);
    const [change, address] = await withLocks([articles, data], wait, () => {
      const folder = articleMeant(word, articles);
      const entry: NewEntry = {
        at,
        title: title ?? "",
        sources: source,
        own,
        key: values.key,
        text: values.text ?? "",
      };
      const made = end ? planEnd(folder.path, at) : planEntry(folder.path, entry, data);
      const file = join(folder.path, end ? "article.json" : entryFileName(made));
      if (!dryRun) {
        mkdirSync(dirname(file), { recursive: true });
        replaceFile(file, made.after, { was: made.before });
      }
      return [{ ...made, file }, addressOf(folder) + (end ? "" : `#${entryAnchor(made)}`)] as const;
    });
    const { file, after } = change;
    if (json) streams.stdout.write(`${JSON.stringify({ file, address, at: at.iso, written: !dryRun })}\n`);
    else streams.stdout.write(textOf(file, address, after, at, now, end, dryRun));
    return undefined;
  });
}

function textOf(
  file: string,
  address: string,
  after: string,
  at: DateStamp,
  now: number,
  end: boolean,
  dryRun: boolean,
): string {
  if (dryRun) return `会写 ${file}：\n${after}`;
  const when = at.epoch <= now ? "提交以后读者就能看到" : `提交以后，${at.label} 自动${end ? "结束" : "发出"}`;
  return `已写 ${file}\n  地址 ${address}\n${when}。提交前：npm run check -- --changed\n`;
}

/** @throws Refusal */
function momentMeant(text: string | undefined, zone: string, now: number): DateStamp {
  if (text === undefined) return dateStampOf(now - (now % 1000), zone);
  const written = readTypedDate(text, zone);
  if ("fault" in written) throw new Refusal(`--at “${text}”${written.fault}。`);
  return written.date;
}

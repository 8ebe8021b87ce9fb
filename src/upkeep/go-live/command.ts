import { mkdirSync, readdirSync, renameSync, rmdirSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { addressOf } from "../../content/folders.ts";
import type { PublicationFolders } from "../../content/read-publication.ts";
import { withLocks } from "../../disk/lock.ts";
import { replaceFile } from "../../disk/replace-file.ts";
import { syncPath } from "../../disk/sync.ts";
import { type DateStamp, readTypedDate } from "../../domain/date-stamp.ts";
import { sentenceOf } from "../../terminal/fault.ts";
import { Refusal } from "../../terminal/outcome.ts";
import type { Streams } from "../../terminal/streams.ts";
import { zoneOf } from "../raw-files.ts";
import { articleMeant, type GoLivePlan, planGoLive } from "./plan.ts";
import { wasPublic } from "./was-public.ts";

const HELP = `用法：npm run go-live -- <文章> [选项]

  让一篇草稿发布：日期、文件夹、状态一次改好。写文章地址、文件夹或短名。
  十一月开始写、十二月发布的，文件夹搬到十二月；原来的地址读者可能见过的，记成旧地址，会转过来。
  在网页后台发布、文件夹还在十一月的，只搬文件夹，日期不变。

选项：
  --at <时间>           什么时候发布，如 2026-12-01T09:00（默认现在）；将来的就是定时
  --dry-run             只说会怎样，不改
  --articles <文件夹>   文章所在的文件夹            （默认 src/articles）
  --data <文件夹>       刊物资料所在的文件夹        （默认 _data）
  --json                结果用 JSON 写到标准输出
  --help                显示这段说明

退出码：0 成功；1 不能发布，什么也没有改；2 用法不对；3 没能写下。
`;

const EXIT = { done: 0, refused: 1, usage: 2, failed: 3 } as const;

interface Options {
  readonly word: string;
  readonly at: string | undefined;
  readonly dryRun: boolean;
  readonly places: PublicationFolders;
  readonly json: boolean;
}

/** Publishes a draft: date, order, status and folder together. @returns the exit code; the help text lists them */
export async function runGoLive(
  args: readonly string[],
  { stdout, stderr }: Streams = process,
  now = Date.now(),
): Promise<number> {
  const options = readOptions(args);
  if (options === "help") {
    stdout.write(HELP);
    return EXIT.done;
  }
  if (typeof options === "string") {
    stderr.write(`✗ ${options}\n  npm run go-live -- --help\n`);
    return EXIT.usage;
  }
  try {
    const { word, places, dryRun, json } = options;
    const timeZone = zoneOf(places.data);
    const at = options.at === undefined ? undefined : momentMeant(options.at, timeZone);
    const tell = (text: string) => stderr.write(`${text}\n`);
    const plan = await withLocks([places.articles, places.data], tell, () => {
      const from = articleMeant(word, places.articles);
      const made = planGoLive(from, places, { at, now, timeZone }, () => wasPublic(from, now));
      if (!dryRun) carryOut(made);
      return made;
    });
    const address = addressOf(plan.to);
    const result = { address, published: plan.at.iso, ...(plan.alias && { alias: plan.alias }), written: !dryRun };
    stdout.write(json ? `${JSON.stringify(result)}\n` : textOf(plan, now, dryRun));
    return EXIT.done;
  } catch (error) {
    stderr.write(`✗ ${sentenceOf(error)}\n`);
    return error instanceof Refusal ? EXIT.refused : EXIT.failed;
  }
}

function textOf({ from, to, at, alias, changes }: GoLivePlan, now: number, dryRun: boolean): string {
  const moved = from.path === to.path ? [] : [`  从 ${addressOf(from)} 搬到 ${addressOf(to)}`];
  const others =
    changes.length > 1
      ? [
          `  一同改了：${changes
            .slice(1)
            .map(({ file }) => file)
            .join("、")}`,
        ]
      : [];
  const lines = [
    `${dryRun ? "会" : "已"}定于 ${at.label} 发布：${addressOf(to)}`,
    ...moved,
    ...(alias === undefined ? [] : [`  旧地址 ${alias} 会转过来`]),
    ...others,
    ...(dryRun
      ? []
      : [
          at.epoch <= now
            ? "提交以后读者就能看到。提交前：npm run check"
            : "提交以后，到时自动发布。提交前：npm run check",
        ]),
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

/** @returns the options, "help", or a sentence about what is wrong with them */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        at: { type: "string" },
        "dry-run": { type: "boolean", default: false },
        articles: { type: "string", default: "src/articles" },
        data: { type: "string", default: "_data" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    const [word, ...more] = positionals;
    if (!word || more.length > 0) return "写一篇文章，如 /2026/11/harbour-report/。";
    const { at, articles, data, json } = values;
    return { word, at, dryRun: values["dry-run"], places: { articles, data }, json };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

import { cursorTo } from "node:readline";
import { readPublication } from "../../content/read-publication.ts";
import { ProblemsError } from "../../domain/problem.ts";
import { runCommand } from "../../terminal/command.ts";
import type { Command } from "../../terminal/declaration.ts";
import { flag, parsed, USUAL, type Values, wholeNumber } from "../../terminal/options.ts";
import { EXIT } from "../../terminal/outcome.ts";
import type { WaitingDrift } from "../evidence/waiting.ts";
import { citedLinks } from "./cited-links.ts";
import { type Ask, AT_ONCE, checkLinks, NO_SUCH_NAME, type Verdict } from "./link-check.ts";
import { recordEvidence } from "./record-evidence.ts";
import { type CheckedLink, driftReport, linkReport } from "./report.ts";
import { checkStored, storedFiles } from "./stored-files.ts";

const OPTIONS = {
  articles: USUAL.articles,
  data: USUAL.data,
  patience: parsed("毫秒", "对同一个网站两次之间停多久", wholeNumber(0), { default: "1000" }),
  files: parsed("MB", "自己存储上的文件，不大于这么多的整个取来核对摘要；0 只核对大小", wholeNumber(0), {
    default: "0",
  }),
  record: flag("还读一遍原文和引语出处，与 evidence.json 里第一次看到的比，并记进去"),
  now: USUAL.now,
  json: USUAL.json,
};
const LINKS: Command<typeof OPTIONS> = {
  name: "links",
  what: `逐个打开文章里的原文、图片出处、引语、正文链接和来源登记里的地址，看还在不在。
要联网；对同一个网站一个一个地问，中间停一停。只看已经发布的文章。
media 里写 store 的文件，还核对大小和能不能按范围读取；--files 100 把 100 MB 以内的整个取来核对摘要。
--record 还看原文后来有没有改：引用的话还在不在，标题、数字、否定、名称变没变，登没登更正。只记摘要，不存对方的文字；
核对过的改动，在文章的那个来源里写 changed；不用告诉读者的，从 evidence.json 里删去那一条，下次重新记。
site.json 的 originals 写了 copies 的，还到互联网档案馆找存档；写 save 的，没有的请它存一份。`,
  options: OPTIONS,
  notes: "环境变量 ARCHIVE_ORG_KEY：互联网档案馆账户的“access:secret”，请它存一份时要用；没有就只找已有的。",
  exits: { 0: "都在", 1: "有打不开、搬走、改动过或与记录不一样的", 3: "没有网络，或者文章、资料有错，没有查" },
};

/**
 * Checks that what the publication cites is still there.
 * @param ask how addresses are asked; another one in tests
 * @returns the exit code; the help text lists them
 */
export function runLinks(
  args: readonly string[],
  ask: Ask = fetch,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<number> {
  return runCommand(LINKS, args, process, async ({ values: { now = Date.now(), ...values } }) => {
    const checked = await check({ now, ...values }, ask).catch((error: unknown) => {
      if (!(error instanceof ProblemsError)) throw error;
      throw new Error(`文章或资料有 ${error.problems.length} 处错误，先用 npm run build 看一看。`, { cause: error });
    });
    if (checked.length > 0 && checked.every(({ verdict }) => "why" in verdict && verdict.why === NO_SUCH_NAME))
      throw new Error("一个域名也找不到，多半是没有网络。连上以后再查。");
    const drifted = values.record ? await drifts({ ...values, now, key: env.ARCHIVE_ORG_KEY }, checked, ask) : [];
    const report = values.json
      ? JSON.stringify({ links: checked, ...(values.record && { drifted }) })
      : [linkReport(checked), ...driftReport(drifted)].join("\n\n");
    process.stdout.write(`${report}\n`);
    return drifted.length > 0 ? EXIT.problems : exitCodeOf(checked.map(({ verdict }) => verdict));
  });
}

/** Nobody is told twice of what has moved. */
async function drifts(
  options: Parameters<typeof recordEvidence>[0],
  checked: readonly CheckedLink[],
  ask: Ask,
): Promise<readonly WaitingDrift[]> {
  const moved = new Set(checked.flatMap(({ url, verdict }) => (verdict.state === "moved" ? url : [])));
  return (await recordEvidence(options, ask)).filter(({ url }) => !moved.has(url));
}

/** What only a person can tell is no finding. */
export function exitCodeOf(verdicts: readonly Verdict[]): number {
  return verdicts.some(({ state }) => ["gone", "moved", "changed"].includes(state)) ? EXIT.problems : EXIT.done;
}

async function check(
  { patience, files, now = Date.now(), ...folders }: Values<typeof OPTIONS>,
  ask: Ask,
): Promise<CheckedLink[]> {
  const { articles, siteData } = readPublication(folders, now);
  const links = citedLinks(articles, siteData);
  const urls = links.map(({ url }) => url);
  const terminal = process.stderr.isTTY;
  const onAnswer = (done: number, total: number): void => {
    if (!terminal) return;
    cursorTo(process.stderr, 0);
    process.stderr.write(`  ${done}/${total}`);
  };
  const verdicts = await checkLinks(urls, { ask, patience, atOnce: AT_ONCE, onAnswer });
  for (const [url, file] of storedFiles(articles))
    if (verdicts.get(url)?.state === "ok") verdicts.set(url, await checkStored(file, ask, files * 1e6));
  if (terminal) cursorTo(process.stderr, 0);
  return links.flatMap((link) => {
    const verdict = verdicts.get(link.url);
    return verdict ? [{ ...link, verdict }] : [];
  });
}

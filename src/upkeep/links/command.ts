import { cursorTo } from "node:readline";
import { parseArgs } from "node:util";
import { readPublication } from "../../content/read-publication.ts";
import { ProblemsError } from "../../domain/problem.ts";
import { citedLinks } from "./cited-links.ts";
import { type Ask, checkLinks, NO_SUCH_NAME, type Verdict } from "./link-check.ts";
import { type CheckedLink, linkReport } from "./report.ts";

const HELP = `用法：npm run links -- [选项]

  逐个打开文章里的原文、图片出处、引语、正文链接和来源登记里的地址，看还在不在。
  要联网；对同一个网站一个一个地问，中间停一停。只看已经发布的文章。

选项：
  --articles <文件夹>   文章所在的文件夹            （默认 src/articles）
  --data <文件夹>       刊物资料所在的文件夹        （默认 _data）
  --patience <毫秒>     对同一个网站两次之间停多久  （默认 1000）
  --json                结果用 JSON 写到标准输出
  --help                显示这段说明

退出码：0 都在；1 有打不开或搬走的；2 用法不对；3 没有网络，或者文章、资料有错，没有查。
`;

const EXIT = { done: 0, found: 1, usage: 2, failed: 3 } as const;
const AT_ONCE = 8;

interface Options {
  readonly articles: string;
  readonly data: string;
  readonly patience: number;
  readonly json: boolean;
}

/**
 * Checks that what the publication cites is still there.
 * @param ask how addresses are asked; another one in tests
 * @returns the exit code; the help text lists them
 */
export async function runLinks(args: readonly string[], ask: Ask = fetch): Promise<number> {
  const options = readOptions(args);
  if (options === "help") {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  if (typeof options === "string") {
    process.stderr.write(`✗ ${options}\n  npm run links -- --help\n`);
    return EXIT.usage;
  }
  try {
    const checked = await check(options, ask);
    if (checked.length > 0 && checked.every(({ verdict }) => "why" in verdict && verdict.why === NO_SUCH_NAME)) {
      process.stderr.write("✗ 一个域名也找不到，多半是没有网络。连上以后再查。\n");
      return EXIT.failed;
    }
    process.stdout.write(`${options.json ? JSON.stringify({ links: checked }) : linkReport(checked)}\n`);
    return exitCodeOf(checked.map(({ verdict }) => verdict));
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    process.stderr.write(`✗ 文章或资料有 ${error.problems.length} 处错误，先用 npm run build 看一看。\n`);
    return EXIT.failed;
  }
}

/** What only a person can tell is no finding. */
export function exitCodeOf(verdicts: readonly Verdict[]): number {
  return verdicts.some(({ state }) => state === "gone" || state === "moved") ? EXIT.found : EXIT.done;
}

async function check({ patience, ...folders }: Options, ask: Ask): Promise<CheckedLink[]> {
  const { articles, siteData } = readPublication(folders, Date.now());
  const links = citedLinks(articles, siteData);
  const urls = links.map(({ url }) => url);
  const terminal = process.stderr.isTTY;
  const onAnswer = (done: number, total: number): void => {
    if (!terminal) return;
    cursorTo(process.stderr, 0);
    process.stderr.write(`  ${done}/${total}`);
  };
  const verdicts = await checkLinks(urls, { ask, patience, atOnce: AT_ONCE, onAnswer });
  if (terminal) cursorTo(process.stderr, 0);
  return links.flatMap((link) => {
    const verdict = verdicts.get(link.url);
    return verdict ? [{ ...link, verdict }] : [];
  });
}

/** @returns the options, "help", or a sentence about what is wrong with them */
function readOptions(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        articles: { type: "string", default: "src/articles" },
        data: { type: "string", default: "_data" },
        patience: { type: "string", default: "1000" },
        json: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return "help";
    if (!/^\d{1,6}$/.test(values.patience)) return `--patience 要写毫秒数，不能是“${values.patience}”。`;
    return { ...values, patience: Number(values.patience) };
  } catch (error) {
    return `选项不对：${error instanceof Error ? error.message : String(error)}`;
  }
}

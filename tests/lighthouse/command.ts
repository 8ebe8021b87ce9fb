import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../../src/terminal/command.ts";
import type { Command } from "../../src/terminal/declaration.ts";
import { flag, parsed, wholeNumber } from "../../src/terminal/options.ts";
import { EXIT, UsageError } from "../../src/terminal/outcome.ts";
import { PAGES } from "../browser/addresses.ts";
import { builtFolder } from "../fixtures/built-sites.ts";
import { browserSources, findBrowser } from "../runner/find-browser.ts";
import { CannotRunError, npxProgram } from "../runner/npx-program.ts";
import { serveSite } from "../runner/served-site.ts";
import { CATEGORIES, type PageScore, readReport } from "./report.ts";

/** The newest that runs on Node 20. */
const LIGHTHOUSE = "lighthouse@12.8.2";

const OPTIONS = {
  runs: parsed("次数", "每页测几次，取中间一次", wholeNumber(), { default: "3" }),
  json: flag("结果写成 JSON"),
};
const COMMAND: Command<typeof OPTIONS> = {
  name: "lighthouse",
  operands: "[地址…]",
  what: `取测试用的网站（tests/fixtures/newsroom），在本机按 netlify.toml 的响应头送出，用 ${LIGHTHOUSE}（由 npx 取来，不是本项目的
依赖）以模拟的慢速 4G 手机逐页打分。不写地址时测：首页、文章、栏目、搜索，简繁各一遍。
“机器”是 Lighthouse 给本机的速度分，低于 1500 时模拟的手机比标准的慢，分数不作准。`,
  options: OPTIONS,
  exits: { 0: "各项都是 100，最大内容绘制不超过 1 秒，版面不移动", 1: "有页面不到", 3: "没能运行" },
};

const TWINS = [PAGES.home, PAGES.article, PAGES.section, PAGES["search page"]].flatMap((path = "/") => [
  path,
  `/hant${path}`,
]);
/** Search pages ask not to be indexed, which Lighthouse takes for a mistake. */
const ON_PURPOSE: readonly (readonly [path: RegExp, audits: readonly string[]])[] = [
  [/^(?:\/hant)?\/search\//, ["is-crawlable"]],
];
const MOST_LCP = 1000;

/** @returns the exit code; the help text lists them */
export function lighthouse(args: readonly string[]): Promise<number> {
  return runCommand(COMMAND, args, process, async ({ values: { runs, json }, operands }) => {
    const wrong = operands.find((path) => !path.startsWith("/"));
    if (wrong !== undefined) throw new UsageError(`地址要以 / 开头，写的是 ${wrong}`);
    const scratch = mkdtempSync(join(tmpdir(), "laiyuan-lighthouse-"));
    try {
      const pages = await scoresOf(operands.length > 0 ? operands : TWINS, runs, scratch);
      if (json) process.stdout.write(`${JSON.stringify({ lighthouse: LIGHTHOUSE, pages }, null, 2)}\n`);
      return pages.every(isPerfect) ? EXIT.done : EXIT.problems;
    } catch (error) {
      throw new Error(`没能运行：${error instanceof Error ? error.message : String(error)}`, { cause: error });
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
}

async function scoresOf(addresses: readonly string[], runs: number, scratch: string): Promise<PageScore[]> {
  const program = npxProgram(LIGHTHOUSE, "lighthouse");
  const browser = findBrowser(browserSources(), print);
  print("生成网站");
  const site = await serveSite(builtFolder("newsroom"));
  try {
    const pages: PageScore[] = [];
    for (const path of addresses) {
      const scores: PageScore[] = [];
      await warm(site.origin, path);
      for (let run = 0; run < runs; run += 1)
        scores.push(await measure(program, browser, site.origin, path, join(scratch, "report.json")));
      const middle = scores.toSorted((a, b) => a.lcp - b.lcp)[Math.floor(scores.length / 2)];
      if (middle === undefined) continue;
      pages.push(middle);
      print(line(middle));
    }
    return pages;
  } finally {
    await site.close();
  }
}

async function measure(
  program: string,
  browser: string,
  origin: string,
  path: string,
  report: string,
): Promise<PageScore> {
  const flags = ["--quiet", "--output=json", `--output-path=${report}`, "--chrome-flags=--headless=new --no-sandbox"];
  const args = [program, `${origin}${path}`, ...flags, `--only-categories=${CATEGORIES.join(",")}`];
  await run(args, { ...process.env, CHROME_PATH: browser });
  const allowed = ON_PURPOSE.flatMap(([pages, audits]) => (pages.test(path) ? audits : []));
  return readReport(readFileSync(report, "utf8"), path, allowed);
}

/** Has the server compress the page once, as a CDN has long done when a reader comes. */
async function warm(origin: string, path: string): Promise<void> {
  const page = await (await fetch(origin + path)).text();
  const assets = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, asset]) => asset);
  await Promise.all(assets.map(async (asset) => (await fetch(`${origin}${asset}`)).arrayBuffer()));
}

/** Not synchronous: the pages come from this process. @throws CannotRunError with its last lines */
function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((done, fail) => {
    execFile(process.execPath, [...args], { env }, (error, _stdout, stderr) =>
      error ? fail(new CannotRunError(stderr.slice(-600))) : done(),
    );
  });
}

function isPerfect({ scores, lcp, cls }: PageScore): boolean {
  return scores.every((score) => score === 100) && lcp <= MOST_LCP && cls === 0;
}

function line({ address, scores, lcp, cls, machine, lost }: PageScore): string {
  const figures = `${scores.join(" / ")}  LCP ${lcp} ms  CLS ${cls}  机器 ${machine}`;
  return [`${address}  ${figures}`, ...lost.map((text) => `  ${text}`)].join("\n");
}

function print(text: string): void {
  process.stderr.write(`${text}\n`);
}

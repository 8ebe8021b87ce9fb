import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claimFolder } from "../../src/build/ownership.ts";
import { TESTS } from "../../src/deployment/decision/marks.ts";
import { runCommand } from "../../src/terminal/command.ts";
import type { Command } from "../../src/terminal/declaration.ts";
import { flag, parsed, USUAL, wholeNumber } from "../../src/terminal/options.ts";
import { FakeGitHub } from "../deployment/decision/fake-github.ts";
import { createFakeHost } from "../deployment/host/fake-host.ts";
import { openNewsroom } from "./newsroom.ts";
import { publish, type Step } from "./publish.ts";

const OPTIONS = {
  articles: parsed("篇数", "原有多少篇文章", wholeNumber(), { default: "1000" }),
  json: USUAL.json,
  clean: flag("删去临时文件夹里留下的，然后结束"),
};
const REHEARSE: Command<typeof OPTIONS> = {
  name: "rehearse",
  what: `排演一次发布：仓库里有这么多篇示例文章，作者推送一篇新的，然后像工作流那样做——取出、判断、拼出、安装、检查、
生成（连搜索和繁体版）、上传到本机的假主机——并说出每一步用了几秒。程序是这里已经提交的那一版。
第一次先把原有的文章生成并上传一遍，文章多时要十几分钟；留在临时文件夹里，下次接着用。`,
  options: OPTIONS,
  exits: { 0: "新文章已经在假主机上公开", 3: "没有做成" },
};

const FOLDER = join(tmpdir(), "laiyuan-rehearsal");

/** @returns the exit code; the help text lists them */
export function rehearse(args: readonly string[]): Promise<number> {
  return runCommand(REHEARSE, args, process, async ({ values: { articles, json, clean } }) => {
    await claimFolder(FOLDER);
    if (clean) {
      rmSync(FOLDER, { recursive: true, force: true });
      return undefined;
    }
    const steps = await publishOneMore(articles);
    process.stdout.write(json ? `${JSON.stringify({ articles, steps })}\n` : tableOf(steps));
    return undefined;
  });
}

async function publishOneMore(articles: number): Promise<Step[]> {
  const folder = join(FOLDER, String(articles));
  const scratch = mkdtempSync(join(tmpdir(), "laiyuan-clones-"));
  const host = await createFakeHost({ folder: join(folder, "host") });
  const gitHub = new FakeGitHub();
  try {
    const newsroom = openNewsroom(folder, articles);
    const chain = {
      origin: newsroom.origin,
      cache: join(folder, "cache"),
      env: { ...host.env, ...(await gitHub.listen()) },
    };
    const passed = { state: "success", context: TESTS, description: "" };
    gitHub.statuses.push({ ...passed, sha: newsroom.tip() });
    print("原有的文章：");
    await publish({ ...chain, clone: join(scratch, "before") }, print);
    const path = newsroom.publishOne();
    print("\n一篇新的文章：");
    const steps = await publish({ ...chain, clone: join(scratch, "after") }, print);
    const response = await fetch(`${host.url}${path}`);
    if (!response.ok) throw new Error(`假主机上没有 ${path}（${response.status}）。`);
    return steps;
  } finally {
    gitHub.close();
    await host.close();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function tableOf(steps: readonly Step[]): string {
  const total = steps.reduce((sum, { seconds }) => sum + seconds, 0);
  return [...steps, { step: "合计", seconds: total }]
    .map(({ step, seconds }) => `${seconds.toFixed(1).padStart(7)} 秒  ${step}\n`)
    .join("");
}

function print(text: string): void {
  process.stderr.write(`${text}\n`);
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { claimFolder } from "../../src/build/ownership.ts";
import { TESTS } from "../../src/deployment/decision/marks.ts";
import { FakeGitHub } from "../deployment/decision/fake-github.ts";
import { createFakeHost } from "../deployment/host/fake-host.ts";
import { openNewsroom } from "./newsroom.ts";
import { publish, type Step } from "./publish.ts";

const HELP = `用法：npm run rehearse -- [选项]

  排演一次发布：仓库里有这么多篇示例文章，作者推送一篇新的，然后像工作流那样做——取出、判断、拼出、安装、检查、
  生成（连搜索和繁体版）、上传到本机的假主机——并说出每一步用了几秒。程序是这里已经提交的那一版。
  第一次先把原有的文章生成并上传一遍，文章多时要十几分钟；留在临时文件夹里，下次接着用。

选项：
  --articles <篇数>   原有多少篇文章     （默认 1000）
  --json              结果用 JSON 写到标准输出
  --clean             删去临时文件夹里留下的，然后结束
  --help              显示这段说明

退出码：0 新文章已经在假主机上公开；2 用法不对；3 没有做成。
`;

const EXIT = { done: 0, usage: 2, failed: 3 } as const;
const FOLDER = join(tmpdir(), "laiyuan-rehearsal");

/** @returns the exit code; the help text lists them */
export async function rehearse(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === "string") {
    const asked = options === HELP;
    (asked ? process.stdout : process.stderr).write(asked ? HELP : `✗ ${options}\n  npm run rehearse -- --help\n`);
    return asked ? EXIT.done : EXIT.usage;
  }
  claimFolder(FOLDER);
  if (options.clean) {
    rmSync(FOLDER, { recursive: true, force: true });
    return EXIT.done;
  }
  const folder = join(FOLDER, String(options.articles));
  const scratch = mkdtempSync(join(tmpdir(), "laiyuan-clones-"));
  const host = await createFakeHost({ folder: join(folder, "host") });
  const gitHub = new FakeGitHub();
  try {
    const newsroom = openNewsroom(folder, options.articles);
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
    process.stdout.write(options.json ? `${JSON.stringify({ articles: options.articles, steps })}\n` : tableOf(steps));
    return EXIT.done;
  } catch (error) {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.failed;
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

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        articles: { type: "string", default: "1000" },
        json: { type: "boolean", default: false },
        clean: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) return HELP;
    const articles = Number(values.articles);
    if (!Number.isSafeInteger(articles) || articles < 1)
      return `--articles 要写一个正整数，现在是 ${values.articles}。`;
    return { articles, json: values.json, clean: values.clean };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function print(text: string): void {
  process.stderr.write(`${text}\n`);
}

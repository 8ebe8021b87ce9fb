import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../../src/terminal/command.ts";
import type { Command } from "../../src/terminal/declaration.ts";
import { flag } from "../../src/terminal/options.ts";
import { EXIT } from "../../src/terminal/outcome.ts";
import { CannotRunError, npxProgram } from "../runner/npx-program.ts";
import { lastLines, NETLIFY_CLI, type NetlifyDev, startNetlifyDev } from "./netlify-cli.ts";
import { writePublication } from "./publication.ts";

const OPTIONS = { record: flag("表单改过以后，把新的提交记录写进 tests/fixtures/netlify/") };
const TEST_NETLIFY: Command<typeof OPTIONS> = {
  name: "test:netlify",
  what: `用 Netlify 自己的本机服务器（${NETLIFY_CLI}，由 npx 取来，不是本项目的依赖）核对：
两个表单它收不收、交给函数的是什么；netlify.toml 和 _redirects 写的响应头、转址、
410，本项目的本机服务器是不是同样理解。第一次要下载约 200 MB，之后不再联网。`,
  options: OPTIONS,
  exits: { 0: "全部通过", 1: "有不一致", 3: "没能运行（例如连不上 npm 的包库）" },
};

const TESTS = ["loopback", "form", "rules"].map((name) => `tests/netlify/${name}.test.ts`);

/**
 * Runs the tests that need Netlify's dev server: fetches it, builds a small site, starts the server, tests, tidies up.
 * @returns the exit code; the help text lists them
 */
export function testNetlify(args: readonly string[]): Promise<number> {
  return runCommand(TEST_NETLIFY, args, process, ({ values }) => checkWithNetlify(values.record));
}

async function checkWithNetlify(record: boolean): Promise<number> {
  const began = performance.now();
  const scratch = mkdtempSync(join(tmpdir(), "laiyuan-netlify-"));
  const stopping = new AbortController();
  const interrupted = () => stopping.abort(new CannotRunError("被中断了。"));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, interrupted);
  let dev: NetlifyDev | undefined;
  try {
    print(`取 ${NETLIFY_CLI}（第一次要一两分钟）`);
    const program = npxProgram(NETLIFY_CLI, "netlify");
    print("生成一个小网站");
    const site = join(scratch, "site");
    buildSite(site, writePublication(join(scratch, "publication")));
    print("启动 netlify dev（离线，只在本机）");
    const room = join(scratch, "dev");
    mkdirSync(room);
    dev = await startNetlifyDev(program, site, room);
    print(`逐个核对，对方在 ${dev.address}`);
    const passed = await runTests(site, dev, record, stopping.signal);
    if (!passed) process.stderr.write(`netlify dev 最后说：\n${lastLines(dev.log())}\n`);
    stopping.signal.throwIfAborted();
    print(passed ? "全部通过" : "有不一致，见上");
    return passed ? EXIT.done : EXIT.problems;
  } catch (error) {
    throw new Error(`没能运行：${error instanceof Error ? error.message : String(error)}`, { cause: error });
  } finally {
    await dev?.stop();
    rmSync(scratch, { recursive: true, force: true });
    print(`用时 ${((performance.now() - began) / 1000).toFixed(0)} 秒`);
  }
}

function buildSite(output: string, args: readonly string[]): void {
  const command = ["scripts/bundled.mjs", "scripts/build.ts", "--output", output, ...args];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (status !== 0) throw new CannotRunError(`测试用的网站生成不了。\n${stderr}`);
}

/** @returns whether all passed */
function runTests(site: string, dev: NetlifyDev, record: boolean, signal: AbortSignal): Promise<boolean> {
  const env = {
    ...process.env,
    LAIYUAN_TEST_SITE: site,
    NETLIFY_DEV: dev.address,
    PAYLOAD_FILE: dev.payload,
    LOOPBACK_REFUSED: dev.refused,
    ...(record && { RECORD: "yes" }),
  };
  const command = ["--import", "tsx", "--test", "--test-concurrency=1", "--test-reporter=spec", ...TESTS];
  return new Promise((done) => {
    const child = spawn(process.execPath, command, { stdio: ["ignore", "inherit", "inherit"], env, signal });
    child.once("error", () => done(false));
    child.once("close", (code) => done(code === 0));
  });
}

function print(text: string): void {
  process.stdout.write(`· ${text}\n`);
}

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { watch } from "chokidar";
import { LiveReload } from "./live-reload.ts";
import { readNetlifyConfig } from "./netlify-config.ts";
import { createSiteServer, listen } from "./server.ts";

const HELP = `用法：npm run dev [-- 选项]

  在本机打开网站，文章、模板、样式或代码一改就重新生成并刷新页面。
  草稿和定时文章也能看到，标题前标明“草稿”“定时”。
  有错误时页面上会列出来，上一次成功的页面仍然可看。端口用环境变量 PORT 换。

选项与 npm run build 相同。
`;

const WATCHED = ["src", "_includes", "_data", "netlify.toml", ".eleventy.ts"];
const OUTPUT = ".cache/dev";
/** Editors save in several steps, git writes many files at once. */
const SETTLE_MS = 120;

/**
 * Serves the site and rebuilds it on every change, each time in a new process: modules, templates and data are read
 * afresh, so nothing can be stale, and a crash of the build does not take the server down.
 *
 * @returns the exit code when the server cannot start; otherwise it runs until it is stopped
 */
export async function runDev(args: readonly string[]): Promise<number> {
  if (args.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  const reload = new LiveReload();
  const server = createSiteServer({
    folder: OUTPUT,
    inbox: process.env.INBOX ?? ".inbox",
    config: readNetlifyConfig("netlify.toml"),
    intercept: (request, response) => reload.handle(request, response),
    finishPage: (html) => reload.addTo(html),
  });
  try {
    const port = await listen(server, Number(process.env.PORT ?? 8080));
    process.stdout.write(`打开 http://127.0.0.1:${port}/ （按 Ctrl+C 停止）\n`);
  } catch (error) {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return 3;
  }

  let building = false;
  let again = false;
  const rebuild = async (): Promise<void> => {
    if (building) {
      again = true;
      return;
    }
    building = true;
    do {
      again = false;
      reload.tell(await buildOnce(args));
    } while (again);
    building = false;
  };
  let timer: NodeJS.Timeout | undefined;
  const extra = args.filter((arg) => !arg.startsWith("--") && existsSync(arg));
  watch([...WATCHED, ...extra], {
    ignoreInitial: true,
    ignored: (path) => resolve(path).includes("/node_modules/"),
  }).on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), SETTLE_MS);
  });
  await rebuild();
  return 0;
}

/** @returns what went wrong, as the build tells it; empty when nothing did */
function buildOnce(args: readonly string[]): Promise<string> {
  return new Promise((done) => {
    const command = ["--import", "tsx", "scripts/build.ts", "--output", OUTPUT, "--drafts", ...args];
    const child = spawn(process.execPath, command, { stdio: ["ignore", "inherit", "pipe"] });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      process.stderr.write(chunk);
    });
    child.on("close", (code) => done(code === 0 ? "" : said));
  });
}

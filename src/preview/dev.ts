import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { watch } from "chokidar";
import { readNetlifyConfig } from "../serve/netlify-config.ts";
import { createSiteServer, listen } from "../serve/server.ts";
import { runCommand } from "../terminal/command.ts";
import { type BuildResult, type Reminder, readBuildResult } from "./build-result.ts";
import { LiveReload } from "./live-reload.ts";
import { openBrowser } from "./open-browser.ts";
import { DEV, type DevOptions, devOptionsOf } from "./options.ts";
import { answerWhileWaiting } from "./waiting.ts";
import { withPanel } from "./with-panel.ts";

const WATCHED = ["src", "_includes", "_data", "netlify.toml"];
/** Editors save in several steps, git writes many files at once. */
const SETTLE_MS = 120;

/**
 * Serves the site and rebuilds it on every change, each time in a new process: modules, templates and data are read
 * afresh, so nothing can be stale, and a crash of the build does not take the server down.
 *
 * @returns the exit code when the server cannot start; otherwise it runs until it is stopped
 */
export function runDev(args: readonly string[]): Promise<number> {
  return runCommand(DEV, args, process, async (given) => {
    await serve(devOptionsOf(given));
    return undefined;
  });
}

async function serve({ places, output, address, open, build }: DevOptions): Promise<void> {
  const reload = new LiveReload();
  let reminders: readonly Reminder[] = [];
  const server = createSiteServer({
    folder: output,
    inbox: process.env.INBOX ?? ".inbox",
    config: readNetlifyConfig(),
    unpublished: true,
    intercept: (request, response) =>
      reload.handle(request, response) || answerWhileWaiting(request, response, output, reload),
    finishPage: (html, path) => withPanel(reload.addTo(html), path, places, Date.now(), reminders),
  });
  const port = await listen(server, Number(process.env.PORT ?? 8080));
  const url = `http://127.0.0.1:${port}${address}`;
  process.stdout.write(`打开 ${url} （按 Ctrl+C 停止）\n`);
  // The page says that it is being made, and gives way.
  if (open) openBrowser(url);

  const scratch = mkdtempSync(join(tmpdir(), "laiyuan-dev-"));
  process.once("exit", () => rmSync(scratch, { recursive: true, force: true }));
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
      reload.begin();
      const result = await buildOnce(build, join(scratch, "report.json"));
      reminders = result.reminders ?? reminders;
      reload.end(result.problems);
    } while (again);
    building = false;
  };
  let timer: NodeJS.Timeout | undefined;
  watch([...WATCHED, places.articles, places.data], {
    ignoreInitial: true,
    ignored: (path) => resolve(path).includes("/node_modules/"),
  }).on("all", () => {
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), SETTLE_MS);
  });
  await rebuild();
}

/** @returns what came of it, as the build tells it */
function buildOnce(args: readonly string[], report: string): Promise<BuildResult> {
  return new Promise((done) => {
    rmSync(report, { force: true });
    const command = ["scripts/watched.mjs", "scripts/bundled.mjs", "scripts/build.ts", ...args, "--report", report];
    const child = spawn(process.execPath, command, { stdio: ["ignore", "inherit", "pipe"] });
    let printed = "";
    child.stderr.on("data", (chunk: Buffer) => {
      printed += chunk.toString("utf8");
      process.stderr.write(chunk);
    });
    child.on("close", () => done(readBuildResult(report, printed)));
  });
}

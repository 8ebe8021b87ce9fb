import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { type BrowserEvent, MARK } from "./browser-reporter.ts";
import { browserSources, findBrowser } from "./find-browser.ts";
import { literally } from "./node-file.ts";
import { endWithUs } from "./processes.ts";
import type { FileResult } from "./results.ts";
import type { TestFile } from "./test-files.ts";

const REPORTER = "tests/runner/browser-reporter.ts";
/** Tells the settings where the test files are, when it is not beside them. */
const TOGETHER = "LAIYUAN_SPECS";
const FOLDER = "tests/browser";
const CONFIG = `${FOLDER}/playwright.config.ts`;

export interface BrowserOptions {
  /** Added to the environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Only tests whose names contain this. */
  readonly name?: string | undefined;
  /** How many browsers at a time. */
  readonly workers: number;
  /** Where the files stand put together with what they need (bundle.ts); Playwright makes JavaScript of each when they do not. */
  readonly together?: string | undefined;
  /** Is told of each file when it has ended. */
  readonly onFile: (result: FileResult) => void;
}

/**
 * Runs spec files in a browser, found or installed for it.
 * @throws NoBrowserError when there is none
 * @throws Error with what Playwright said, when it could not run or did not run all of them
 */
export async function runBrowserFiles(files: readonly TestFile[], options: BrowserOptions): Promise<void> {
  const { env, name, workers, together, onFile } = options;
  const browser = findBrowser(browserSources(), (text) => process.stderr.write(`${text}\n`));
  const settings = {
    ...process.env,
    ...env,
    ...(together !== undefined && { [TOGETHER]: resolve(together) }),
    CHROMIUM_PATH: browser,
    PORT: String(await freePort()),
  };
  const nameOf = ({ path }: TestFile) =>
    together === undefined ? relative(FOLDER, path) : path.replace(/\.ts$/, ".mjs");
  const named = new Map(files.map((file) => [nameOf(file), file]));
  const filter = name === undefined ? [] : ["--grep", literally(name), "--pass-with-no-tests"];
  const args = ["--config", CONFIG, `--reporter=${REPORTER}`, `--workers=${workers}`, ...filter];
  // A path is a pattern to Playwright, for the file that it loads and for the source in which it finds the tests.
  const patterns = files.map(({ path }) => `/${literally(path.replace(/ts$/, ""))}(?:ts|mjs)$`);
  const child = spawn("npx", ["playwright", "test", ...args, ...patterns], {
    env: settings,
    stdio: ["ignore", "pipe", "pipe"],
  });
  endWithUs(child);
  const errors: string[] = [];
  const output: string[] = [];
  let failed = 0;
  const missing = new Set(files);
  child.stderr.on("data", (text: Buffer) => output.push(text.toString()));
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith(MARK)) {
      output.push(`${line}\n`);
      continue;
    }
    const event: BrowserEvent = JSON.parse(line.slice(MARK.length));
    if ("error" in event) {
      errors.push(event.error);
      continue;
    }
    const file = named.get(event.file);
    if (!file) continue;
    missing.delete(file);
    const { tests, seconds, pages } = event;
    failed += tests.filter(({ outcome }) => outcome === "failed").length;
    onFile({ file, tests, seconds, work: { builds: 0, processes: 0, pages }, output: "" });
  }
  const code = await exitOf(child);
  if (errors.length > 0) throw new Error(errors.join("\n\n"));
  if (code !== 0 && failed === 0) throw new Error(`Playwright 没能运行：\n${output.join("").slice(-4000)}`);
  if (missing.size > 0 && name === undefined)
    throw new Error(`没有运行完：${[...missing].map(({ path }) => path).join("、")}`);
}

function exitOf(child: ReturnType<typeof spawn>): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once("exit", resolve));
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 8080));
    });
  });
}

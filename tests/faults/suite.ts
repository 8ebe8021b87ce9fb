import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { browserSources, findBrowser } from "../runner/find-browser.ts";
import type { CopyOfTree } from "./copy-of-tree.ts";

/** A test file that does not pass. */
export interface Failure {
  readonly file: string;
  /** Names of the tests that failed; what else went wrong, where no test got so far. */
  readonly failed: readonly string[];
}

type Outcome = Omit<Failure, "file"> & { readonly passed: boolean };

/** A fault that makes tests wait for ever is seen, too: CI stops them. */
const LONGEST_MS = 5 * 60_000;
const COMMAND = [process.execPath, "scripts/bundled.mjs"];
/** The suite takes files by itself since it has this; before, a site had to be built for those that look at one. */
const TAKES_FILES = "tests/runner/test-files.ts";

/** The tests of a copied tree, one command at a time. */
export class Suite {
  readonly #tree: CopyOfTree;
  #running: ChildProcess | undefined;
  #stopped = false;

  constructor(tree: CopyOfTree) {
    this.#tree = tree;
  }

  /** Runs test files one after the other until one fails. @returns that file, with the tests of it that failed */
  async run(files: readonly string[]): Promise<Failure | undefined> {
    for (const file of files) {
      const { passed, failed } = await this.#runFile(file);
      if (!passed || this.#stopped) return { file, failed };
    }
    return undefined;
  }

  /** Ends what is running, with everything that it has started. */
  stop(): void {
    this.#stopped = true;
    if (this.#running) kill(this.#running);
  }

  async #runFile(file: string): Promise<Outcome> {
    if (existsSync(join(this.#tree.folder, TAKES_FILES)))
      return this.#command(file, [...COMMAND, "scripts/test.ts", file], SUMMARY, {});
    if (file.startsWith("tests/browser/")) {
      const env = {
        CHROMIUM_PATH: findBrowser(browserSources(), () => {}),
        PORT: String(20_000 + (process.pid % 10_000)),
      };
      const command = [
        "npx",
        "playwright",
        "test",
        "--config",
        "tests/browser/playwright.config.ts",
        "--reporter=line",
        "--max-failures=1",
      ];
      return this.#onSite(file, [...command, `${file.slice("tests/browser/".length)}$`], PLAYWRIGHT, env);
    }
    const command = [process.execPath, "--import", "tsx", "--test", "--test-reporter=tap", file];
    return file.startsWith("tests/site/") ? this.#onSite(file, command, TAP) : this.#command(file, command, TAP, {});
  }

  /** A site that is not built is not published: the build has seen the fault. */
  async #onSite(file: string, command: readonly string[], failure: RegExp, env = {}): Promise<Outcome> {
    const site = join(this.#tree.scratch, "site");
    const built = await this.#command("生成", [...COMMAND, "scripts/build.ts", "--output", site], FINDING, {});
    return built.passed ? this.#command(file, command, failure, { LAIYUAN_TEST_SITE: site, ...env }) : built;
  }

  #command(what: string, [name = "", ...args]: readonly string[], failure: RegExp, env: object): Promise<Outcome> {
    return new Promise((resolve) => {
      const child = spawn(name, args, {
        cwd: this.#tree.folder,
        env: { ...process.env, TMPDIR: this.#tree.scratch, NODE_TEST_CONTEXT: undefined, ...env },
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
      });
      this.#running = child;
      let output = "";
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding("utf8").on("data", (text: string) => {
          output += text;
        });
      const timer = setTimeout(() => kill(child), LONGEST_MS);
      child.once("error", ({ message }) => {
        output += message;
      });
      child.once("close", (code) => {
        clearTimeout(timer);
        this.#running = undefined;
        const names = [...output.matchAll(failure)].map(([, test, other = ""]) => (test ?? other).trim());
        const failed = names.length > 0 ? names : [`${what}：${code === null ? "没有结束" : lastLine(output)}`];
        // A fault of the door takes away the exit code of the runner as well.
        const passed = code === 0 && names.length === 0;
        resolve({ passed, failed: passed ? [] : failed });
      });
    });
  }
}

/** `✗ tests/x.test.ts:12 › the title`, or what kept a group from running. */
const SUMMARY = /^✗ (?:\S+ › (.*)|(?!tests\/)(.*))$/gm;
/** Inner tests come before those that they are part of. */
const TAP = /^ *not ok \d+ - (.*)$/gm;
/** The list of failures at the end: `  1) reading.spec.ts:12:1 › the title ───`. */
const PLAYWRIGHT = /^ +\d+\) (.*?)(?: ─+)?$/gm;
const FINDING = /^ *✗ (.*)$/gm;

function kill(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // It has ended.
  }
}

function lastLine(output: string): string {
  return output.trim().split("\n").at(-1) ?? "";
}

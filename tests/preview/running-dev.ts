import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import type { ShownProblem } from "../../src/preview/shown-problem.ts";
import type { Folders } from "../fixtures/publications.ts";

/** What of the program a change can be seen in. */
const TREE = ["_includes", "scripts", "src", "netlify.toml", "package.json", "package-lock.json", "tsconfig.json"];

/** A copy of the program, without articles. */
export function programIn(folder: string): void {
  for (const name of TREE)
    cpSync(name, join(folder, name), { recursive: true, filter: (path) => path !== join("src", "articles") });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
}

/** What open pages are told. */
export interface Told {
  readonly version: string;
  readonly problems: readonly ShownProblem[];
}

/** `npm run dev` in a process of its own, as an author and an open page see it. */
export class RunningDev {
  readonly child: ChildProcess;
  /** Where it puts what is for this run only. */
  readonly scratch: string;
  /** Without a slash at the end. */
  origin = "";
  readonly #lines: AsyncIterator<string>;
  #told: ReadableStreamDefaultReader<string> | undefined;
  #rest = "";

  /**
   * @param args besides those that say which publication
   * @param env added to the environment
   * @param cwd where styles and templates are looked for; the program is that of `program`
   */
  constructor(
    { articles, data }: Folders,
    args: readonly string[],
    {
      env,
      cwd = ".",
      program = ".",
    }: { readonly env?: NodeJS.ProcessEnv; readonly cwd?: string; readonly program?: string } = {},
  ) {
    this.scratch = join(dirname(data), "scratch");
    mkdirSync(this.scratch, { recursive: true });
    const where = ["--articles", articles, "--data", data, ...args];
    const door = ["scripts/bundled.mjs", "scripts/dev.ts"].map((path) => resolve(program, path));
    this.child = spawn(process.execPath, [...door, ...where], {
      cwd,
      env: { ...process.env, PORT: "0", TMPDIR: this.scratch, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    if (!this.child.stdout) throw new Error("nothing can be heard of it");
    this.#lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** Waits for a line. @returns it */
  async says(expected: RegExp): Promise<string> {
    for (;;) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error(`it has ended without having said ${expected}`);
      const address = /^打开 (http:\/\/[^/]+)/.exec(value)?.[1];
      if (address) this.origin = address;
      if (expected.test(value)) return value;
    }
  }

  async get(path: string): Promise<{ readonly status: number; readonly text: string }> {
    const response = await fetch(this.origin + path);
    return { status: response.status, text: await response.text() };
  }

  /** Waits until open pages are told what is wanted. */
  async tells(isWanted: (told: Told) => boolean): Promise<Told> {
    for (;;) {
      const told = await this.#next();
      if (isWanted(told)) return told;
    }
  }

  /** @returns how it has ended */
  async stop(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    const ended = once(this.child, "exit");
    this.child.kill(signal);
    await ended;
    return this.child.exitCode;
  }

  async #next(): Promise<Told> {
    this.#told ??= (await fetch(`${this.origin}/__dev/events`)).body?.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const end = this.#rest.indexOf("\n\n");
      if (end >= 0) {
        const message = this.#rest.slice("data: ".length, end);
        this.#rest = this.#rest.slice(end + 2);
        return JSON.parse(message);
      }
      const read = await this.#told?.read();
      if (!read || read.done) throw new Error("the server has gone");
      this.#rest += read.value;
    }
  }
}

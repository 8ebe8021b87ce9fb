import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { runNew, type Talk } from "../../src/manuscripts/command.ts";
import type { Dialogue } from "../../src/terminal/dialogue.ts";
import { commandRun } from "../fixtures/command-run.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";

/** In the evening of 19 May on the site, 20 May in London. */
export const NOW = Date.parse("2025-05-20T05:00:00Z");

/** What became of the command. */
export interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process. */
export async function newArticle(args: readonly string[], talk: Talk, now: number): Promise<Said> {
  const { status, stdout, stderr } = await commandRun((streams) => runNew(args, streams, talk, now));
  return { exit: status ?? -1, out: stdout, err: stderr };
}

/** A folder of articles, empty, and the facts of a publication. */
export interface Newsroom {
  readonly articles: string;
  readonly data: string;
  /** Holds the folder of articles. */
  readonly root: string;
  /** Options that name the two folders. */
  readonly where: readonly string[];
  /** Writes a file beside them. @returns its path */
  put(name: string, content: string | Uint8Array): string;
  /** Writes a file of the data folder. */
  siteData(name: string, value: unknown): void;
  /** Runs the command without a terminal. */
  run(...args: readonly string[]): Promise<Said>;
  /** The same in a process of its own, with something on the standard input. */
  pipe(input: string, ...args: readonly string[]): Promise<Said>;
  /** Every file and folder below the root but the data, for seeing that nothing was written. */
  files(): string[];
}

/** @param facts the data folder; that of a small publication when there is none */
export function newsroom(siteData = minimalPublication().data): Newsroom {
  const root = mkdtempSync(join(tmpdir(), "laiyuan-new-"));
  after(() => rmSync(root, { recursive: true, force: true }));
  const articles = join(root, "articles");
  mkdirSync(articles);
  const where = ["--articles", articles, "--data", siteData];
  return {
    articles,
    data: siteData,
    root,
    where,
    put(name, content) {
      const path = join(root, name);
      writeFileSync(path, content);
      return path;
    },
    siteData: (name, value) => writeFileSync(join(siteData, name), JSON.stringify(value)),
    run: (...args) => newArticle([...args, ...where], () => undefined, NOW),
    pipe: (input, ...args) => runCommand([...args, ...where], input),
    files: () => (existsSync(root) ? readdirSync(root, { recursive: true, encoding: "utf8" }).toSorted() : []),
  };
}

/** The permissions of a file or folder, as in `755`. */
export function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

function runCommand(args: readonly string[], input: string): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["scripts/bundled.mjs", "scripts/new.ts", ...args]);
    const chunks = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      chunks.out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      chunks.err += text;
    });
    child.on("error", reject);
    child.on("close", (exit) => resolve({ exit: exit ?? -1, ...chunks }));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

/** An author who gives these answers, one a question, and then leaves. */
export function author(...answers: readonly string[]): {
  readonly dialogue: Dialogue;
  readonly onArticle: () => string;
} {
  const left = [...answers];
  let onArticle = "";
  const dialogue: Dialogue = {
    print(text) {
      onArticle += text;
    },
    async ask(question) {
      onArticle += question;
      return left.shift();
    },
    compose: async () => undefined,
    close: () => undefined,
  };
  return { dialogue, onArticle: () => onArticle };
}

import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import type { Dialogue } from "../../../src/desk/comments/dialogue.ts";
import { minimalPublication } from "../../fixtures/minimal-publication.ts";

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
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
  /** Runs the command as people do, without a terminal. */
  run(args: readonly string[], input?: string): Promise<Ended>;
  /** Every file and folder below the root but the data, for seeing that nothing was written. */
  files(): string[];
}

/** @param facts the data folder; that of a small publication when there is none */
export function newsroom(facts = minimalPublication().data): Newsroom {
  const root = mkdtempSync(join(tmpdir(), "laiyuan-new-"));
  after(() => rmSync(root, { recursive: true, force: true }));
  const articles = join(root, "articles");
  mkdirSync(articles);
  const where = ["--articles", articles, "--data", facts];
  return {
    articles,
    data: facts,
    root,
    where,
    put(name, content) {
      const path = join(root, name);
      writeFileSync(path, content);
      return path;
    },
    run: (args, input = "") => runCommand([...args, ...where], input),
    files: () => (existsSync(root) ? readdirSync(root, { recursive: true, encoding: "utf8" }).toSorted() : []),
  };
}

/** The permissions of a file or folder, as in `755`. */
export function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

function runCommand(args: readonly string[], input: string): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/new.ts", ...args]);
    const chunks = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      chunks.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      chunks.stderr += text;
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, ...chunks }));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

/** An author who gives these answers, one a question, and then leaves. */
export function author(...answers: readonly string[]): { readonly dialogue: Dialogue; readonly heard: () => string } {
  const left = [...answers];
  let heard = "";
  const dialogue: Dialogue = {
    say(text) {
      heard += text;
    },
    async ask(question) {
      heard += question;
      return left.shift();
    },
    compose: async () => undefined,
    close: () => undefined,
  };
  return { dialogue, heard: () => heard };
}

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import type { Commit } from "./decision/decide.ts";
import { CONTENT_FOLDERS } from "./deployment.ts";

const MOST_BYTES = 1024 * 1024 * 1024;

export class GitError extends Error {}

/** @throws GitError with a Chinese sentence and what git says */
export function git(folder: string, args: readonly string[], options: GitOptions = {}): Buffer {
  const { status, stdout, stderr, error } = spawnSync("git", ["-C", folder, ...args], {
    maxBuffer: MOST_BYTES,
    input: options.input ?? "",
    env: { ...process.env, GIT_TERMINAL_PROMPT: "0", ...options.env },
  });
  if (status === 0) return stdout;
  const reason = error?.message ?? stderr.toString("utf8").trim();
  throw new GitError(`git ${args[0] ?? ""} 没有成功：${reason}`);
}

export interface GitOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The newest commits of a branch, newest first, along first parents: what was public or could have been. Only trees are
 * read, two levels of them, so a clone without blobs will do.
 *
 * @throws GitError
 */
export function readHistory(folder: string, ref: string, count: number): Commit[] {
  const log = ["log", "--first-parent", `--max-count=${count}`, "--format=%H", "--end-of-options", ref, "--"];
  const shas = git(folder, log).toString("utf8").split("\n").filter(Boolean);
  return identify(folder, shas);
}

/** The digests of commits that are there. @throws GitError */
export function identify(folder: string, shas: readonly string[]): Commit[] {
  const roots = git(folder, ["cat-file", "--batch-check"], { input: shas.map((sha) => `${sha}^{tree}\n`).join("") });
  const trees = roots
    .toString("utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => line.split(" ")[0] ?? "");
  const digests = digestTrees(folder, trees, CONTENT_FOLDERS);
  return shas.map((sha, index) => {
    const digest = digests.get(trees[index] ?? "");
    if (!digest) throw new GitError(`git 里没有提交 ${sha}。`);
    return { sha, ...digest };
  });
}

type Digest = Omit<Commit, "sha">;

/** Digests of trees without and of the content folders in them, by the name of the tree. */
function digestTrees(folder: string, oids: readonly string[], content: readonly string[]): Map<string, Digest> {
  const trees = readTrees(folder, [...new Set(oids)]);
  const parents = new Set(content.filter((path) => path.includes("/")).map((path) => path.split("/")[0] ?? ""));
  const below = new Map<string, Map<string, Digest>>();
  for (const parent of parents) {
    const inner = [...trees.values()].flatMap((entries) => entries.filter(({ name }) => name === parent));
    const folders = inner.filter(({ isTree }) => isTree).map(({ oid }) => oid);
    const rest = content.filter((path) => path.startsWith(`${parent}/`)).map((path) => path.slice(parent.length + 1));
    below.set(parent, digestTrees(folder, folders, rest));
  }
  return new Map(
    [...trees].map(([oid, entries]) => {
      const [code, own] = [createHash("sha256"), createHash("sha256")];
      for (const entry of entries) {
        const inner = below.get(entry.name)?.get(entry.oid);
        if (content.includes(entry.name)) own.update(`${entry.line}\0`);
        else if (inner) {
          code.update(`${entry.name} ${inner.code}\0`);
          own.update(`${entry.name} ${inner.content}\0`);
        } else code.update(`${entry.line}\0`);
      }
      return [oid, { code: code.digest("hex"), content: own.digest("hex") }];
    }),
  );
}

interface Entry {
  /** Mode, name and object. */
  readonly line: string;
  readonly name: string;
  readonly oid: string;
  readonly isTree: boolean;
}

function readTrees(folder: string, oids: readonly string[]): Map<string, Entry[]> {
  const trees = new Map<string, Entry[]>();
  if (oids.length === 0) return trees;
  const output = git(folder, ["cat-file", "--batch"], { input: oids.map((oid) => `${oid}\n`).join("") });
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf("\n", at);
    const [oid = "", type, size] = output.toString("utf8", at, end).split(" ");
    if (type !== "tree") throw new GitError(`git 里没有目录树 ${oid}。`);
    trees.set(oid, entriesOf(output.subarray(end + 1, end + 1 + Number(size)), oid.length / 2));
    at = end + 1 + Number(size) + 1;
  }
  return trees;
}

/** The format of a tree object: mode, space, name, zero, the object's name in bytes (git-scm.com, "Git Objects"). */
function entriesOf(tree: Buffer, bytes: number): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at < tree.length; ) {
    const zero = tree.indexOf(0, at);
    const head = tree.toString("latin1", at, zero);
    const space = head.indexOf(" ");
    const oid = tree.toString("hex", zero + 1, zero + 1 + bytes);
    const [mode, name] = [head.slice(0, space), head.slice(space + 1)];
    entries.push({ line: `${head} ${oid}`, name, oid, isTree: mode === "40000" });
    at = zero + 1 + bytes;
  }
  return entries;
}

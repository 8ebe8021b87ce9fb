import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withLocks } from "../disk/lock.ts";
import { replaceFile } from "../disk/replace-file.ts";
import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { flag } from "../terminal/options.ts";
import { Refusal, UsageError } from "../terminal/outcome.ts";
import { cutChangelog, readChangelog } from "./changelog.ts";
import { isVersion, nextVersions, versionIn, withVersion } from "./version.ts";

const OPTIONS = { dryRun: flag("只说会做什么，什么也不改") };
const RELEASE: Command<typeof OPTIONS> = {
  name: "release",
  operands: "<版本>",
  what: `发布一个版本：CHANGELOG.md 里 Unreleased 的内容归到这个版本和今天的日期之下，package.json 和 package-lock.json
写上版本号，提交，打一个带说明的标签。不推送；最后说明接着做什么。

例：npm run release -- 0.2.0 --dry-run`,
  options: OPTIONS,
  exits: { 0: "成功", 1: "现在不能发布，什么也没改", 3: "没能做完，已经恢复原样" },
};

const CHANGELOG = "CHANGELOG.md";
const PACKAGES = ["package.json", "package-lock.json"];

/**
 * Cuts a release in a checkout.
 *
 * @param root folder of the checkout
 * @param now when it is released; its day on this machine goes into the changelog
 * @returns the exit code; the help text lists them
 */
export function runRelease(args: readonly string[], root = ".", now = new Date()): Promise<number> {
  return runCommand(RELEASE, args, process, async ({ values: { dryRun }, operands }) => {
    const version = versionMeant(operands);
    const print = (text: string) => process.stderr.write(`${text}\n`);
    // In git's own folder, where a ticket is no change of the checkout.
    const place = join(git(root, "rev-parse", "--absolute-git-dir"), "laiyuan-release");
    process.stdout.write(await withLocks([place], print, () => release(version, dryRun, root, now)));
    return undefined;
  });
}

/** @throws UsageError */
function versionMeant([version, ...more]: readonly string[]): string {
  if (version === undefined || more.length > 0) throw new UsageError("写一个版本号，如 0.2.0。");
  if (!isVersion(version)) throw new UsageError(`“${version}”不是版本号；写成 0.2.0 这样，不带 v。`);
  return version;
}

/** @returns what to say when it is done, or would be */
function release(version: string, dryRun: boolean, root: string, now: Date): string {
  const files = preparedFiles(version, root, dayOf(now));
  const notes = readChangelog(files.get(CHANGELOG) ?? "").releases[0]?.notes ?? "";
  if (dryRun) return `会发布 ${version}，写 ${[...files.keys()].join("、")}：\n\n${notes}\n`;
  commit(version, notes, files, root);
  return done(version);
}

/** The files of the release, by name. @throws Refusal when there can be none now */
function preparedFiles(version: string, root: string, day: string): ReadonlyMap<string, string> {
  if (git(root, "status", "--porcelain") !== "") throw new Refusal("有没提交的改动；先提交或收起来（git stash -u）。");
  if (git(root, "tag", "--list", tagOf(version)) !== "") throw new Refusal(`标签 ${tagOf(version)} 已经有了。`);
  const read = (name: string) => readFileSync(join(root, name), "utf8");
  try {
    const current = versionIn(read("package.json"));
    const next = nextVersions(current);
    if (!next.includes(version)) throw new Error(`${current} 之后的版本是 ${next.join("、")}，不能是 ${version}。`);
    const changelog = cutChangelog(read(CHANGELOG), version, day);
    return new Map([
      [CHANGELOG, changelog],
      ...PACKAGES.map((name) => [name, withVersion(read(name), version)] as const),
    ]);
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}

/** Writes, commits and tags, or leaves its files as they were; what an editor has saved meanwhile stays. */
function commit(version: string, notes: string, files: ReadonlyMap<string, string>, root: string): void {
  const before = git(root, "rev-parse", "HEAD");
  try {
    for (const [name, text] of files) replaceFile(join(root, name), text);
    git(root, "commit", "--quiet", "--message", `Release ${version}`, "--", ...files.keys());
    // Headings begin with what git takes for a comment.
    const message = `${version}\n\n${notes}\n`;
    git(root, "tag", "--annotate", "--cleanup=whitespace", "--message", message, tagOf(version));
  } catch (error) {
    git(root, "reset", "--quiet", "--soft", before);
    git(root, "restore", "--source", before, "--staged", "--worktree", "--", ...files.keys());
    throw error;
  }
}

function done(version: string): string {
  const tag = tagOf(version);
  return `已发布 ${version}：提交了，打了标签 ${tag}，没有推送。
接着：
  看一眼        git show ${tag}
  推送          git push --atomic origin HEAD ${tag}
  反悔（没推送） git tag --delete ${tag} && git reset --hard HEAD~1
`;
}

function tagOf(version: string): string {
  return `v${version}`;
}

/** The day on this machine's clock, as people write it in a changelog. */
function dayOf(now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** @throws Error with what git said */
function git(root: string, ...args: string[]): string {
  try {
    return execFileSync("git", ["-C", root, ...args], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }).trim();
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
    throw new Error(`git ${args[0]} 没有成功${said === "" ? "" : `：${said}`}`);
  }
}

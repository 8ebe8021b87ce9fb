import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { withLocks } from "../disk/lock.ts";
import { replaceFile } from "../disk/replace-file.ts";
import { sentenceOf } from "../terminal/fault.ts";
import { cutChangelog, readChangelog } from "./changelog.ts";
import { isVersion, nextVersions, versionIn, withVersion } from "./version.ts";

const HELP = `用法：npm run release -- <版本> [选项]

  发布一个版本：CHANGELOG.md 里 Unreleased 的内容归到这个版本和今天的日期之下，package.json 和 package-lock.json
  写上版本号，提交，打一个带说明的标签。不推送；最后说明接着做什么。

  例：npm run release -- 0.2.0 --dry-run

选项：
  --dry-run   只说会做什么，什么也不改
  --help      显示这段说明

退出码：0 成功；1 现在不能发布，什么也没改；2 用法不对；3 没能做完，已经恢复原样。
`;
const EXIT = { done: 0, refused: 1, usage: 2, failed: 3 } as const;

const CHANGELOG = "CHANGELOG.md";
const PACKAGES = ["package.json", "package-lock.json"];

/** Why nothing was done. */
class Refusal extends Error {}

/**
 * Cuts a release in a checkout.
 *
 * @param root folder of the checkout
 * @param now when it is released; its day on this machine goes into the changelog
 * @returns the exit code; the help text lists them
 */
export async function runRelease(args: readonly string[], root = ".", now = new Date()): Promise<number> {
  const options = readOptions(args);
  if (options === "help" || typeof options === "string") {
    if (options === "help") process.stdout.write(HELP);
    else process.stderr.write(`✗ ${options}\n  npm run release -- --help\n`);
    return options === "help" ? EXIT.done : EXIT.usage;
  }
  const { version, dryRun } = options;
  try {
    const print = (text: string) => process.stderr.write(`${text}\n`);
    // In git's own folder, where a ticket is no change of the checkout.
    const place = join(git(root, "rev-parse", "--absolute-git-dir"), "laiyuan-release");
    process.stdout.write(await withLocks([place], print, () => release(version, dryRun, root, now)));
    return EXIT.done;
  } catch (error) {
    process.stderr.write(`✗ ${sentenceOf(error)}\n`);
    return error instanceof Refusal ? EXIT.refused : EXIT.failed;
  }
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

/** @returns the options, "help", or a sentence about what is wrong with them */
function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { "dry-run": { type: "boolean", default: false }, help: { type: "boolean", default: false } },
    });
    if (values.help) return "help" as const;
    const [version, ...more] = positionals;
    if (version === undefined || more.length > 0) return "写一个版本号，如 0.2.0。";
    if (!isVersion(version)) return `“${version}”不是版本号；写成 0.2.0 这样，不带 v。`;
    return { version, dryRun: values["dry-run"] };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

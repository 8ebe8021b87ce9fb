import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { value } from "../terminal/options.ts";
import { UsageError } from "../terminal/outcome.ts";
import { type GitHub, gitHubOf } from "./github.ts";
import { fieldOf } from "./host/json.ts";
import { MOST_BODY, toldBy } from "./reporting-command.ts";

const OPTIONS = {
  branch: value("分支", "提议放在哪个分支，每次都是它"),
  title: value("标题", "提议和提交的标题"),
  file: value("文件", "命令写的那个文件，从仓库的根算起"),
};
const PROPOSE: Command<typeof OPTIONS> = {
  name: "deploy -- propose",
  operands: "--branch <分支> --title <标题> --file <文件> -- <命令…>",
  what: `运行一个命令，把它写的文件提成一个合并请求；已经开着就在原地更新，没有可提的就关上。谁也不合并，除了人。

请求还开着、主分支上的文件没有动过，命令就从请求里的那一份接着写。
命令的退出码：0 没有要人看的；1 有，标准输出就是请求的说明；其他算故障。`,
  options: OPTIONS,
  notes: "环境变量：GITHUB_TOKEN（能写内容和合并请求）、GITHUB_REPOSITORY、GITHUB_REF_NAME。",
  exits: { 0: "成功", 3: "命令出了故障，或 GitHub 没有回答" },
};

type Environment = Readonly<Record<string, string | undefined>>;
/** What is told where the command has nothing to tell. */
const NOTHING_TO_LOOK_AT = "没有要编辑看的改动，只是记录。";

/** Keeps one pull request up to date. @returns the exit code; the help text lists them */
export function runPropose(args: readonly string[], env: Environment = process.env): Promise<number> {
  return runCommand(PROPOSE, args, process, async ({ values: { branch, title, file }, operands }) => {
    if (!branch || !title || !file) throw new UsageError("用 --branch、--title、--file 写明分支、标题和文件。");
    if (operands.length === 0) throw new UsageError("在 -- 之后写命令。");
    const gitHub = gitHubOf(env);
    const base = env.GITHUB_REF_NAME;
    if (!gitHub || !base)
      throw new Error("没有写明仓库：设环境变量 GITHUB_TOKEN、GITHUB_REPOSITORY 和 GITHUB_REF_NAME。");
    const proposal = new Proposal(gitHub, { branch, title, file, base });
    await proposal.goOn();
    await proposal.put(toldBy(operands, env));
    return undefined;
  });
}

interface Place {
  readonly branch: string;
  readonly title: string;
  readonly file: string;
  /** The branch that it is proposed to. */
  readonly base: string;
}

/** One pull request of one commit that changes one file (docs.github.com/rest/git, …/rest/pulls). */
class Proposal {
  readonly #gitHub: GitHub;
  readonly #place: Place;
  /** Number of the request that is open. */
  #open: number | undefined;

  constructor(gitHub: GitHub, place: Place) {
    this.#gitHub = gitHub;
    this.#place = place;
  }

  /** Brings the file to where the open request has it, unless somebody has changed it on the base since. */
  async goOn(): Promise<void> {
    const { branch, base, file } = this.#place;
    const { owner, rest } = this.#gitHub;
    const query = new URLSearchParams({ state: "open", head: `${owner}:${branch}`, base });
    const open = await rest("GET", `/pulls?${query}`);
    const number = Number(fieldOf(Array.isArray(open) ? open[0] : undefined, "number"));
    if (Number.isNaN(number)) return;
    this.#open = number;
    const head = await this.#head(branch);
    const commit = await rest("GET", `/git/commits/${head}`);
    const parents = fieldOf(commit, "parents");
    const parent = String(fieldOf(Array.isArray(parents) ? parents[0] : undefined, "sha"));
    const [proposed, before, now] = [await this.#blob(head), await this.#blob(parent), await this.#blob(base)];
    if (proposed === undefined || before !== now) return;
    const blob = await rest("GET", `/git/blobs/${proposed}`);
    writeFileSync(file, Buffer.from(String(fieldOf(blob, "content")), "base64"));
  }

  /** @param told undefined when there is nothing for anybody to look at */
  async put(told: string | undefined): Promise<void> {
    const { branch, base, file, title } = this.#place;
    const { rest } = this.#gitHub;
    const body = (told ?? NOTHING_TO_LOOK_AT).slice(0, MOST_BODY);
    const content = existsSync(file) ? readFileSync(file) : undefined;
    if (!content || blobName(content) === (await this.#blob(base))) {
      if (this.#open !== undefined) await rest("PATCH", `/pulls/${this.#open}`, { state: "closed" });
      return;
    }
    const changed = this.#open === undefined || blobName(content) !== (await this.#blob(branch));
    if (changed) await this.#commit(content);
    if (this.#open !== undefined) await rest("PATCH", `/pulls/${this.#open}`, { title, body });
    else await rest("POST", "/pulls", { title, head: branch, base, body });
  }

  /** One commit on top of the base, in the place of what the branch had. */
  async #commit(content: Buffer): Promise<void> {
    const { branch, base, file: path, title } = this.#place;
    const { rest } = this.#gitHub;
    const parent = await this.#head(base);
    const blob = await rest("POST", "/git/blobs", { content: content.toString("base64"), encoding: "base64" });
    const entry = { path, mode: "100644", type: "blob", sha: fieldOf(blob, "sha") };
    const before = fieldOf(fieldOf(await rest("GET", `/git/commits/${parent}`), "tree"), "sha");
    const tree = await rest("POST", "/git/trees", { base_tree: before, tree: [entry] });
    const made = { message: title, tree: fieldOf(tree, "sha"), parents: [parent] };
    const sha = fieldOf(await rest("POST", "/git/commits", made), "sha");
    const ref = `refs/heads/${branch}`;
    const there = await rest("GET", `/git/matching-refs/heads/${branch}`);
    if (Array.isArray(there) && there.some((one) => fieldOf(one, "ref") === ref))
      await rest("PATCH", `/git/${ref}`, { sha, force: true });
    else await rest("POST", "/git/refs", { ref, sha });
  }

  async #head(branch: string): Promise<string> {
    const ref = await this.#gitHub.rest("GET", `/git/ref/heads/${branch}`);
    return String(fieldOf(fieldOf(ref, "object"), "sha"));
  }

  /** Name of what the file is at a commit or a branch; undefined where there is none. Its folder is asked: it may be of any size. */
  async #blob(at: string): Promise<string | undefined> {
    const { file } = this.#place;
    const files = await this.#gitHub.rest("GET", `/contents/${dirname(file)}?${new URLSearchParams({ ref: at })}`);
    const found = Array.isArray(files) ? files.find((one) => fieldOf(one, "name") === basename(file)) : undefined;
    return found === undefined ? undefined : String(fieldOf(found, "sha"));
  }
}

/** As git names contents (git-scm.com, “Git Objects”). */
function blobName(content: Buffer): string {
  return createHash("sha1").update(`blob ${content.length}\0`).update(content).digest("hex");
}

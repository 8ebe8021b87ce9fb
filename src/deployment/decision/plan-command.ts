import { runCommand } from "../../terminal/command.ts";
import type { Command } from "../../terminal/declaration.ts";
import { flag, USUAL } from "../../terminal/options.ts";
import { addSummary, setOutputs } from "../actions.ts";
import { git } from "../git.ts";
import { gitHubOf } from "../github.ts";
import { decide } from "./decide.ts";
import { gitHubMarks } from "./github-marks.ts";
import { type DeploymentList, observe } from "./observe.ts";
import { sentencesOf } from "./words.ts";

export type Environment = Readonly<Record<string, string | undefined>>;
export type OpenHost<H extends DeploymentList = DeploymentList> = (env: Environment) => H;

const OPTIONS = {
  allowFewerPages: flag("因为会少掉很多文章而没有发布的，也算进来"),
  json: USUAL.json,
};
const PLAN: Command<typeof OPTIONS> = {
  name: "deploy -- plan",
  what: `现在该发布哪个版本？看主分支、测试结果、检查没有通过的记录和主机上的部署，说出结论，什么都不做。
内容取最新的，程序取通过了测试的最新的；只用 Node 和 git，不必安装。`,
  options: OPTIONS,
  notes: `环境变量：NETLIFY_AUTH_TOKEN、NETLIFY_SITE_ID；GITHUB_TOKEN（读提交的状态）、GITHUB_REPOSITORY。
在 GitHub Actions 里还交出 publish（true 或 false）、code、content。`,
  exits: { 0: "有了结论", 3: "读不到主机、GitHub 或 git" },
};

/** Says what is to be published now. @returns the exit code; the help text lists them */
export function runPlan(args: readonly string[], openHost: OpenHost, env = process.env): Promise<number> {
  return runCommand(PLAN, args, process, async ({ values: { allowFewerPages, json } }) => {
    const sources = openSources(env, openHost);
    if (!sources) {
      setOutputs(env, { publish: "false" });
      process.stdout.write(json ? `${JSON.stringify({ publish: null })}\n` : NO_HOST);
      return undefined;
    }
    const decision = decide(await observe({ ...sources, now: Date.now(), allowFewer: allowFewerPages }));
    const { publish } = decision;
    setOutputs(env, { publish: String(publish !== undefined), ...publish?.version });
    process.stdout.write(json ? `${JSON.stringify(decision)}\n` : sentencesOf(decision));
    addSummary(env, sentencesOf(decision));
    return undefined;
  });
}

export const NO_HOST = "这个仓库没有设 NETLIFY_AUTH_TOKEN 和 NETLIFY_SITE_ID：不发布。\n";

/**
 * What a decision is made from: the repository here, GitHub, and the host; undefined where there is no host to publish to.
 *
 * @throws Error with a Chinese sentence when GitHub cannot be asked
 */
export function openSources<H extends DeploymentList>(env: Environment, openHost: OpenHost<H>) {
  if (!env.NETLIFY_AUTH_TOKEN || !env.NETLIFY_SITE_ID) return undefined;
  const gitHub = gitHubOf(env);
  if (!gitHub) throw new Error("没有写明仓库：设环境变量 GITHUB_TOKEN 和 GITHUB_REPOSITORY。");
  const tip = git(".", ["rev-parse", "--verify", "HEAD"]).toString("utf8").trim();
  return { folder: ".", tip, host: openHost(env), marks: gitHubMarks(gitHub) };
}

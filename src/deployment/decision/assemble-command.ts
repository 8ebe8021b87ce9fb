import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { runCommand } from "../../terminal/command.ts";
import type { Command } from "../../terminal/declaration.ts";
import { flag, value } from "../../terminal/options.ts";
import { addSummary, setOutputs } from "../actions.ts";
import { ALLOW_FEWER, lossOf } from "../fewer-pages.ts";
import { assembleTree } from "../git-assemble.ts";
import type { Host } from "../host/host.ts";
import { fieldOf, parsedJson } from "../host/json.ts";
import { recordOf } from "../host/record.ts";
import { shownBy } from "../upload-files.ts";
import { type Assembled, assemble, type Verdict, type Workshop } from "./assemble.ts";
import type { State } from "./decide.ts";
import { type DeploymentList, observe } from "./observe.ts";
import { type Environment, NO_HOST, type OpenHost, openSources } from "./plan-command.ts";
import { sentencesOf } from "./words.ts";

const OPTIONS = {
  report: value("文件", "没有通过检查时，把 check --json 的结果写到这里"),
  allowFewerPages: flag("比读者正看到的少了很多文章，又没有撤下的记录，也照样接受"),
};
const ASSEMBLE: Command<typeof OPTIONS> = {
  name: "deploy -- assemble",
  what: `把该发布的版本（npm run deploy -- plan）拼出来、检查、生成：程序来自一个提交，文章和资料来自另一个或同一个。
没有通过的记在提交的状态里，不再试，换下一个；最后 _site 里是可以公开的网站，或者没有要发布的。
工作区里的文件会换掉，只在工作流里用。`,
  options: OPTIONS,
  notes: `环境变量：NETLIFY_AUTH_TOKEN、NETLIFY_SITE_ID；GITHUB_TOKEN（读写提交的状态）、GITHUB_REPOSITORY。
在 GitHub Actions 里还交出 publish（true 或 false）、code、content、as-of、refused。`,
  exits: { 0: "成功", 3: "机器、主机、GitHub 或 git 出了故障" },
};

/** Where `npm run build` puts the site. */
const OUTPUT = "_site";

/** What the programs of a version need not know. */
const SECRETS = ["GITHUB_TOKEN", "NETLIFY_AUTH_TOKEN", "NETLIFY_SITE_ID", "DEPLOY_WEBHOOK"];

/** Builds what is to be published. @returns the exit code; the help text lists them */
export function runAssemble(
  args: readonly string[],
  openHost: OpenHost<DeploymentList & Pick<Host, "read">>,
  env = process.env,
): Promise<number> {
  return runCommand(ASSEMBLE, args, process, async ({ values: { report, allowFewerPages: allowFewer } }) => {
    const sources = openSources(env, openHost);
    if (!sources) {
      process.stdout.write(NO_HOST);
      setOutputs(env, { publish: "false" });
      return undefined;
    }
    const state = await observe({ ...sources, now: Date.now(), allowFewer });
    const before = allowFewer ? [] : await articlesOf(sources.host, state);
    tellWorkflow(env, await assemble(state, sources.marks, workshopIn(env, report, allowFewer, before)));
    return undefined;
  });
}

function tellWorkflow(env: Environment, { version, asOf, unfinished }: Assembled): void {
  setOutputs(env, {
    publish: String(version !== undefined),
    ...version,
    ...(asOf !== undefined && { "as-of": String(asOf) }),
  });
  if (unfinished) process.stdout.write("还有没试过的版本，下一次再试。\n");
}

/** Addresses of the articles that readers see now; none where the deployment does not say. */
async function articlesOf(host: Pick<Host, "read">, { deployments }: State): Promise<readonly string[]> {
  const live = deployments.find((one) => one.live);
  return (live && (await recordOf(host, live))?.articles) ?? [];
}

/** @param before addresses of articles that may not disappear without a word */
function workshopIn(
  env: Environment,
  report: string | undefined,
  allowFewer: boolean,
  before: readonly string[],
): Workshop {
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !SECRETS.includes(name)));
  const run = (command: readonly string[], more: Environment = {}) => runIn({ ...clean, ...more }, command);
  const more = allowFewer ? [`--${ALLOW_FEWER}`] : [];
  let installed: string | undefined;
  /** What was said of the version that was refused last. */
  let findings: string | undefined;
  return {
    now: Date.now,
    assemble: (version) => assembleTree(".", version, env.GITHUB_TOKEN),
    print(decision) {
      process.stdout.write(sentencesOf(decision));
      addSummary(env, sentencesOf(decision));
    },
    lost(content) {
      setOutputs(env, { refused: content });
      if (report !== undefined && findings !== undefined) writeFileSync(report, findings);
    },
    tryOut(): Verdict {
      findings = undefined;
      const lock = readFileSync("package-lock.json", "utf8");
      if (lock !== installed) must(run(["npm", "ci"]), "npm ci");
      installed = lock;
      const check = run(["npm", "run", "--silent", "check"]);
      if (check === 1) {
        findings = refusalIn(clean, "check");
        return findings === undefined ? "crashed" : "refused by check";
      }
      must(check, "npm run check");
      const build = run(["npm", "run", "--silent", "build", "--", ...more]);
      if (build === 1) {
        const refusal = refusalIn(clean, "build", more);
        if (refusal === undefined) return "crashed";
        if (fieldOf(parsedJson(refusal), "loss") !== true) return "refused by build";
        findings = refusal;
        return "loses pages";
      }
      must(build, "npm run build");
      const shown = before.length > 0 ? shownBy(OUTPUT) : undefined;
      const loss = shown && lossOf(before, shown);
      if (loss === undefined) return "accepted";
      process.stdout.write(`${loss}\n`);
      findings = JSON.stringify({ ok: false, error: loss });
      return "loses pages";
    },
  };
}

function runIn(env: Environment, [command = "", ...args]: readonly string[]): number | null {
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], env });
  process.stdout.write(`${command} ${args.join(" ")}：${((performance.now() - started) / 1000).toFixed(1)} 秒\n`);
  return status;
}

function must(status: number | null, command: string): void {
  if (status !== 0) throw new Error(`${command} 出了故障（退出码 ${status ?? "无"}），不是稿件的错；下一次再试。`);
}

/**
 * Asks a command that has ended with 1 once more, for machines. Node ends a program that has fallen over with 1 as well, but
 * only one that has come to its end says what it has found. Without the annotations, which are in the log already.
 *
 * @returns what it says, for whoever tells the desk; undefined when that is no refusal
 */
function refusalIn(env: Environment, command: string, more: readonly string[] = []): string | undefined {
  const { status, stdout } = spawnSync("npm", ["run", "--silent", command, "--", "--json", ...more], {
    env: { ...env, GITHUB_ACTIONS: "" },
    encoding: "utf8",
    maxBuffer: 1024 * 1024 * 1024,
  });
  return status === 1 && fieldOf(parsedJson(stdout ?? ""), "ok") === false ? stdout : undefined;
}

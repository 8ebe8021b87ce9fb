import { runCommand } from "../../terminal/command.ts";
import type { Command } from "../../terminal/declaration.ts";
import { sendToRunner } from "../../terminal/guard.ts";
import { flag, value } from "../../terminal/options.ts";
import { UsageError } from "../../terminal/outcome.ts";
import { addSummary, setOutputs } from "../actions.ts";
import { GitError, identify, readHistory } from "../git.ts";
import { type GitHub, gitHubOf } from "../github.ts";
import type { Commit } from "./decide.ts";
import { gitHubMarks } from "./github-marks.ts";
import { type MarkState, TESTS } from "./marks.ts";
import { needsTests, WINDOW } from "./observe.ts";
import type { Environment } from "./plan-command.ts";

const OPTIONS = {
  begin: flag("要不要测试？在 GitHub Actions 里交出 tests（true 或 false），并在提交上记下“开始了”"),
  result: value("结果", "在提交上记下结果：success、failure、cancelled 或 skipped"),
};
const TESTS_COMMAND: Command<typeof OPTIONS> = {
  name: "deploy -- tests",
  what: "代码的测试要不要运行，运行得怎样。只改文章和资料的提交不必测试；通过了测试的程序才会发布。",
  options: OPTIONS,
  notes: `环境变量：GITHUB_TOKEN（读写提交的状态）、GITHUB_REPOSITORY、GITHUB_EVENT_NAME、GITHUB_SHA；
BEFORE 是推送以前的提交。`,
  exits: { 0: "成功", 3: "读不到 GitHub 或 git" },
};

const STATES: Readonly<Record<string, MarkState>> = { success: "success", failure: "failure" };
const SENTENCES: Readonly<Record<MarkState, string>> = {
  success: "代码测试通过了",
  failure: "代码测试没有通过",
  error: "代码测试中途停了，重新运行才有结果",
  pending: "正在测试代码",
};

const MIXED = "同时改了代码和内容：内容要是离不开新代码，就要等代码的测试。分成两次提交，内容马上就能发布。";

/** Whether the code has to be tested, and what came of it. @returns the exit code; the help text lists them */
export function runTestsCommand(args: readonly string[], env = process.env): Promise<number> {
  return runCommand(TESTS_COMMAND, args, process, async ({ values }) => {
    if (values.begin) await begin(env);
    else if (values.result !== undefined) await mark(hubOf(env), env, STATES[values.result] ?? "error");
    else throw new UsageError("写明 --begin 或 --result。");
    return undefined;
  });
}

async function begin(env: Environment): Promise<void> {
  const pullRequest = env.GITHUB_EVENT_NAME === "pull_request";
  // A pull request is checked out as its merge; the first parent is the branch that it goes to.
  const [now, before] = pullRequest ? identify(".", ["HEAD", "HEAD^1"]) : [headOf(), beforeOf(env)];
  const mixed = before && now && now.code !== before.code && now.content !== before.content;
  const needed = pullRequest ? now?.code !== before?.code : await beginOnMain(env);
  setOutputs(env, { tests: String(needed) });
  const said = [needed ? "代码变了，运行测试。" : "代码没有变，或已在测试，不必运行。", ...(mixed ? [MIXED] : [])].join(
    "\n",
  );
  process.stdout.write(`${said}\n`);
  if (mixed && env.GITHUB_ACTIONS) sendToRunner(`::warning::${MIXED}\n`);
  addSummary(env, said);
}

/** Whoever asks by hand gets tests whatever was known before. */
async function beginOnMain(env: Environment): Promise<boolean> {
  const history = readHistory(".", "HEAD", WINDOW);
  const marks = await gitHubMarks(hubOf(env)).read(history.map(({ sha }) => sha));
  const needed = env.GITHUB_EVENT_NAME !== "push" || needsTests(history, marks, Date.now());
  if (needed) await mark(hubOf(env), env, "pending");
  return needed;
}

async function mark(gitHub: GitHub, { GITHUB_SHA: sha }: Environment, state: MarkState): Promise<void> {
  if (!sha || !/^[0-9a-f]{40}$/.test(sha)) throw new Error("没有写明提交：设环境变量 GITHUB_SHA。");
  await gitHubMarks(gitHub).write(sha, TESTS, state, SENTENCES[state]);
}

function hubOf(env: Environment): GitHub {
  const gitHub = gitHubOf(env);
  if (!gitHub) throw new Error("没有写明仓库：设环境变量 GITHUB_TOKEN 和 GITHUB_REPOSITORY。");
  return gitHub;
}

function headOf(): Commit | undefined {
  return identify(".", ["HEAD"])[0];
}

/** Only for a remark: what cannot be found is left out. */
function beforeOf({ BEFORE: before = "" }: Environment): Commit | undefined {
  if (!/^[0-9a-f]{40}$/.test(before)) return undefined;
  try {
    return identify(".", [before])[0];
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}

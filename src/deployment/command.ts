import { runAssemble } from "./decision/assemble-command.ts";
import { runPlan } from "./decision/plan-command.ts";
import { runTestsCommand } from "./decision/tests-command.ts";
import { openNetlify } from "./host/netlify.ts";
import { runIssue } from "./issue-command.ts";
import { runTell } from "./tell-command.ts";
import { runUndo } from "./undo-command.ts";
import { runUpload } from "./upload-command.ts";

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  plan: (args) => runPlan(args, openNetlify),
  assemble: (args) => runAssemble(args, openNetlify),
  upload: runUpload,
  undo: runUndo,
  tell: runTell,
  tests: runTestsCommand,
  issue: runIssue,
};

const HELP = `用法：npm run deploy -- <命令> [选项]

  plan       现在该发布哪个版本
  assemble   把那个版本拼出来、检查、生成
  upload     把生成好的网站送到主机，等到读者看到它
  undo       恢复上一个公开过的版本
  tell       告诉编辑部一个提交后来怎样了
  tests      代码要不要测试，测试得怎样
  issue      开、更新或关上一个 issue

每个命令都有 --help。
`;

/** From a commit to readers. @returns the exit code of the sub-command; 2 when there is none of that name */
export async function runDeploy([name = "", ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command(args);
  const asked = name === "--help";
  (asked ? process.stdout : process.stderr).write(asked ? HELP : `✗ 没有这个命令：${name}\n${HELP}`);
  return asked ? 0 : 2;
}

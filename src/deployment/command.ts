import { runTell } from "./tell-command.ts";
import { runUndo } from "./undo-command.ts";
import { runUpload } from "./upload-command.ts";

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  upload: runUpload,
  undo: runUndo,
  tell: runTell,
};

const HELP = `用法：npm run deploy -- <命令> [选项]

  upload   把生成好的网站送到主机，等到读者看到它
  undo     恢复上一个公开过的版本
  tell     告诉编辑部一个提交后来怎样了

每个命令都有 --help。
`;

/** From a built site to readers. @returns the exit code of the sub-command; 2 when there is none of that name */
export async function runDeploy([name = "", ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command) return command(args);
  const asked = name === "--help";
  (asked ? process.stdout : process.stderr).write(asked ? HELP : `✗ 没有这个命令：${name}\n${HELP}`);
  return asked ? 0 : 2;
}

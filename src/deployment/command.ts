import { runPart } from "../terminal/command.ts";
import type { CommandGroup } from "../terminal/declaration.ts";
import { runAssemble } from "./decision/assemble-command.ts";
import { runPlan } from "./decision/plan-command.ts";
import { runTestsCommand } from "./decision/tests-command.ts";
import { openNetlify } from "./host/netlify.ts";
import { runIssue } from "./issue-command.ts";
import { runPropose } from "./propose-command.ts";
import { runTell } from "./tell-command.ts";
import { runUndo } from "./undo-command.ts";
import { runUpload } from "./upload-command.ts";

const DEPLOY: CommandGroup = {
  name: "deploy",
  what: "",
  parts: {
    plan: ["现在该发布哪个版本", (args) => runPlan(args, openNetlify)],
    assemble: ["把那个版本拼出来、检查、生成", (args) => runAssemble(args, openNetlify)],
    upload: ["把生成好的网站送到主机，等到读者看到它", runUpload],
    undo: ["恢复上一个公开过的版本", runUndo],
    tell: ["告诉编辑部一个提交后来怎样了", runTell],
    tests: ["代码要不要测试，测试得怎样", runTestsCommand],
    propose: ["把命令写的文件提成一个合并请求", runPropose],
    issue: ["开、更新或关上一个 issue", runIssue],
  },
};

/** From a commit to readers. @returns the exit code of the sub-command; 2 when there is none of that name */
export function runDeploy(args: readonly string[]): Promise<number> {
  return runPart(DEPLOY, args);
}

import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { inColumns } from "../terminal/help.ts";
import { flag, parsed, value } from "../terminal/options.ts";
import { EXIT, UsageError } from "../terminal/outcome.ts";
import { FAULTS, isFault } from "./faults.ts";
import { readNetlifyConfig } from "./netlify-config.ts";
import { outputFolder } from "./output-folder.ts";
import { createSiteServer, listen } from "./server.ts";

const MODES = inColumns(Object.entries(FAULTS).map(([name, { what }]) => [name, what] as const));

const OPTIONS = {
  drafts: flag("预览：草稿和定时文章也能看到，标明“草稿”“定时”", { passedOn: true }),
  noBuild: flag("不重新生成，直接打开 --output 里已有的网站"),
  fault: parsed("方式", "接收表单时故意出错，看看读者会看到什么", faultCalled),
  output: value("文件夹", "", { passedOn: true }),
};
const START: Command<typeof OPTIONS> = {
  name: "start",
  what: `生成网站并在本机打开：http://127.0.0.1:8080（用环境变量 PORT 换端口）。
读者看到的响应头和跳转与 netlify.toml 一致；表单提交存到 .inbox/ 文件夹。
表单也可以发到 /f/编号（像 Formspree 那样答复）和 /endpoint（像自己的接收端那样答复）。`,
  options: OPTIONS,
  passesOn: "其余选项与 npm run build 相同。",
  notes: `--fault 的方式：\n${MODES.join("\n")}`,
  exits: { 0: "停下了", 1: "没有生成（见 npm run build -- --help）", 3: "打不开" },
};

/**
 * Builds the site and serves it until the process is stopped.
 * @param build runs a build with the same arguments and gives its exit code
 * @returns the exit code when the site could not be built or served
 */
export function start(args: readonly string[], build: (args: readonly string[]) => Promise<number>): Promise<number> {
  return runCommand(START, args, process, async ({ values: { drafts, noBuild, fault, output }, rest }) => {
    const code = noBuild ? EXIT.done : await build(rest);
    if (code !== EXIT.done) return code;
    const server = createSiteServer({
      folder: outputFolder(output, drafts),
      faultOf: () => fault,
      inbox: process.env.INBOX ?? ".inbox",
      config: readNetlifyConfig(),
      unpublished: drafts,
    });
    const port = await listen(server, Number(process.env.PORT ?? 8080));
    process.stdout.write(`打开 http://127.0.0.1:${port}/ （按 Ctrl+C 停止）\n`);
    return EXIT.done;
  });
}

function faultCalled(text: string, name: string) {
  if (!isFault(text)) throw new UsageError(`${name} 只能是 ${Object.keys(FAULTS).join("、")}。`);
  return text;
}

import { parseArgs } from "node:util";
import { sentenceOf } from "../terminal/fault.ts";
import { FAULTS, isFault } from "./faults.ts";
import { readNetlifyConfig } from "./netlify-config.ts";
import { outputFolder } from "./output-folder.ts";
import { createSiteServer, listen } from "./server.ts";

const MODES = Object.entries(FAULTS)
  .map(([name, { what }]) => `      ${name.padEnd(12)}${what}`)
  .join("\n");

const HELP = `用法：npm start [-- 选项]

  生成网站并在本机打开：http://127.0.0.1:8080（用环境变量 PORT 换端口）。
  读者看到的响应头和跳转与 netlify.toml 一致；表单提交存到 .inbox/ 文件夹。
  表单也可以发到 /f/编号（像 Formspree 那样答复）和 /endpoint（像自己的接收端那样答复）。

选项：
  --drafts              预览：草稿和定时文章也能看到，标明“草稿”“定时”
  --no-build            不重新生成，直接打开 --output 里已有的网站
  --fault <方式>        接收表单时故意出错，看看读者会看到什么：
${MODES}
  --help                显示这段说明
  其余选项与 npm run build 相同。
`;

/**
 * Builds the site and serves it until the process is stopped.
 * @param build runs a build with the same arguments and gives its exit code
 * @returns the exit code when the site could not be built or served
 */
export async function start(
  args: readonly string[],
  build: (args: readonly string[]) => Promise<number>,
): Promise<number> {
  if (args.includes("--help")) {
    process.stdout.write(HELP);
    return 0;
  }
  const { values } = parseArgs({
    args: [...args],
    strict: false,
    options: {
      output: { type: "string" },
      drafts: { type: "boolean" },
      fault: { type: "string" },
      "no-build": { type: "boolean" },
    },
  });
  const fault = values.fault === undefined ? undefined : String(values.fault);
  if (fault !== undefined && !isFault(fault)) {
    process.stderr.write(`✗ --fault 只能是 ${Object.keys(FAULTS).join("、")}\n`);
    return 2;
  }
  if (!values["no-build"]) {
    const code = await build(forBuild(args));
    if (code !== 0) return code;
  }
  const folder = outputFolder(values.output === undefined ? undefined : String(values.output), values.drafts === true);
  const server = createSiteServer({
    folder,
    faultOf: () => fault,
    inbox: process.env.INBOX ?? ".inbox",
    config: readNetlifyConfig(),
    unpublished: values.drafts === true,
  });
  try {
    const port = await listen(server, Number(process.env.PORT ?? 8080));
    process.stdout.write(`打开 http://127.0.0.1:${port}/ （按 Ctrl+C 停止）\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`✗ ${sentenceOf(error)}\n`);
    return 3;
  }
}

/** What is left of the arguments is for the build. */
function forBuild(args: readonly string[]): string[] {
  return args.filter((arg, at) => !/^--(?:no-build|fault(?:=.*)?)$/.test(arg) && args[at - 1] !== "--fault");
}

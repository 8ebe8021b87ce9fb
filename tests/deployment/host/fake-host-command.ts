import { parseArgs } from "node:util";
import { createFakeHost } from "./fake-host.ts";

/**
 * The fake host as a process: `node --import tsx tests/deployment/host/fake-host-command.ts --folder DIR [--port N]`.
 * Prints one line of JSON, `{"url": …, "env": {…}}`, when it listens; `env` is what the uploader has to be told. What is
 * published lies in `DIR/public`. The same folder goes on where the last process stopped.
 */
const { values } = parseArgs({ options: { folder: { type: "string" }, port: { type: "string", default: "0" } } });
if (values.folder === undefined) {
  process.stderr.write("✗ --folder 要写明放在哪个文件夹。\n");
  process.exitCode = 2;
} else {
  const { url, env, publicFolder } = await createFakeHost({ folder: values.folder, port: Number(values.port) });
  process.stdout.write(`${JSON.stringify({ url, env, publicFolder })}\n`);
}

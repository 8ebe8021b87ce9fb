import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Step {
  readonly step: string;
  readonly seconds: number;
}

export interface Chain {
  /** What is cloned. */
  readonly origin: string;
  /** Where to; removed at the end. */
  readonly clone: string;
  /** What a workflow keeps from run to run. */
  readonly cache: string;
  /** Whom to ask and where to publish. */
  readonly env: Readonly<Record<string, string>>;
}

/** Runs TypeScript before anything is installed, as Node 22 does by itself in the workflow. */
const LOADER = import.meta.resolve("tsx");
/** What `assemble` says of the commands that it runs. */
const INNER = /^(npm .*)：([\d.]+) 秒$/gm;

/**
 * What .github/workflows/publish.yml does for a push, in its order and by the same commands.
 *
 * @param say hears of each step as it ends
 * @throws Error when a step fails, with what it printed last
 */
export async function publish({ origin, clone, cache, env }: Chain, print: (text: string) => void): Promise<Step[]> {
  const steps: Step[] = [];
  const took = (step: string, seconds: number) => {
    steps.push({ step, seconds });
    print(`  ${step}：${seconds.toFixed(1)} 秒`);
  };
  const time = async <T>(step: string, work: () => T | Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    took(step, (performance.now() - started) / 1000);
    return result;
  };
  const given = mkdtempSync(join(tmpdir(), "laiyuan-outputs-"));
  const output = join(given, "outputs");
  const deploy = (...args: readonly string[]) =>
    run(["node", "--import", LOADER, "scripts/deploy.ts", ...args], clone, { ...env, GITHUB_OUTPUT: output });
  try {
    await time("取出", () => run(["git", "clone", "--quiet", "--filter=blob:none", "--depth=200", origin, clone], "."));
    await time("判断", () => deploy("plan"));
    if (outputsIn(output).publish !== "true") return steps;
    if (existsSync(cache)) await time("取缓存", () => cpSync(cache, join(clone, ".cache"), { recursive: true }));
    const started = performance.now();
    const said = await deploy("assemble");
    let rest = (performance.now() - started) / 1000;
    for (const [, command = "", seconds] of said.matchAll(INNER)) {
      took(command, Number(seconds));
      rest -= Number(seconds);
    }
    took("拼出", rest);
    const { publish: ready, code = "", content = "", "as-of": asOf } = outputsIn(output);
    if (ready !== "true") throw new Error(`没有可以公开的版本。\n${said.slice(-2000)}`);
    const version = ["--code", code, "--content", content, ...(asOf ? ["--as-of", asOf] : [])];
    await time("上传", () => deploy("upload", ...version));
    await time("存缓存", () => {
      rmSync(cache, { recursive: true, force: true });
      cpSync(join(clone, ".cache"), cache, { recursive: true });
    });
    return steps;
  } finally {
    rmSync(given, { recursive: true, force: true });
    rmSync(clone, { recursive: true, force: true });
  }
}

/** `name=value`, a line each; the last of a name counts. */
function outputsIn(file: string): Readonly<Record<string, string>> {
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return Object.fromEntries(
    lines.flatMap((line) => {
      const at = line.indexOf("=");
      return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
    }),
  );
}

/** The host and GitHub of a rehearsal answer in this process, so nothing may wait for a command. */
function run(
  [command = "", ...args]: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
      });
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(`${[command, ...args].join(" ")} 没有做成（退出码 ${code}）：\n${said.slice(-2000)}`));
    });
  });
}

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { browserSources, findBrowser } from "./find-browser.ts";

const HELP = `用法：npm test [-- 选项]

  依次运行：静态检查（代码和本站的文章）、单元测试、成品页面测试、浏览器测试。没有浏览器时会自己找或安装一个。

选项：
  --only <名称>   只运行其中一组：check、unit、site、browser
  --help          显示这段说明

环境变量：
  CHROMIUM_PATH   用这个浏览器
`;

const NODE = [process.execPath, "--import", "tsx"];
/**
 * Groups of tests with needs of their own (netlify: `npm run test:netlify`, slow and not run here); everything else
 * under tests/ is a unit test.
 */
const SPECIAL = new Set(["site", "browser", "fixtures", "runner", "netlify"]);

interface Group {
  readonly name: string;
  readonly title: string;
  run(): Promise<boolean> | boolean;
}

/** Runs every group even when an earlier one fails, and says at the end which did. @returns the exit code */
export async function runTests(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { only: { type: "string" }, help: { type: "boolean" } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const site = mkdtempSync(join(tmpdir(), "laiyuan-site-"));
  const env = { LAIYUAN_TEST_SITE: join(site, "newsroom"), LAIYUAN_TEST_FEATURES: join(site, "every-feature") };
  const built = once(() => run([...NODE, "tests/fixtures/build-sites.ts", site, "newsroom", "every-feature"]));
  const groups: Group[] = [
    {
      name: "check",
      title: "静态检查",
      run: () =>
        [run([...NODE, "scripts/lint.ts"]), run([process.execPath, "scripts/bundled.mjs", "scripts/check.ts"])].every(
          Boolean,
        ),
    },
    { name: "unit", title: "单元测试", run: () => nodeTests(unitTests()) },
    { name: "site", title: "成品页面测试", run: () => built() && nodeTests(testsIn("tests/site"), env) },
    {
      name: "browser",
      title: "浏览器测试",
      async run() {
        const browser = findBrowser(browserSources(), (text) => process.stderr.write(`${text}\n`));
        const settings = { ...env, CHROMIUM_PATH: browser, PORT: String(await freePort()) };
        return (
          built() && run(["npx", "playwright", "test", "--config", "tests/browser/playwright.config.ts"], settings)
        );
      },
    },
  ];
  const chosen = groups.filter(({ name }) => values.only === undefined || name === values.only);
  const failed: string[] = [];
  try {
    for (const group of chosen) {
      process.stdout.write(`\n== ${group.title}\n`);
      if (!(await passes(group))) failed.push(group.title);
    }
  } finally {
    rmSync(site, { recursive: true, force: true });
  }
  process.stdout.write(failed.length === 0 ? "\n全部通过\n" : `\n没有通过：${failed.join("、")}\n`);
  process.stdout.write(`groups: ${chosen.length - failed.length} passed, ${failed.length} failed\n`);
  return failed.length === 0 && chosen.length > 0 ? 0 : 1;
}

async function passes(group: Group): Promise<boolean> {
  try {
    return await group.run();
  } catch (error) {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

function run([command = "", ...args]: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  return (
    spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } }).status === 0
  );
}

function nodeTests(files: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  return run([...NODE, "--test", "--test-reporter=spec", ...files], env);
}

function unitTests(): string[] {
  const folders = readdirSync("tests", { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !SPECIAL.has(entry.name),
  );
  return folders.flatMap(({ name }) => testsIn(join("tests", name)));
}

function testsIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(".test.ts")).map((name) => join(folder, name));
}

function once(work: () => boolean): () => boolean {
  let result: boolean | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 8080));
    });
  });
}

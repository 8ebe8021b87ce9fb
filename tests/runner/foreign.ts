import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { dateStampOf } from "../../src/domain/date-stamp.ts";
import { CommentEndpoint, formOriginsOf } from "../../src/domain/form.ts";
import { Site } from "../../src/domain/site.ts";
import { COMMAND } from "./node-file.ts";
import { runCaptured, runProcess, whenInterrupted } from "./processes.ts";

const FOREIGN = "tests/fixtures/foreign";
const HOUR = 3_600_000;

/**
 * Runs tests in a copy of this working tree in which another publication stands in the place of ours: no test may depend on
 * what is published. First that publication passes its own gate, check and build, so that the tests stand beside one that
 * is right.
 *
 * @param args for the test command in the copy
 * @returns its exit code
 */
export async function runForeign(args: readonly string[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "laiyuan-foreign-"));
  const tidy = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  const finished = whenInterrupted(tidy);
  try {
    copyTree(folder);
    settle(folder);
    process.stdout.write("== 另一家刊物自己的检查\n");
    const fits = await passesItsGate(folder);
    const code = await runProcess([...COMMAND, "scripts/test.ts", ...args], { cwd: folder, stdio: "inherit" });
    return fits ? (code ?? 1) : 1;
  } finally {
    finished();
    tidy();
  }
}

/** What git knows or would add, as it is now, and the packages. */
export function copyTree(folder: string): void {
  const options = { encoding: "utf8", maxBuffer: 2 ** 26 } as const;
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], options);
  for (const path of listed.split("\0").filter((name) => name !== "" && existsSync(name))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(path, join(folder, path));
  }
  // One by one: what is kept between runs (node_modules/.cache) is the copy's own.
  mkdirSync(join(folder, "node_modules"));
  for (const name of readdirSync("node_modules").filter((entry) => entry !== ".cache"))
    symlinkSync(resolve("node_modules", name), join(folder, "node_modules", name));
}

/** Puts the other publication in the place of ours, and has git know the copy, because tests ask it for its files. */
function settle(folder: string): void {
  for (const [from, to] of [
    ["articles", "src/articles"],
    ["data", "_data"],
  ] as const) {
    rmSync(join(folder, to), { recursive: true, force: true });
    cpSync(join(FOREIGN, from), join(folder, to), { recursive: true });
  }
  // A banner may stand for two days, so this one begins now.
  const banner = join(folder, "_data/breaking.json");
  const { timeZone } = Site.parse(JSON.parse(readFileSync(join(folder, "_data/site.json"), "utf8")));
  const at = (hours: number) => dateStampOf((Math.floor(Date.now() / HOUR) + hours) * HOUR, timeZone).iso;
  writeFileSync(banner, JSON.stringify({ ...JSON.parse(readFileSync(banner, "utf8")), from: at(-1), until: at(24) }));
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, stdio: "pipe" });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("-c", "user.name=foreign", "-c", "user.email=foreign@example.org", "commit", "--quiet", "--message=Foreign");
}

/** Checks and builds the publication, with the policy of its own endpoint in netlify.toml, where it stays. */
async function passesItsGate(folder: string): Promise<boolean> {
  const toml = join(folder, "netlify.toml");
  const ours = readFileSync(toml, "utf8");
  const site = JSON.parse(readFileSync(join(folder, "_data/site.json"), "utf8"));
  const origins = formOriginsOf({ comments: CommentEndpoint.parse(site.comments) });
  const fitting = origins.reduce(
    (text, [name, all]) => text.replaceAll(`${name} 'self';`, `${[name, "'self'", ...all].join(" ")};`),
    ours,
  );
  writeFileSync(toml, fitting);
  const commands = [["scripts/check.ts"], ["scripts/build.ts", "--output", join(folder, "_site")]];
  const failures: string[] = [];
  for (const command of commands) {
    const { code, output } = await runCaptured([...COMMAND, ...command], join(folder, "gate.log"), { cwd: folder });
    if (code !== 0) failures.push(output);
  }
  rmSync(join(folder, "gate.log"));
  rmSync(join(folder, "_site"), { recursive: true, force: true });
  process.stdout.write(failures.length === 0 ? "✓ 检查和生成都通过\n" : `✗ 没有通过\n${failures.join("\n")}`);
  return failures.length === 0;
}

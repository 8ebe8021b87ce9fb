import { spawnSync } from "node:child_process";
import { runCommand } from "../terminal/command.ts";
import type { Command } from "../terminal/declaration.ts";
import { EXIT } from "../terminal/outcome.ts";

const LINT: Command<Record<never, never>> = {
  name: "lint",
  what: "检查代码：类型（tsc）、格式与写法（Biome）、由 schema 生成的文件是否最新。",
  options: {},
  exits: { 0: "都没有问题", 1: "有问题" },
};

const CHECKS: readonly (readonly [string, ...string[]])[] = [
  ["npx", "tsc", "--project", "."],
  ["npx", "biome", "check", "--error-on-warnings"],
  [process.execPath, "scripts/bundled.mjs", "scripts/generate.ts", "--check"],
];

/** Runs every static check and says which failed. @returns the exit code */
export function runLint(args: readonly string[]): Promise<number> {
  return runCommand(LINT, args, process, () => {
    const failed = CHECKS.filter(([command, ...rest]) => {
      const { status } = spawnSync(command, rest, { stdio: ["ignore", "inherit", "inherit"] });
      return status !== 0;
    });
    for (const command of failed) process.stderr.write(`✗ ${command.join(" ")}\n`);
    if (failed.length === 0) process.stdout.write("✓ 类型、格式与生成文件都没有问题\n");
    return failed.length === 0 ? EXIT.done : EXIT.problems;
  });
}

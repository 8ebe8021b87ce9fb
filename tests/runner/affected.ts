import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { SourceFile } from "../architecture/imports.ts";
import { dependenciesOf, dependentsOf } from "./dependencies.ts";
import type { TestFile } from "./test-files.ts";

/** What the repository consists of, as far as tests can need it. */
export interface Repository {
  /** Every file, from the top; those that are gone as well, when somebody still names them. */
  readonly paths: readonly string[];
  /** Those that may need others. */
  readonly sources: readonly SourceFile[];
}

/** Reads what git knows or would add. */
export function readRepository(): Repository {
  const paths = git(".", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
  const sources = paths
    .filter((path) => /\.(?:tsx?|mjs|cjs|js|css)$/.test(path) && existsSync(path))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
  return { paths, sources };
}

/**
 * What differs from where this branch left main, committed or not.
 * @param since compare with this commit instead
 * @param folder of the repository
 * @throws Error with a Chinese sentence when git does not know
 */
export function changedFiles(since?: string, folder = "."): string[] {
  const base = since ?? mergeBase(folder);
  return [
    ...git(folder, "diff", "--name-only", "--no-renames", "-z", base, "--"),
    ...git(folder, "ls-files", "-z", "--others", "--exclude-standard"),
  ];
}

function mergeBase(folder: string): string {
  for (const branch of ["main", "origin/main"]) {
    try {
      return git(folder, "merge-base", "HEAD", branch).join("").trim();
    } catch {
      // A clone of one branch knows only one of them.
    }
  }
  throw new Error("git 里没有 main 可以比较；用 --since <提交> 指明和哪次提交比。");
}

function git(folder: string, ...args: readonly string[]): string[] {
  const options = { cwd: folder, encoding: "utf8", stdio: "pipe", maxBuffer: 2 ** 26 } as const;
  return execFileSync("git", args, options).split("\0").filter(Boolean);
}

/** What every test runs on. */
const GROUND = new Set(["package.json", "package-lock.json", "tsconfig.json", ".npmrc"]);
/** The publication's own content is for `npm run check` to judge; no test reads it. */
const CONTENT = /^(?:_data|src\/articles)\//;
/** What may matter to a test that does not name it. */
const CODE = /^(?:_includes\/|scripts\/|src\/|tests\/(?!architecture\/))/;
/** Reads all files; so it says nothing about who else may need one. */
const OF_EVERYTHING = "tests/architecture/architecture.test.ts";
/** What every browser test needs, though only the runner and the settings of Playwright name it. */
const OF_BROWSERS = ["tests/browser/playwright.config.ts", "scripts/start.ts", "netlify.toml"];

/**
 * The tests that these changes can be seen by, over imports and names (dependencies.ts). When a change of code is
 * needed by nothing that is known, it is everybody's: all tests.
 */
export function affectedBy(changed: readonly string[], { paths, sources }: Repository, files: readonly TestFile[]) {
  const known = new Set([...paths, ...changed]);
  const implied = files
    .filter(({ group }) => group === "browser")
    .map(({ path }) => ({ path, text: OF_BROWSERS.map((name) => `"${name}"`).join(" ") }));
  const needs = dependenciesOf([...known], [...sources, ...implied]);
  const tests = new Set(files.map(({ path }) => path));
  const affected = new Set<string>();
  for (const path of changed.filter((name) => !CONTENT.test(name))) {
    const dependents = [...dependentsOf([path], needs)].filter((dependent) => tests.has(dependent));
    const unsure = GROUND.has(path) || (CODE.test(path) && dependents.every((test) => test === OF_EVERYTHING));
    if (unsure) return files;
    for (const test of [...dependents, OF_EVERYTHING]) affected.add(test);
  }
  return files.filter(({ path }) => affected.has(path));
}

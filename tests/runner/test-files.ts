import { readdirSync } from "node:fs";
import { join } from "node:path";

export const GROUPS = ["check", "unit", "site", "browser"] as const;
export type GroupName = (typeof GROUPS)[number];

/** How the groups are called to people. */
export const TITLES: Readonly<Record<GroupName, string>> = {
  check: "静态检查",
  unit: "单元测试",
  site: "成品页面测试",
  browser: "浏览器测试",
};

export interface TestFile {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  readonly group: Exclude<GroupName, "check">;
  /** Takes long; runs in `npm run test:nightly`. */
  readonly nightly: boolean;
}

/** Tests with a command of their own, and what is no test. */
const ELSEWHERE = ["tests/netlify/", "tests/fixtures/"];

/** What kind of test a path is; undefined when it is none that this runner runs. */
export function testFileOf(path: string): TestFile | undefined {
  const kind = /^tests\/.*?(\.nightly)?\.(test|spec)\.ts$/.exec(path);
  if (!kind || ELSEWHERE.some((folder) => path.startsWith(folder))) return undefined;
  const group = kind[2] === "spec" ? "browser" : path.startsWith("tests/site/") ? "site" : "unit";
  return { path, group, nightly: kind[1] !== undefined };
}

/** Every test file there is, in the order of their names. */
export function allTestFiles(): TestFile[] {
  const names = readdirSync("tests", { recursive: true, encoding: "utf8" });
  return names.sort().flatMap((name) => testFileOf(join("tests", name)) ?? []);
}

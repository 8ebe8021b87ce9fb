import { literally } from "./node-file.ts";
import { countOf, type FileResult, failuresOf, nameToRun, passes, type TestResult } from "./results.ts";
import { GROUPS, type GroupName, TITLES } from "./test-files.ts";

/** What came of a run. */
export interface Outcome {
  readonly groups: readonly GroupName[];
  readonly results: readonly FileResult[];
  /** Why a whole group has failed: the static check, a site that does not build, no browser. */
  readonly broken: readonly { readonly group: GroupName; readonly message: string }[];
  /** Files that did more than they may; see work.ts. */
  readonly overBudget: readonly { readonly group: GroupName; readonly message: string }[];
  readonly seconds: number;
  /** CPU seconds of everything. */
  readonly cpu: number;
}

const MOST_SLOW = 10;
/** A test that prints its site would bury everything else. */
const MOST_OUTPUT = 4000;

/** The line of a file that has run. */
export function fileLine(result: FileResult): string {
  const { file, seconds, cpu } = result;
  const failed = failuresOf(result).length;
  const skipped = countOf(result, "skipped");
  const told = [
    `${result.tests.filter(({ suite }) => !suite).length} 项`,
    ...(failed > 0 ? [`${failed} 项没有通过`] : []),
    ...(skipped > 0 ? [`跳过 ${skipped} 项`] : []),
    `${time(seconds)}${cpu === undefined ? "" : `（CPU ${time(cpu)}）`}`,
  ];
  return `${passes(result) ? "✓" : "✗"} ${file.path}  ${told.join("，")}`;
}

/** @returns the groups of which something has failed */
export function failedGroups({ groups, results, broken, overBudget }: Outcome): GroupName[] {
  const failed = new Set([
    ...results.filter((result) => !passes(result)).map(({ file }) => file.group),
    ...[...broken, ...overBudget].map(({ group }) => group),
  ]);
  return groups.filter((group) => failed.has(group));
}

/**
 * What is told at the end: everything that has failed, each with the command that runs it alone, the slowest files, and
 * counts in the words that readers of CI logs look for.
 */
export function summaryOf(outcome: Outcome): string {
  const { groups, results, broken, overBudget, seconds, cpu } = outcome;
  const failed = failedGroups(outcome);
  const counts = (kind: TestResult["outcome"]) => results.reduce((sum, result) => sum + countOf(result, kind), 0);
  const troubles = [
    ...broken.map(({ group, message }) => `✗ ${TITLES[group]}\n${indented(message)}\n`),
    ...results.flatMap(troublesOf),
    ...overBudget.map(({ message }) => `✗ ${message}\n`),
  ];
  const failures = broken.length + overBudget.length + results.reduce((sum, result) => sum + failureCount(result), 0);
  const passed = counts("passed") + (groups.includes("check") && !failed.includes("check") ? 1 : 0);
  const skipped = counts("skipped");
  return [
    ...(troubles.length > 0 ? ["\n== 没有通过的\n", ...troubles] : [""]),
    ...slowest(results),
    `用时 ${time(seconds)}，CPU ${time(cpu)}`,
    failed.length === 0 ? "全部通过" : `没有通过：${failed.map((group) => TITLES[group]).join("、")}`,
    ...(skipped > 0 ? [`skipped: ${skipped}`] : []),
    `groups: ${groups.length - failed.length} passed, ${failed.length} failed`,
    `${passed} passed, ${failures} failed`,
    "",
  ].join("\n");
}

function failureCount(result: FileResult): number {
  return failuresOf(result).length + (result.broken === undefined ? 0 : 1);
}

/** In the order in which groups are told. */
export function groupsOf(results: readonly Pick<FileResult["file"], "group">[], check: boolean): GroupName[] {
  return GROUPS.filter((group) => (group === "check" ? check : results.some((file) => file.group === group)));
}

function troublesOf(result: FileResult): string[] {
  const { file, broken, output } = result;
  if (passes(result)) return [];
  const wrote = output.trim() === "" ? [] : [`  它写了：\n${indented(output.trim().slice(-MOST_OUTPUT))}\n`];
  const alone = `  单独运行：npm test -- ${file.path}`;
  return [
    ...failuresOf(result).map((test) => {
      const [place = file.path] = new RegExp(`${literally(file.path)}:\\d+`).exec(test.error ?? "") ?? [];
      const name = quoted(nameToRun(test, result));
      return `✗ ${place} › ${test.path.join(" › ")}\n${indented(test.error ?? "")}\n${alone} --name ${name}\n`;
    }),
    ...(broken === undefined ? [] : [`✗ ${file.path}\n${indented(broken)}\n${alone}\n`]),
    ...wrote,
  ];
}

function slowest(results: readonly FileResult[]): string[] {
  if (results.length <= 1) return [];
  const cost = ({ seconds, cpu }: FileResult) => cpu ?? seconds;
  const most = results.toSorted((a, b) => cost(b) - cost(a)).slice(0, MOST_SLOW);
  const width = Math.max(...most.map((result) => cost(result).toFixed(1).length));
  return [
    "最慢的测试文件（CPU 秒；浏览器测试是各项用时之和）：",
    ...most.map((result) => `  ${cost(result).toFixed(1).padStart(width)}  ${result.file.path}`),
    "",
  ];
}

/** A word of a POSIX shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function indented(text: string): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`)
    .join("\n");
}

function time(seconds: number): string {
  if (seconds < 100) return `${seconds.toFixed(1)} 秒`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`;
}

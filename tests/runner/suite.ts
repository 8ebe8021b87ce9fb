import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runBrowserFiles } from "./browser-files.ts";
import { type Bundle, bundleTests } from "./bundle.ts";
import { cpuSeconds } from "./cpu.ts";
import { type Job, longestFirst, runJobs } from "./jobs.ts";
import { COMMAND, runNodeFile } from "./node-file.ts";
import { environmentOf, sitesOf } from "./prepared-sites.ts";
import { runCaptured, whenInterrupted } from "./processes.ts";
import type { FileResult } from "./results.ts";
import { fileLine, groupsOf, type Outcome } from "./summary.ts";
import { type GroupName, type TestFile, TITLES } from "./test-files.ts";
import { processesOf, runFilesTogether } from "./together-files.ts";
import { overBudget, secondsOf, type WorkTable } from "./work.ts";

export interface Plan {
  /** Whether types, format and generated files are looked at. */
  readonly check: boolean;
  readonly files: readonly TestFile[];
  /** Only tests whose names contain this. */
  readonly name?: string | undefined;
  /** Whether each file has a process of its own. */
  readonly apart: boolean;
  readonly concurrency: number;
  /** What is known of the files: the longest begin first, and none may do more. */
  readonly work: WorkTable;
}

/** A test that hangs is ended; the longest by day takes two minutes, by night an hour. */
const DAY_MILLISECONDS = 15 * 60_000;
const NIGHT_MILLISECONDS = 4 * 60 * 60_000;

/**
 * Runs tests, as many files at a time as there are cores: the static check beside the unit tests, then what looks at the
 * finished site, which is built once; then the browsers, which have the machine to themselves. All groups run even when
 * one has failed.
 *
 * @param say is told of each step as it ends
 */
export async function runSuite(plan: Plan, print: (line: string) => void): Promise<Outcome> {
  const began = performance.now();
  const before = cpuSeconds();
  const scratch = mkdtempSync(join(tmpdir(), "laiyuan-tests-"));
  const looking = plan.files.filter((file) => sitesOf(file).length > 0);
  const sites = [...new Set(looking.flatMap(sitesOf))];
  const folders = sites.map((site) => join(scratch, "sites", site));
  const env = environmentOf(sites, join(scratch, "sites"));
  const results: FileResult[] = [];
  const broken: { group: GroupName; message: string }[] = [];
  const tell = headings(print);
  const told = (result: FileResult): void => {
    results.push(result);
    tell(result.file.group, fileLine(result));
  };
  const of = (group: GroupName): TestFile[] =>
    longestFirst(
      plan.files.filter((file) => file.group === group),
      ({ path }) => secondsOf(path, plan.work),
    );
  const [unit, onSite, browser] = [of("unit"), of("site"), of("browser")];
  let built: ReadonlyMap<string, string> | undefined;
  let bundle: Bundle | undefined;

  const check: Job = {
    async run() {
      const { code, output } = await runCaptured([...COMMAND, "scripts/lint.ts"], join(scratch, "check"));
      if (code !== 0) broken.push({ group: "check", message: output });
      tell("check", code === 0 ? output.trim() : "✗ 没有通过");
    },
  };
  const building: Job = {
    async run() {
      const command = [...COMMAND, "tests/fixtures/build-sites.ts", join(scratch, "sites"), ...sites];
      const { code, output } = await runCaptured(command, join(scratch, "build"));
      if (code === 0) built = stateOf(folders);
      const failed = groupsOf(looking, false);
      if (code !== 0) broken.push(...failed.map((group) => ({ group, message: `测试用的网站生成不了。\n${output}` })));
    },
  };
  let number = 0;
  const alone = async (file: TestFile): Promise<void> => {
    const milliseconds = file.nightly ? NIGHT_MILLISECONDS : DAY_MILLISECONDS;
    const program = bundle?.programOf(file.path);
    number += 1;
    const options = {
      env: looking.includes(file) ? env : {},
      name: plan.name,
      scratch,
      number,
      milliseconds,
      program,
    };
    if (built || !looking.includes(file)) told(await runNodeFile(file, options));
  };
  const node = (files: readonly TestFile[]): Job => ({
    ...(files.some((file) => looking.includes(file)) && { after: building }),
    async run() {
      number += 1;
      const options = { env: {}, scratch, number, milliseconds: DAY_MILLISECONDS };
      const together = files.length > 1 && bundle ? await runFilesTogether(files, bundle, options) : undefined;
      if (together) together.forEach(told);
      else for (const file of files) await alone(file);
    },
  });
  const browsing: Job = {
    alone: true,
    after: building,
    async run() {
      if (!built) return;
      tell("browser");
      const together = bundle?.folderOf(browser.map(({ path }) => path));
      const options = { env, name: plan.name, workers: plan.concurrency, together, onFile: told };
      await runBrowserFiles(browser, options).catch((error: unknown) =>
        broken.push({ group: "browser", message: error instanceof Error ? error.message : String(error) }),
      );
    },
  };
  const processes = () => {
    const each = [...unit, ...onSite];
    return bundle && plan.name === undefined && !plan.apart
      ? processesOf(each, bundle, plan.work)
      : each.map((file) => [file]);
  };
  const jobs = () => [
    ...(plan.check ? [check] : []),
    ...(looking.length > 0 ? [building] : []),
    ...processes().map(node),
    ...(browser.length > 0 ? [browsing] : []),
  ];
  const tidy = () => {
    bundle?.remove();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 3 });
  };
  const finished = whenInterrupted(tidy);
  try {
    bundle = await bundleTests([...unit, ...onSite, ...browser].map(({ path }) => path));
    await runJobs(jobs(), plan.concurrency);
    const changed = built ? differences(built, stateOf(folders)) : [];
    if (changed.length > 0)
      broken.push({
        group: looking[0]?.group ?? "site",
        message: `有测试改动了大家共用的网站：${changed.slice(0, 5).join("、")}。要改，先复制一份。`,
      });
  } finally {
    finished();
    tidy();
  }
  return {
    groups: groupsOf(plan.files, plan.check),
    results,
    broken,
    overBudget: plan.name === undefined ? beyond(results, plan.work) : [],
    seconds: (performance.now() - began) / 1000,
    cpu: cpuSeconds() - before,
  };
}

function beyond(results: readonly FileResult[], table: WorkTable): Outcome["overBudget"] {
  return results.flatMap((result) => {
    // The night is there for what costs more.
    const message = result.file.nightly ? undefined : overBudget(result, table);
    return message === undefined ? [] : [{ group: result.file.group, message }];
  });
}

/** Says the title of a group before its lines. */
function headings(print: (line: string) => void): (group: GroupName, line?: string) => void {
  let last: GroupName | undefined;
  return (group, line) => {
    if (group !== last) print(`\n== ${TITLES[group]}`);
    last = group;
    if (line !== undefined) print(line);
  };
}

/** Size and time of every file: a test that writes changes one of them. */
function stateOf(folders: readonly string[]): ReadonlyMap<string, string> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name)),
  );
  return new Map(
    files.map((file) => {
      const { size, mtimeMs } = statSync(file);
      return [file, `${size} ${mtimeMs}`];
    }),
  );
}

function differences(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));
}

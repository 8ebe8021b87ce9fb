import { affectedBy, changedFiles, readRepository } from "./affected.ts";
import { filesMeant, UsageError } from "./choice.ts";
import { runForeign } from "./foreign.ts";
import { useFittedHostConfig } from "./host-config.ts";
import { readTestOptions, TEST_HELP, type TestOptions } from "./options.ts";
import { type Item, partOf } from "./parts.ts";
import { runSuite } from "./suite.ts";
import { failedGroups, summaryOf } from "./summary.ts";
import { allTestFiles, type TestFile } from "./test-files.ts";
import { watchTests } from "./watch.ts";
import { readWorkTable, recorded, secondsOf, type WorkTable, writeWorkTable } from "./work.ts";

const EXIT = { passed: 0, failed: 1, usage: 2, cannot: 3 } as const;

/** The test command. @returns the exit code; the help text lists them */
export async function runTests(args: readonly string[]): Promise<number> {
  try {
    const options = readTestOptions(args);
    if (options === "help") {
      process.stdout.write(TEST_HELP);
      return EXIT.passed;
    }
    if (options.foreign) return await runForeign(args.filter((word) => word !== "--foreign"));
    if (options.watch) return await watchTests(options);
    const table = readWorkTable();
    const forget = useFittedHostConfig();
    const outcome = await runSuite(planOf(options, table), (line) => process.stdout.write(`${line}\n`)).finally(forget);
    if (options.record) {
      const files = allTestFiles().map(({ path }) => path);
      writeWorkTable(recorded(outcome.results, table, files));
    }
    const judged = options.record ? { ...outcome, overBudget: [] } : outcome;
    process.stdout.write(summaryOf(judged));
    return failedGroups(judged).length === 0 ? EXIT.passed : EXIT.failed;
  } catch (error) {
    process.stderr.write(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? EXIT.usage : EXIT.cannot;
  }
}

function planOf(options: TestOptions, work: WorkTable) {
  const { words, affected, only, name, part, concurrency } = options;
  const whole = words.length === 0 && name === undefined;
  const files = filesOf(options).filter(({ group }) => only === undefined || group === only);
  const check = whole && (only === undefined || only === "check") && (!affected || files.length > 0);
  const items: Item[] = [...(check ? ["check" as const] : []), ...files];
  const mine = part ? partOf(items, part, (path) => secondsOf(path, work)) : items;
  return {
    check: mine.includes("check"),
    files: mine.filter((item) => item !== "check"),
    name,
    concurrency,
    work,
  };
}

/** The files that were asked for. Those of the night run only when they are called by name. */
function filesOf({ words, affected, since }: TestOptions): TestFile[] {
  const all = allTestFiles();
  const byDay = all.filter(({ nightly }) => !nightly);
  if (affected) return [...affectedBy(changedFiles(since), readRepository(), byDay)];
  if (words.length === 0) return byDay;
  const meant = new Set(
    words.flatMap((word) => filesMeant(word, word.includes("nightly") ? all : byDay, readRepository)),
  );
  return all.filter((file) => meant.has(file));
}

import { runCommand } from "../../src/terminal/command.ts";
import { EXIT } from "../../src/terminal/outcome.ts";
import { affectedBy, changedFiles, readRepository } from "./affected.ts";
import { filesMeant } from "./choice.ts";
import { useFittedHostConfig } from "./host-config.ts";
import { TEST, type TestOptions, testOptionsOf } from "./options.ts";
import { type Item, partOf } from "./parts.ts";
import { keepScratchInMemory } from "./scratch.ts";
import { runSuite } from "./suite.ts";
import { failedGroups, summaryOf } from "./summary.ts";
import { allTestFiles, type TestFile } from "./test-files.ts";
import { readWorkTable, recorded, secondsOf, type WorkTable, writeWorkTable } from "./work.ts";

/** The test command. @returns the exit code; the help text lists them */
export function runTests(args: readonly string[]): Promise<number> {
  return runCommand(TEST, args, process, async (given) => {
    const options = testOptionsOf(given);
    if (options.foreign) {
      const { runForeign } = await import("./foreign.ts");
      return await runForeign(args.filter((word) => word !== "--foreign"));
    }
    if (options.watch) return await (await import("./watch.ts")).watchTests(options);
    keepScratchInMemory();
    const table = readWorkTable();
    const forget = useFittedHostConfig();
    const outcome = await runSuite(planOf(options, table), (line) => process.stdout.write(`${line}\n`)).finally(forget);
    if (options.record) {
      const files = allTestFiles().map(({ path }) => path);
      writeWorkTable(recorded(outcome.results, table, files));
    }
    const judged = options.record ? { ...outcome, overBudget: [] } : outcome;
    process.stdout.write(summaryOf(judged));
    return failedGroups(judged).length === 0 ? EXIT.done : EXIT.problems;
  });
}

function planOf(options: TestOptions, work: WorkTable) {
  const { words, affected, only, name, part, apart, concurrency } = options;
  const whole = words.length === 0 && name === undefined;
  const files = filesOf(options).filter(({ group }) => only === undefined || group === only);
  const check = whole && (only === undefined || only === "check") && (!affected || files.length > 0);
  const items: Item[] = [...(check ? ["check" as const] : []), ...files];
  const mine = part ? partOf(items, part, (path) => secondsOf(path, work)) : items;
  return {
    check: mine.includes("check"),
    files: mine.filter((item) => item !== "check"),
    name,
    apart,
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

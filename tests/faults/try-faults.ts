import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type CopyOfTree, copyOfTree } from "./copy-of-tree.ts";
import { type Fault, roomOf, withFault } from "./fault.ts";
import { Suite } from "./suite.ts";

/**
 * - `killed`: a test failed because of it
 * - `survived`: no test did
 * - `stale`: its place is no longer in the code
 * - `red`: the tests fail without it, too, so nothing is known
 */
export type State = "killed" | "survived" | "stale" | "red";

export interface Verdict {
  readonly fault: string;
  readonly room: string;
  readonly file: string;
  readonly state: State;
  /** Names of the tests that failed, or why there is no answer. */
  readonly by: readonly string[];
  readonly seconds: number;
}

interface Options {
  /** Folder of the checkout whose code and tests are used. */
  readonly suite: string;
  /** Whether the tests are known to pass without a fault. */
  readonly trust: boolean;
  print(verdict: Verdict): void;
}

/**
 * Puts one fault after the other into a copy of a checkout and runs the tests that ought to see it.
 * @throws Error when the folder is no checkout, or there is no browser for the tests that need one
 */
export function tryFaults(faults: readonly Fault[], options: Options): Promise<Verdict[]> {
  return inCopy(options.suite, (tree, tests) => tryAll(faults, tree, tests, options));
}

/** Ctrl-C ends the tests and takes the copy away. */
async function inCopy<T>(from: string, work: (tree: CopyOfTree, tests: Suite) => Promise<T>): Promise<T> {
  const tree = copyOfTree(from);
  const tests = new Suite(tree);
  const interrupted = (signal: NodeJS.Signals): void => {
    tests.stop();
    tree.remove();
    process.kill(process.pid, signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.once(signal, interrupted);
  try {
    return await work(tree, tests);
  } finally {
    for (const signal of signals) process.off(signal, interrupted);
    tree.remove();
  }
}

async function tryAll(
  faults: readonly Fault[],
  tree: CopyOfTree,
  tests: Suite,
  { trust, print }: Options,
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  /** Test files that pass as things are. */
  const green = new Set<string>();
  for (const fault of faults.toSorted((a, b) => costOf(a) - costOf(b))) {
    const started = performance.now();
    const [state, by] = await tryOne(fault);
    const { name, file } = fault;
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    const verdict = { fault: name, room: roomOf(fault), file, state, by, seconds };
    verdicts.push(verdict);
    print(verdict);
  }
  return verdicts;

  async function tryOne(fault: Fault): Promise<readonly [State, readonly string[]]> {
    const path = join(tree.folder, fault.file);
    const files = fault.tests.filter((test) => existsSync(join(tree.folder, test)));
    tree.reset();
    try {
      writeFileSync(path, withFault(readFileSync(path, "utf8"), fault));
    } catch (error) {
      return ["stale", [error instanceof Error ? error.message : String(error)]];
    }
    const failure = await tests.run(files);
    if (!failure) return ["survived", files];
    const { file, failed } = failure;
    if (trust || green.has(file)) return ["killed", failed];
    tree.reset();
    if (await tests.run([file])) return ["red", failed];
    green.add(file);
    return ["killed", failed];
  }
}

/** Browsers last, so that most is known early. */
function costOf({ tests }: Fault): number {
  const costs = tests.map((test) => COSTS.findIndex((folder) => test.startsWith(folder)));
  return Math.max(...costs);
}

const COSTS = ["tests/site/", "tests/browser/"];

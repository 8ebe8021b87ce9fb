import { relative, sep } from "node:path";
import { watch } from "chokidar";
import { affectedBy, readRepository } from "./affected.ts";
import { filesMeant } from "./choice.ts";
import { COMMAND } from "./node-file.ts";
import type { TestOptions } from "./options.ts";
import { runProcess } from "./processes.ts";
import { allTestFiles } from "./test-files.ts";

const IGNORED = /^(?:node_modules|\.git|\.cache|_site[^/]*|\.inbox|\.sheet|test-results)(?:\/|$)/;
/** Editors and git write many files at once. */
const QUIET_MILLISECONDS = 200;

/**
 * Runs the tests that a change affects, after every change, until it is told to end. What has not passed is run again at
 * the next change as well. A change during a run ends the run.
 *
 * @returns the exit code, when it is told to end
 */
export async function watchTests({ words, only = "unit", name }: TestOptions): Promise<number> {
  const print = (text: string): void => {
    process.stdout.write(`${text}\n`);
  };
  const changed = new Set<string>();
  let run = new AbortController();
  let timer: NodeJS.Timeout | undefined;

  const start = async (): Promise<void> => {
    run.abort();
    run = new AbortController();
    const { signal } = run;
    const repository = readRepository();
    const all = allTestFiles().filter(({ group, nightly }) => group === only && !nightly);
    const chosen = words.length === 0 ? all : words.flatMap((word) => filesMeant(word, all, () => repository));
    const files = affectedBy([...changed], repository, all).filter((file) => chosen.includes(file));
    print(`\n改动了 ${[...changed].slice(0, 3).join("、")}${changed.size > 3 ? ` 等 ${changed.size} 个文件` : ""}`);
    if (files.length === 0) return print("没有与此有关的测试");
    const options = name === undefined ? [] : ["--name", name];
    const command = [...COMMAND, "scripts/test.ts", ...options, ...files.map(({ path }) => path)];
    const code = await runProcess(command, { stdio: "inherit", signal }).catch(() => null);
    if (code === 0 && !signal.aborted) changed.clear();
  };

  const watcher = watch(".", {
    ignoreInitial: true,
    ignored: (path) => IGNORED.test(relative(process.cwd(), path).split(sep).join("/")),
  });
  watcher.on("all", (_, path) => {
    changed.add(path.split(sep).join("/"));
    clearTimeout(timer);
    timer = setTimeout(() => void start(), QUIET_MILLISECONDS);
  });
  watcher.on("ready", () => print("等着文件改动，Ctrl-C 结束"));
  await new Promise((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  run.abort();
  await watcher.close();
  return 0;
}

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Program } from "./bundle.ts";
import { runCaptured } from "./processes.ts";
import type { FileResult, TestResult, Work } from "./results.ts";
import type { TestFile } from "./test-files.ts";

/** Runs a command of ours as npm does. */
export const COMMAND: readonly string[] = [process.execPath, "scripts/bundled.mjs"];
const REPORTER = new URL("./node-reporter.ts", import.meta.url).href;
const COUNTER = new URL("./preload.mjs", import.meta.url).href;

export interface FileOptions {
  /** Added to the environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Only tests whose names contain this. */
  readonly name?: string | undefined;
  /** Folder for what this program needs to know; the file's own is made from its number. */
  readonly scratch: string;
  readonly number: number;
  readonly milliseconds: number;
  /** The file put together with what it needs; its source through the TypeScript loader when there is none. */
  readonly program?: Program | undefined;
}

/** Runs a file of node:test in a process of its own. */
export async function runNodeFile(file: TestFile, options: FileOptions): Promise<FileResult> {
  const source = { flags: ["--import", "tsx", "--import", COUNTER], reporter: REPORTER, file: file.path };
  const { code, work, ...ran } = await runProgram(options.program ?? source, options);
  const broken = whatBroke(code, ran.tests, options);
  return { file, ...ran, work: { ...work, pages: 0 }, ...(broken !== undefined && { broken }) };
}

/** What a process that has run tests has left. */
export interface Ran extends Pick<FileResult, "tests" | "seconds" | "cpu" | "output"> {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly work: Omit<Work, "pages">;
}

/** Runs a program of node:test, whichever files it brings in. */
export async function runProgram(program: Program, options: FileOptions): Promise<Ran> {
  const began = performance.now();
  const to = (kind: string) => join(options.scratch, `${options.number}.${kind}`);
  const command = [
    process.execPath,
    ...program.flags,
    `--test-reporter=${program.reporter}`,
    `--test-reporter-destination=${to("tests")}`,
    ...(options.name === undefined ? [] : [`--test-name-pattern=${literally(options.name)}`]),
    program.file,
    ...(program.args ?? []),
  ];
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const settings = { env: { ...env, ...options.env, LAIYUAN_WORK_LOG: to("work") } };
  const { code, output } = await runCaptured(command, to("output"), settings, options.milliseconds);
  const tests = read(to("tests"))
    .split("\n")
    .filter(Boolean)
    .map((line): TestResult => JSON.parse(line));
  const work = read(to("work")) || "{}";
  const { builds = 0, processes = 0, cpu }: { builds?: number; processes?: number; cpu?: number } = JSON.parse(work);
  const seconds = (performance.now() - began) / 1000;
  return { code, tests, seconds, ...(cpu !== undefined && { cpu }), work: { builds, processes }, output };
}

/** A process that fails although no test does, or that has nothing to say, is no success. */
function whatBroke(code: number | null, tests: readonly TestResult[], options: FileOptions): string | undefined {
  if (code === null) return `没有在 ${Math.round(options.milliseconds / 1000)} 秒内结束，或被杀掉了。`;
  if (code !== 0 && tests.every(({ outcome }) => outcome !== "failed"))
    return `没有一项测试失败，进程却以退出码 ${code} 结束。`;
  return tests.length === 0 && options.name === undefined ? "里面没有一项测试。" : undefined;
}

/** A pattern that is true of this text alone. */
export function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function read(path: string): string {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

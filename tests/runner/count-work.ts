import childProcess, { type ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { fileURLToPath } from "node:url";
import { isMainThread } from "node:worker_threads";
import { cpuSeconds } from "./cpu.ts";
import type { Work } from "./results.ts";

/**
 * Loaded before a test file (`--import`): counts the builds and processes that tests start, and writes them at the end to the
 * file that LAIYUAN_WORK_LOG names. Processes that a build starts are not counted, be it in this process: how many it needs
 * is its own affair and depends on the machine.
 */
export interface WorkLog extends Pick<Work, "builds" | "processes"> {
  /** CPU seconds, with those of processes that have ended. */
  readonly cpu: number;
}

/** The build says so itself when it runs inside another program; src/build/build.ts. */
const BUILD_CHANNEL = "laiyuan:build";
const BUILD_COMMAND = /(?:^|[\\/\s])scripts[\\/]build\.ts(?:\s|$)/;

const log = process.env.LAIYUAN_WORK_LOG;
if (log !== undefined && isMainThread) {
  // Processes of the test would write over it.
  delete process.env.LAIYUAN_WORK_LOG;
  countInto(log);
}

function countInto(file: string): void {
  let inside = 0;
  const children: ChildProcess[] = [];
  const commands: string[] = [];
  subscribe(BUILD_CHANNEL, () => {
    inside += 1;
  });
  // What it is called with is known only later.
  subscribe("child_process", (message) => {
    if (hasProcess(message) && calledByTests()) children.push(message.process);
  });
  const counted = <T extends (...args: never[]) => unknown>(start: T): T =>
    new Proxy(start, {
      apply(target, self, args: unknown[]) {
        if (calledByTests()) commands.push(args.flat().join(" "));
        return Reflect.apply(target, self, args);
      },
    });
  const { spawnSync, execSync, execFileSync } = childProcess;
  Object.assign(childProcess, {
    spawnSync: counted(spawnSync),
    execSync: counted(execSync),
    execFileSync: counted(execFileSync),
  });
  syncBuiltinESMExports();
  process.on("exit", () => {
    const all = [...commands, ...children.map(({ spawnargs }) => (spawnargs ?? []).join(" "))];
    const builds = inside + all.filter((command) => BUILD_COMMAND.test(command)).length;
    writeFileSync(file, JSON.stringify({ builds, processes: all.length, cpu: cpuSeconds() } satisfies WorkLog));
  });
}

const HERE = fileURLToPath(import.meta.url);
const PROGRAM = ["src", "scripts"].map((folder) => fileURLToPath(new URL(`../../${folder}/`, import.meta.url)));

/** Whether the nearest caller outside of Node and of this file is a test, and neither the program nor a package. */
function calledByTests(): boolean {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 50;
  const frames = (new Error().stack ?? "").split("\n").slice(1);
  Error.stackTraceLimit = stackTraceLimit;
  const caller = frames.find((frame) => !/\(?node:|<anonymous>/.test(frame) && !frame.includes(HERE)) ?? "";
  return ![...PROGRAM, "/node_modules/"].some((folder) => caller.includes(folder));
}

function hasProcess(message: unknown): message is { process: ChildProcess } {
  return typeof message === "object" && message !== null && "process" in message;
}

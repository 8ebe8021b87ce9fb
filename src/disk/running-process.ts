import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Whether another process of this machine has this number; ours does not count. */
export function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process: it runs, and we may not signal it.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Whether the process that began then is still there, and not another that got its number. */
export function isAlive({ pid, beginning }: { readonly pid: number; readonly beginning: string }): boolean {
  return (pid === process.pid || isRunning(pid)) && beginning === beginningOf(pid);
}

/** Ours does not change, and a program that is asked costs milliseconds. */
let own: string | undefined;

/**
 * When a process began, so that a process that got the number of a dead one is not taken for it: in ticks since the machine
 * started (field 22 of /proc/<pid>/stat), or where there is no /proc, as on macOS, as `ps` tells it, to the second. Digits
 * alone; empty when nobody can tell: then the number of the process has to do.
 */
export function beginningOf(pid: number): string {
  if (pid !== process.pid) return askBeginning(pid);
  own ??= askBeginning(pid);
  return own;
}

function askBeginning(pid: number): string {
  if (!existsSync("/proc/self/stat")) return beginningByPs(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in field 2 may hold spaces; fields are counted from behind its bracket, where field 3 is number 0.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

/** What `ps` says, as digits: `Sun Nov 29 11:14:47 2026` in a language and a time zone that every command asks for alike. */
export function beginningByPs(pid: number): string {
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  const { stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", env });
  const began = Date.parse(`${(stdout ?? "").trim()} UTC`);
  return Number.isNaN(began) ? "" : String(began / 1000);
}

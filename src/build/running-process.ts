import { readFileSync } from "node:fs";

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

/**
 * When a process began, in ticks since the machine started (field 22 of /proc/<pid>/stat), so that a process that got the
 * number of a dead one is not taken for it. Empty where there is no /proc: then the number alone has to do.
 */
export function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in field 2 may hold spaces; fields are counted from behind its bracket, where field 3 is number 0.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return "";
  }
}

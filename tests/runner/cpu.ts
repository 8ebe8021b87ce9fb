import { readFileSync } from "node:fs";

/**
 * CPU seconds of this process so far. On Linux with those of the processes that it has waited for (proc_pid_stat(5): utime,
 * stime, cutime, cstime).
 */
export function cpuSeconds(): number {
  try {
    const stat = readFileSync("/proc/self/stat", "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return ticks / 100;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }
}

import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

export interface Measured {
  /** Seconds from start to end. */
  readonly wall: number;
  /** CPU seconds of the process and everything it started. */
  readonly cpu: number;
  /** Largest memory of the process tree, MiB. */
  readonly peak: number;
  /** How many cores other programs kept busy meanwhile, on average: above a tenth or two, times are not to be trusted. */
  readonly others: number;
  readonly output: string;
}

const POLL_MS = 20;
/** Linux counts CPU time of processes in hundredths of a second on every machine (sysconf(_SC_CLK_TCK)). */
const TICKS_PER_SECOND = 100;

/**
 * Runs a command and measures it, on any Linux without extra packages. CPU time comes from the kernel's own account: when
 * a child ends, its time and that of its children is added to ours (fields `cutime` and `cstime` of /proc/self/stat). The
 * memory of the tree is looked at every 20 ms, each process with its own high-water mark, so that a peak between two looks
 * is not lost; files that are mapped, such as the program itself, count once for all of them. Only one command may run at a
 * time.
 *
 * @throws Error when the command fails, with what it wrote
 */
export async function measure(command: string, args: readonly string[], cwd: string): Promise<Measured> {
  if (!existsSync("/proc/self/stat")) throw new Error("只能在 Linux 上测量（需要 /proc）。");
  const [before, busyBefore] = [childrenCpu(), busyCpu()];
  const started = performance.now();
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  const complaints: Buffer[] = [];
  child.stdout.on("data", (bytes: Buffer) => output.push(bytes));
  child.stderr.on("data", (bytes: Buffer) => complaints.push(bytes));
  let peak = 0;
  const timer = setInterval(() => {
    if (child.pid !== undefined) peak = Math.max(peak, treeMemory(child.pid));
  }, POLL_MS);
  try {
    let ended = started;
    child.once("exit", () => {
      ended = performance.now();
    });
    const code = await new Promise<number | null>((resolve, reject) =>
      child.once("close", resolve).once("error", reject),
    );
    const text = Buffer.concat(output).toString();
    if (code !== 0) {
      const said = `${Buffer.concat(complaints).toString()}${text}`.trim().slice(0, 2000);
      throw new Error(`${command} 以 ${code} 结束：${said}`);
    }
    const [wall, cpu] = [(ended - started) / 1000, childrenCpu() - before];
    return { wall, cpu, peak, others: Math.max(0, (busyCpu() - busyBefore - cpu) / wall), output: text };
  } finally {
    clearInterval(timer);
  }
}

/** CPU seconds of all ended children. */
function childrenCpu(): number {
  const stat = readFileSync("/proc/self/stat", "utf8");
  // The name in field 2 may hold spaces; fields are counted from behind its bracket, where field 3 is number 0.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}

/** CPU seconds of everything on this machine; the first line of /proc/stat: user, nice, system, then idle and waiting. */
function busyCpu(): number {
  const [user = 0, nice = 0, system = 0] = readFileSync("/proc/stat", "utf8").split(/\s+/).slice(1, 4).map(Number);
  return (user + nice + system) / TICKS_PER_SECOND;
}

/** High-water marks of a process and its descendants together, MiB; of mapped files the largest share of one process. */
export function treeMemory(pid: number): number {
  let [own, mapped] = [0, 0];
  for (const process of treeOf(pid)) {
    const status = procFile(process, "status");
    const amount = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) / 1024;
    own += Math.max(0, amount("VmHWM") - amount("RssFile"));
    mapped = Math.max(mapped, amount("RssFile"));
  }
  return own + mapped;
}

/** A process and its descendants. */
function treeOf(pid: number): number[] {
  const threads = threadsOf(pid);
  const children = threads.flatMap((thread) => procFile(pid, `task/${thread}/children`).split(" ").map(Number));
  return [pid, ...children.filter(Boolean).flatMap(treeOf)];
}

/** A child is listed with the thread that started it. */
function threadsOf(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** Empty when the process has ended in the meantime. */
function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

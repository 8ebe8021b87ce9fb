import { mkdtempSync, readFileSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

/** Where Linux keeps files in memory; elsewhere, and in a container that gives it 64 MB, the disk has to do. */
const MEMORY = "/dev/shm";
const MOUNTS = "/proc/self/mounts";
/** A run takes up to one GiB at a time; machines give half of their memory. */
const ROOM = 3 * 2 ** 30;

/**
 * Has this process and all that it starts keep in memory what lies no longer than the run: tests make and remove tens of
 * thousands of files and folders, for which a disk takes a fifth of the CPU time and has both cores wait. It is removed when
 * the process ends, with what tests have left behind. Nothing happens where somebody has said where such files go (TMPDIR).
 *
 * @param env is changed
 */
export function keepScratchInMemory(env = process.env): void {
  if (env.TMPDIR !== undefined || !isRoomy()) return;
  const folder = mkdtempSync(join(MEMORY, "laiyuan-"));
  env.TMPDIR = folder;
  process.once("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}

function isRoomy(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return isMemory(readFileSync(MOUNTS, "utf8"), MEMORY) && bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}

/**
 * Whether files in a folder lie in memory, and may be run: tests put programs of their own there.
 * @param mounts as in proc_pid_mounts(5): device, folder, kind, options, …; what is mounted later hides what was before
 */
export function isMemory(mounts: string, folder: string): boolean {
  const [, , kind, options = ""] =
    mounts
      .split("\n")
      .map((line) => line.split(" "))
      .findLast(([, at]) => at === folder) ?? [];
  return kind === "tmpfs" && options.split(",").includes("rw") && !options.split(",").includes("noexec");
}

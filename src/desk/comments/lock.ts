import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "../../content/text-file.ts";

/**
 * Runs `work` while no other command on comments runs. The lock is a file with the number of the process; one that a
 * killed process left is taken over.
 *
 * @throws Error with a Chinese sentence when another command is running
 */
export async function withLock<T>(inbox: string, work: () => Promise<T>): Promise<T> {
  mkdirSync(inbox, { recursive: true });
  const lock = join(inbox, "comments.lock");
  // Linking a file that is written already: nobody ever reads a lock without a number in it.
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    if (!acquire(own, lock)) {
      const holder = holderOf(lock);
      if (holder !== undefined && isRunning(holder))
        throw new Error(`另一个 comments 命令正在运行（进程 ${holder}），等它结束再试。`);
      rmSync(lock, { force: true });
      if (!acquire(own, lock)) throw new Error("另一个 comments 命令刚刚开始，等它结束再试。");
    }
  } finally {
    rmSync(own, { force: true });
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function acquire(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (errorCode(error) === "EEXIST") return false;
    throw error;
  }
}

function holderOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch {
    return undefined;
  }
}

/** Whether a process of this number runs, whoever's it is. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process: it runs, and we may not signal it.
    return errorCode(error) === "EPERM";
  }
}

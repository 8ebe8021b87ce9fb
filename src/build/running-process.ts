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

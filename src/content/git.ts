import { spawnSync } from "node:child_process";

const MOST_BYTES = 64 * 1024 * 1024;
/** For what is only good to know. */
export const PATIENCE_MS = 10_000;

/**
 * What git says in a folder.
 *
 * @param timeout milliseconds; without it git takes the time it needs
 * @returns undefined when it refuses, is not there, or takes too long
 */
export function git(folder: string, args: readonly string[], timeout?: number): string | undefined {
  const { status, stdout } = spawnSync("git", ["-C", folder, ...args], {
    encoding: "utf8",
    maxBuffer: MOST_BYTES,
    stdio: ["ignore", "pipe", "ignore"],
    ...(timeout !== undefined && { timeout }),
  });
  return status === 0 ? stdout : undefined;
}

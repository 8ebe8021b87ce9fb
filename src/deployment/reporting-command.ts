import { spawnSync } from "node:child_process";

type Environment = Readonly<Record<string, string | undefined>>;

/** What an issue or a pull request takes. */
export const MOST_BODY = 60_000;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Runs a command that says with its exit code whether there is something to tell. It need not know the token.
 * @returns what it has to tell; undefined when there is nothing
 * @throws Error with a Chinese sentence when it broke down
 */
export function toldBy([command = "", ...args]: readonly string[], env: Environment): string | undefined {
  const { status, stdout, error } = spawnSync(command, args, {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    maxBuffer: MOST_BYTES,
    env: { ...env, GITHUB_TOKEN: undefined },
  });
  if (status === 0) return undefined;
  if (status === 1) return stdout;
  throw new Error(`${command} 出了故障：${error?.message ?? `退出码 ${status}`}。`);
}

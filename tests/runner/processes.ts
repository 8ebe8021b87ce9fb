import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
const running = new Set<ChildProcess>();

/** A process that is ended when this program is told to end. */
export function endWithUs(child: ChildProcess): void {
  running.add(child);
  child.once("exit", () => running.delete(child));
}

/**
 * Ends with all processes when this program is told to end, in the way that shells know (130).
 * @param tidy what has to be done before
 * @returns to be called when there is nothing to tidy any more
 */
export function whenInterrupted(tidy: () => void): () => void {
  const end = (): void => {
    for (const child of running) child.kill("SIGTERM");
    tidy();
    process.exit(130);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}

/**
 * Runs a process to its end.
 * @param milliseconds after which it is killed
 * @returns its exit code; null when it was killed
 * @throws Error when it cannot be started
 */
export function runProcess(
  [command = "", ...args]: readonly string[],
  options: SpawnOptions,
  milliseconds?: number,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const limit = milliseconds === undefined ? {} : { timeout: milliseconds, killSignal: "SIGKILL" as const };
    const child = spawn(command, args, { ...options, ...limit });
    endWithUs(child);
    child.once("error", reject);
    // Not "close": somebody whom the process started may hold its output open.
    child.once("exit", resolve);
  });
}

/**
 * Runs a process whose output is for whoever wants to know why it failed.
 * @param file where the output is kept
 * @throws Error when it cannot be started
 */
export async function runCaptured(
  command: readonly string[],
  file: string,
  options: SpawnOptions = {},
  milliseconds?: number,
): Promise<{ readonly code: number | null; readonly output: string }> {
  const output = openSync(file, "w");
  const code = await runProcess(command, { ...options, stdio: ["ignore", output, output] }, milliseconds).finally(() =>
    closeSync(output),
  );
  return { code, output: readFileSync(file, "utf8") };
}

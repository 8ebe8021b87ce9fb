import { debug } from "./debug.ts";
import { fewDescriptors, sentenceOf } from "./fault.ts";
import { guard } from "./guard.ts";

type Command = (args: readonly string[]) => number | Promise<number>;

const FAILED = 3;

/**
 * Runs a command of the repository: what it prints is inert, what nobody caught is told in one sentence with exit code 3, and
 * a reader that has seen enough (`| head`) is no failure.
 *
 * @param load the command's modules, some hundred files: that too may fail
 */
export async function runAtDoor(load: () => Promise<Command>): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    guard(stream);
    stream.on("error", (error) => process.exit("code" in error && error.code === "EPIPE" ? 0 : FAILED));
  }
  let loading = true;
  const fail = (error: unknown): void => {
    process.stderr.write(`✗ ${(loading && fewDescriptors(error)) || sentenceOf(error)}\n`);
    process.exit(FAILED);
  };
  process.on("uncaughtException", fail);
  try {
    const command = await load();
    loading = false;
    debug("modules loaded");
    process.exitCode = await command(process.argv.slice(2));
    debug(`exit code ${process.exitCode}`);
  } catch (error) {
    fail(error);
  }
}

import { spawnSync } from "node:child_process";
import { realpathSync } from "node:fs";

/** Something could not be run; says nothing about the site. */
export class CannotRunError extends Error {
  override readonly name = "CannotRunError";
}

/**
 * Finds a program in npm's cache, or has npx put it there: for tools too large to be a dependency of everybody.
 * Install scripts do not run.
 *
 * @param spec package and exact version
 * @param command the name it is called by
 * @returns the program's file, for Node
 * @throws CannotRunError when npm cannot get it
 */
export function npxProgram(spec: string, command: string): string {
  const quiet = ["--yes", "--ignore-scripts", "--loglevel", "error"];
  const args = [...quiet, "--package", spec, "--call", `command -v ${command}`];
  const { status, stdout, stderr } = spawnSync("npx", args, { encoding: "utf8" });
  const program = stdout.trim();
  if (status === 0 && program !== "") return realpathSync(program);
  const said = stderr.split("\n").filter((line) => line.startsWith("npm error"));
  throw new CannotRunError(`取不到 ${spec}，需要能连上 npm 的包库。\n${said.slice(0, 4).join("\n")}`);
}

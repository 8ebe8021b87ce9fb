import { spawnSync } from "node:child_process";
import type { DatedFolder } from "../../content/folders.ts";
import { isOut } from "../raw-files.ts";

const PATIENCE_MS = 10_000;

/**
 * Whether readers may ever have seen an article at its address: a commit has it, not as a draft and not before its time.
 * Where git cannot say (no repository, or a clone without history) they may have.
 *
 * @param now milliseconds since 1970
 */
export function wasPublic({ path }: DatedFolder, now: number): boolean {
  if (git(path, "rev-parse", "--is-shallow-repository")?.trim() !== "false") return true;
  const commits = git(path, "log", "--format=%H", "--", "article.json")?.split("\n") ?? [];
  return commits
    .filter((commit) => commit !== "")
    .some((commit) => isOut(git(path, "show", `${commit}:./article.json`), now));
}

/** Undefined when git refuses, or is not there. */
function git(folder: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync("git", ["-C", folder, ...args], {
    encoding: "utf8",
    timeout: PATIENCE_MS,
    stdio: ["ignore", "pipe", "ignore"],
  });
  return status === 0 ? stdout : undefined;
}

import { git } from "../content/git.ts";

/** The state of the repository that a summary compares with. */
export interface Base {
  /** Files below a folder that differ from the working tree, relative to it; untracked ones are among them. */
  changedIn(folder: string): string[];
  /** What a file of a folder held then; undefined when it was not there. */
  read(folder: string, name: string): string | undefined;
}

/**
 * Opens the commit where the working tree left a branch, so that what others did on that branch meanwhile is not
 * counted.
 *
 * @param ref branch or commit; undefined: `origin/main`, or `main` where there is no such remote
 * @param folder any folder of the repository
 * @throws Error with a Chinese sentence when there is no such commit
 */
export function openBase(ref: string | undefined, folder: string): Base {
  const names = ref === undefined ? ["origin/main", "main"] : [ref];
  const commit = names.flatMap((name) => commitOf(name, folder) ?? [])[0];
  if (!commit) throw new Error(`git 里没有 ${names.join("、")}；用 --base 写明与哪里比较。`);
  return {
    changedIn(where) {
      const tracked = git(where, ["diff", "--name-only", "-z", "--no-renames", "--relative", commit, "--", "."]);
      const untracked = git(where, ["ls-files", "-z", "--others", "--exclude-standard", "--", "."]);
      return [...new Set(`${tracked ?? ""}${untracked ?? ""}`.split("\0"))].filter((name) => name !== "").sort();
    },
    read: (where, name) => git(where, ["show", `${commit}:./${name}`]),
  };
}

function commitOf(name: string, folder: string): string | undefined {
  // `--end-of-options`: a name that begins with a dash is a name all the same.
  const tip = git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`])?.trim();
  return tip && (git(folder, ["merge-base", tip, "HEAD"])?.trim() ?? tip);
}

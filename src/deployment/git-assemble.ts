import { rmSync } from "node:fs";
import { join } from "node:path";
import { CONTENT_FOLDERS, type Version } from "./deployment.ts";
import { GitError, git } from "./git.ts";

/**
 * Makes the working tree the code of one commit with the content folders of another, deletions included. Changes and
 * tracked files that were there are gone afterwards; what git ignores stays.
 *
 * @param token for what has to be fetched first; it goes into no file
 * @throws GitError
 */
export function assembleTree(folder: string, { code, content }: Version, token: string | undefined): void {
  const env = token ? credentials(token) : {};
  for (const commit of new Set([code, content])) {
    if (!isHere(folder, commit)) git(folder, ["fetch", "--quiet", "--no-tags", "--depth=1", "origin", commit], { env });
  }
  git(folder, ["checkout", "--force", "--detach", "--quiet", code, "--"], { env });
  // A bare checkout to plan from has no pictures, and half of the folders.
  git(folder, ["sparse-checkout", "disable"], { env });
  if (content === code) return;
  for (const path of CONTENT_FOLDERS) {
    if (git(folder, ["ls-tree", content, "--", path], { env }).length > 0)
      git(folder, ["restore", `--source=${content}`, "--staged", "--worktree", "--", path], { env });
    else {
      git(folder, ["rm", "-r", "--force", "--quiet", "--ignore-unmatch", "--", path]);
      rmSync(join(folder, path), { recursive: true, force: true });
    }
  }
}

function isHere(folder: string, commit: string): boolean {
  try {
    git(folder, ["cat-file", "-e", `${commit}^{commit}`], { env: { GIT_NO_LAZY_FETCH: "1" } });
    return true;
  } catch (error) {
    if (error instanceof GitError) return false;
    throw error;
  }
}

/** As actions/checkout does, but in the environment of one command. */
function credentials(token: string): Record<string, string> {
  const basic = Buffer.from(`x-access-token:${token}`).toString("base64");
  return {
    GIT_CONFIG_COUNT: "1",
    GIT_CONFIG_KEY_0: `http.${process.env.GITHUB_SERVER_URL ?? "https://github.com"}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${basic}`,
  };
}

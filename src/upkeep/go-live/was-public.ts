import type { DatedFolder } from "../../content/folders.ts";
import { git, PATIENCE_MS } from "../../content/git.ts";
import { isOut } from "../raw-files.ts";

/**
 * Whether readers may ever have seen an article at its address: a commit has it, not as a draft and not before its time.
 * Where git cannot say (no repository, or a clone without history) they may have.
 *
 * @param now milliseconds since 1970
 */
export function wasPublic({ path }: DatedFolder, now: number): boolean {
  if (git(path, ["rev-parse", "--is-shallow-repository"], PATIENCE_MS)?.trim() !== "false") return true;
  const commits = git(path, ["log", "--format=%H", "--", "article.json"], PATIENCE_MS)?.split("\n") ?? [];
  return commits
    .filter((commit) => commit !== "")
    .some((commit) => isOut(git(path, ["show", `${commit}:./article.json`], PATIENCE_MS), now));
}

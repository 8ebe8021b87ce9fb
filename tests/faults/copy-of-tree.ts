import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

/** A tree in which anything may be broken: nothing of it is the author's. */
export interface CopyOfTree {
  readonly folder: string;
  /** For what tests put aside; empty after `reset`. */
  readonly scratch: string;
  /** As it was copied, without what tests have left: a cache could hide what a fault does. */
  reset(): void;
  remove(): void;
}

/** Kept by programs inside of node_modules; ours would be written into the author's. */
const CACHE = ".cache";

/**
 * Copies what git knows or would add of a checkout into a temporary repository of its own, with the packages linked.
 *
 * @param tree folder of the checkout
 * @throws Error when it is no checkout
 */
export function copyOfTree(tree: string): CopyOfTree {
  const root = mkdtempSync(join(tmpdir(), "laiyuan-faults-"));
  const [folder, scratch] = [join(root, "tree"), join(root, "scratch")];
  const git = (where: string, ...args: string[]) => execFileSync("git", ["-C", where, ...args], { encoding: "utf8" });
  try {
    const listed = git(tree, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0");
    for (const path of listed.filter((name) => name !== "" && existsSync(join(tree, name)))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      cpSync(join(tree, path), join(folder, path));
    }
    linkPackages(join(resolve(tree), "node_modules"), join(folder, "node_modules"));
    git(folder, "init", "--quiet");
    git(folder, "add", "--all");
    git(folder, "-c", "user.name=faults", "-c", "user.email=faults@localhost", "commit", "--quiet", "-m", "copy");
  } catch (error) {
    rmSync(root, { recursive: true, force: true });
    throw error;
  }
  return {
    folder,
    scratch,
    reset() {
      git(folder, "reset", "--quiet", "--hard");
      git(folder, "clean", "--quiet", "-ffdx", "--exclude=/node_modules");
      rmSync(join(folder, "node_modules", CACHE), { recursive: true, force: true });
      rmSync(scratch, { recursive: true, force: true });
      mkdirSync(scratch);
    },
    remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}

function linkPackages(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) if (name !== CACHE) symlinkSync(join(from, name), join(to, name));
}

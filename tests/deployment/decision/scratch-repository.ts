import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ENV = {
  ...process.env,
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "a",
  GIT_AUTHOR_EMAIL: "a@example.org",
  GIT_COMMITTER_NAME: "a",
  GIT_COMMITTER_EMAIL: "a@example.org",
};

/** A repository of a few files, in a folder of its own. */
export class ScratchRepository {
  readonly root = mkdtempSync(join(tmpdir(), "laiyuan-decision-"));
  readonly folder = join(this.root, "origin");

  constructor() {
    mkdirSync(this.folder);
    this.git("init", "--quiet", "--initial-branch=main");
    this.git("config", "uploadpack.allowFilter", "true");
    this.git("config", "uploadpack.allowAnySHA1InWant", "true");
  }

  /** Writes files (undefined: removes one) and commits. @returns the commit */
  commit(files: Readonly<Record<string, string | undefined>>): string {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name);
      if (text === undefined) rmSync(path);
      else {
        mkdirSync(join(path, ".."), { recursive: true });
        writeFileSync(path, text);
      }
    }
    this.git("add", "--all");
    this.git("commit", "--quiet", "--message=change");
    return this.git("rev-parse", "HEAD").trim();
  }

  /** As the workflows have it: no blobs but of records, few folders, little history. @returns the folder */
  bareCheckout(depth: number): string {
    const folder = mkdtempSync(join(this.root, "clone-"));
    const address = `file://${this.folder}`;
    this.git("clone", "--quiet", `--depth=${depth}`, "--filter=blob:none", "--no-checkout", address, folder);
    this.git("-C", folder, "sparse-checkout", "set", "--no-cone", "/package.json", "/src/articles/**/article.json");
    this.git("-C", folder, "checkout", "--quiet", "main");
    return folder;
  }

  git(...args: readonly string[]): string {
    const { status, stdout, stderr } = spawnSync("git", args, { cwd: this.folder, env: ENV, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { errorCode } from "../content/text-file.ts";
import { beginningOf, isAlive } from "../disk/running-process.ts";
import { syncPath } from "../disk/sync.ts";
import { Refusal } from "../terminal/outcome.ts";

/** `.new-article-<pid>-<beginning of the process>-<random>` */
const STAGE = /^\.new-article-(\d+)-(\d*)-/;

/** A folder that is written and checked before anybody sees it. */
export interface Stage {
  readonly path: string;
  /** Gives the folder its place, whole and at once. @throws Refusal when something stands there */
  place(target: string): void;
  remove(): void;
}

/**
 * Writes the files of an article beside the folder of articles: what a killed command leaves there is no article, and the
 * next command clears it away (`clearLeftovers`).
 *
 * @param beside folder of the articles; undefined for one that is only to be looked at
 */
export function stage(files: Readonly<Record<string, string>>, beside: string | undefined): Stage {
  const shelter = shelterIn(beside === undefined ? tmpdir() : dirname(beside));
  // The shelter is for this user alone; what is placed has the permissions of any folder.
  const path = join(shelter, "article");
  const remove = () => rmSync(shelter, { recursive: true, force: true });
  try {
    mkdirSync(path);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text, { flush: true });
  } catch (error) {
    remove();
    throw error;
  }
  return {
    path,
    remove,
    place(target) {
      attempt(target, () => {
        mkdirSync(dirname(target), { recursive: true });
        // Renaming never replaces a folder with something in it, whoever was faster.
        renameSync(path, target);
        for (const folder of [target, dirname(target)]) syncPath(folder);
      });
    },
  };
}

/** A new folder for what is being written, that the next command clears away if this one dies. @throws Error that names the folder */
export function shelterIn(parent: string): string {
  const name = `.new-article-${process.pid}-${beginningOf(process.pid)}-`;
  return attempt(parent, () => mkdtempSync(join(parent, name)));
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOTEMPTY" || code === "EEXIST") throw new Refusal(`${path} 已经有了，没有覆盖。`);
    if (["EACCES", "EPERM", "EROFS"].includes(code)) throw new Error(`不能写 ${path}（${code}），看看文件夹的权限。`);
    throw new Error(`写不了 ${path}（${code}）。`);
  }
}

/** Clears away what killed commands have left beside the folder of articles; whoever calls holds its lock. */
export function clearLeftovers(articles: string): void {
  const parent = dirname(articles);
  for (const name of readdirSync(parent)) {
    const [, pid, beginning = ""] = STAGE.exec(name) ?? [];
    if (pid === undefined || isAlive({ pid: Number(pid), beginning })) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

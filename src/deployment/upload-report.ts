import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CONTENT_FOLDERS, type Version } from "./deployment.ts";
import { parsedJson, textOf } from "./host/json.ts";

/** An article as the desk is told of it. */
export interface NamedArticle {
  readonly path: string;
  /** Absent when its record cannot be read any more. */
  readonly title?: string;
}

/** What readers get that they did not get before. */
export interface ArticleChanges {
  readonly added: readonly NamedArticle[];
  readonly removed: readonly NamedArticle[];
  /** Undefined when git does not know one of the two commits. */
  readonly changed: readonly NamedArticle[] | undefined;
}

const [ARTICLES = ""] = CONTENT_FOLDERS;
const ARTICLE = /^(\/\d{4}\/\d{2}\/[^/]+\/)./;

/**
 * Compares the articles of two deployments. Which are there is said by the deployments themselves, since one that was
 * scheduled appears without a commit; which have changed is said by git, since pages also change with their neighbours.
 */
export function articleChanges(
  before: Version & { readonly articles: readonly string[] },
  after: Version & { readonly articles: readonly string[] },
  folder: string,
): ArticleChanges {
  const [old, current] = [new Set(before.articles), new Set(after.articles)];
  const named = (path: string): NamedArticle => ({ path, ...titleOf(folder, path) });
  const changed = changedIn(before.content, after.content)?.filter((path) => old.has(path) && current.has(path));
  return {
    added: after.articles.filter((path) => !old.has(path)).map(named),
    removed: before.articles.filter((path) => !current.has(path)).map(named),
    changed: changed?.map(named),
  };
}

/** Articles with a file that differs between two commits, by address. */
function changedIn(before: string, after: string): readonly string[] | undefined {
  try {
    const args = ["diff", "--name-only", "--no-renames", "-z", before, after, "--", ARTICLES];
    const names = execFileSync("git", args, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      maxBuffer: 1 << 28,
    });
    const paths = names.split("\0").flatMap((name) => ARTICLE.exec(name.slice(ARTICLES.length))?.[1] ?? []);
    return [...new Set(paths)].sort();
  } catch {
    return undefined;
  }
}

function titleOf(folder: string, path: string): { readonly title?: string } {
  try {
    const title = textOf(parsedJson(readFileSync(join(folder, path, "article.json"), "utf8")), "title");
    return title === undefined ? {} : { title };
  } catch {
    return {};
  }
}

/** Such as `新增 1 篇、更新 2 篇、移除 0 篇`. */
export function countsText({ added, removed, changed }: ArticleChanges): string {
  const updated = changed === undefined ? "更新的不清楚" : `更新 ${changed.length} 篇`;
  return `新增 ${added.length} 篇、${updated}、移除 ${removed.length} 篇`;
}

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { sampleArticle } from "../../scripts/bench/corpus.ts";
import { writeArticle, writeCorpus, writeWhole } from "../../scripts/bench/corpus-files.ts";

/** The repository that a newsroom pushes to: this program, with made-up articles for content. */
export interface Newsroom {
  /** Address for `git clone`. */
  readonly origin: string;
  /** The newest commit. */
  tip(): string;
  /** Writes one article more and commits it. @returns its address on the site */
  publishOne(): string;
}

const AUTHOR = ["-c", "user.name=rehearsal", "-c", "user.email=rehearsal@benchmark.example"];

/**
 * A repository with the program as it is committed here, and `count` articles with a Traditional edition. What an earlier
 * rehearsal left is used again: its commits stay, and the newest is what is here now.
 */
export function openNewsroom(folder: string, count: number): Newsroom {
  const origin = join(folder, "origin");
  if (!existsSync(origin)) writeWhole(origin, clone);
  const corpus = writeCorpus(join(folder, "corpus"), count, 0, true);
  git(origin, "fetch", "--quiet", process.cwd(), "HEAD");
  git(origin, "rm", "-r", "--force", "--quiet", ".");
  git(origin, "checkout", "FETCH_HEAD", "--", ".");
  git(origin, "rm", "-r", "--force", "--quiet", "src/articles", "_data");
  execFileSync("cp", ["-r", corpus.articles, join(origin, "src", "articles")]);
  execFileSync("cp", ["-r", corpus.data, join(origin, "_data")]);
  commit(origin, `${count} articles`);
  return {
    origin: `file://${origin}`,
    tip: () => git(origin, "rev-parse", "HEAD").trim(),
    publishOne() {
      const article = sampleArticle(count);
      writeArticle(join(origin, "src", "articles"), article);
      commit(origin, `Publish ${article.slug}`);
      return `/${article.folder}/`;
    },
  };
}

/** As GitHub does, it gives any commit, and leaves out what nobody asks for. */
function clone(folder: string): void {
  git(process.cwd(), "clone", "--quiet", "--no-hardlinks", ".", folder);
  git(folder, "checkout", "--quiet", "-B", "main");
  for (const key of ["uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"]) git(folder, "config", key, "true");
}

function commit(folder: string, subject: string): void {
  git(folder, "add", "--all");
  if (git(folder, "status", "--porcelain") !== "") git(folder, ...AUTHOR, "commit", "--quiet", "-m", subject);
}

/** @returns what git prints @throws Error when it fails */
export function git(folder: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-C", folder, ...args], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1024 ** 3,
  });
}

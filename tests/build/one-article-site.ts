import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

const SEED = "2025/05/trump-putin-ceasefire-call";

export interface OneArticleSite {
  readonly scratch: string;
  readonly article: string;
  readonly data: string;
  readonly output: string;
  /** Empty at first, and of this site alone. */
  readonly cache: string;
  /** Runs the build command as an author would. */
  build(...args: string[]): Outcome;
  buildWith(env: Readonly<Record<string, string>>): Outcome;
  /** Starts the build command and does not wait for it. */
  start(...args: string[]): ChildProcess;
}

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A publication of the seed article alone, in a folder of its own that a test may spoil. */
export function oneArticleSite(): OneArticleSite {
  const scratch = mkdtempSync(join(tmpdir(), "laiyuan-build-"));
  after(() => rmSync(scratch, { recursive: true, force: true }));
  const article = join(scratch, "articles", SEED);
  const data = join(scratch, "data");
  const output = join(scratch, "public");
  cpSync(join("src/articles", SEED), article, { recursive: true });
  cpSync("_data", data, { recursive: true });
  withoutLinksToArticles(join(data, "pages"));
  const cache = mkdtempSync(join(tmpdir(), "laiyuan-cache-"));
  after(() => rmSync(cache, { recursive: true, force: true }));
  const where = ["--articles", join(scratch, "articles"), "--data", data, "--output", output, "--cache", cache];
  const command = ["--import", "tsx", "scripts/build.ts", ...where];
  const run = (args: readonly string[], env: Readonly<Record<string, string>>): Outcome =>
    spawnSync(process.execPath, [...command, ...args], { encoding: "utf8", env: { ...process.env, ...env } });
  return {
    scratch,
    article,
    data,
    output,
    cache,
    build: (...args) => run(args, {}),
    buildWith: (env) => run([], env),
    start: (...args) => spawn(process.execPath, [...command, ...args]),
  };
}

/** Pages of prose link to articles that this publication has not. */
function withoutLinksToArticles(folder: string): void {
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    writeFileSync(join(folder, name), text.replace(/\]\(\/20\d\d\/[^)]*\)/g, "](/)"));
  }
}

/** Every file of a folder with a hash of its bytes; undefined when there is no folder. */
export function fingerprint(folder: string): Record<string, string> | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}

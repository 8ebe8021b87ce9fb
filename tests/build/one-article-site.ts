import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { runBuild } from "../../src/build/command.ts";
import { commandRun, type Ended } from "../fixtures/command-run.ts";
import { minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";

export interface OneArticleSite {
  readonly publication: Publication;
  /** Holds the publication and the output. */
  readonly scratch: string;
  readonly output: string;
  /** Empty at first, and of this site alone. */
  readonly cache: string;
  /** The build command, in this process. */
  build(...args: string[]): Promise<Ended>;
  /** Starts the build command as an author would and does not wait for it. */
  start(...args: string[]): ChildProcess;
  /** Changes what _data/site.json says. */
  site(changes: object): void;
}

/** A publication of one article, without editor and Traditional edition, in a folder of its own that a test may spoil. */
export function oneArticleSite(): OneArticleSite {
  const publication = minimalPublication();
  const { articles, data } = publication;
  const scratch = dirname(articles);
  const output = join(scratch, "public");
  const cache = mkdtempSync(join(tmpdir(), "laiyuan-cache-"));
  after(() => rmSync(cache, { recursive: true, force: true }));
  const where = ["--articles", articles, "--data", data, "--output", output, "--cache", cache];
  return {
    publication,
    scratch,
    output,
    cache,
    build: (...args) => commandRun((streams) => runBuild([...where, ...args], streams)),
    start: (...args) => spawn(process.execPath, ["scripts/bundled.mjs", "scripts/build.ts", ...where, ...args]),
    site(changes) {
      const siteData: object = JSON.parse(readFileSync(join(data, "site.json"), "utf8"));
      publication.siteData("site.json", { ...siteData, ...changes });
    },
  };
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

import { lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pick, type Random } from "../../scripts/bench/random.ts";

/** Names that a build uses beside its output, inside its cache and its site, and a few of other people. */
const NAMES = [
  "site",
  "site.manifest.json",
  "site.old-2025",
  "site.stage-3",
  "site.build-aB3xYz",
  "site.lock-1-4194305-1",
  "laiyuan-build",
  "old",
  "articles",
  "data",
  "cache",
  "pictures",
  "search",
  "CACHEDIR.TAG",
  "paper.example",
  "a".repeat(64),
  `${"b".repeat(64)}.part-4194305`,
  ".git",
  "index.html",
  "thesis.docx",
] as const;
const CONTENTS = ["", "mine", '{"format":1,"files":[]}', "Signature: 8a477f597d28d172789f06886806bc55\n"] as const;

/** Fills a folder with files, folders and links at random, three deep. */
export function layOut(folder: string, random: Random, depth = 0): void {
  try {
    if (lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) return;
    mkdirSync(folder, { recursive: true });
  } catch {
    // A file stands where a folder would have to be, or links lead round and round.
    return;
  }
  for (let count = Math.floor(random() * 6); count > 0; count -= 1) {
    const path = join(folder, pick(random, NAMES));
    if (lstatSync(path, { throwIfNoEntry: false })) continue;
    const kind = random();
    if (kind < 0.45 && depth < 3) layOut(path, random, depth + 1);
    else if (kind < 0.6) symlinkSync(pick(random, [".", "site", "cache", "nowhere"]), path);
    else writeFileSync(path, pick(random, CONTENTS));
  }
}

/** A path in the folder or above it, there or not, as somebody may write it. */
export function somePath(folder: string, random: Random): string {
  const parts = Array.from({ length: 1 + Math.floor(random() * 2) }, () =>
    pick(random, [...NAMES, ".", "site", "new"]),
  );
  return join(folder, ...parts);
}

/** Everything below a folder by its path: what it is, and what a file or a link says. */
export type Entries = ReadonlyMap<string, string>;

export function entriesIn(folder: string): Entries {
  // With the kinds of entries, or Node follows links, round and round.
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((path) => [relative(folder, path), entry(path)]));
}

function entry(path: string): string {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return `link ${readlinkSync(path)}`;
  return stat.isDirectory() ? "folder" : `file ${readFileSync(path, "utf8")}`;
}

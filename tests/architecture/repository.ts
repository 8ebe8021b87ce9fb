import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { SourceFile } from "./imports.ts";

/** What git knows or would add: an ignored or deleted file is not part of the house. Only code has its text. */
export function repository(): SourceFile[] {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    encoding: "utf8",
  });
  return listed
    .split("\0")
    .filter((path) => path !== "" && existsSync(path))
    .map((path) => ({ path, text: /\.(?:tsx?|cjs|mjs)$/.test(path) ? readFileSync(path, "utf8") : "" }));
}

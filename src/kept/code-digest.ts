import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What makes pages, and what it is put together with. Articles are what it works on. */
const SOURCES = ["src", "_includes", "scripts/put-together.mjs", "tsconfig.json", "package-lock.json"];
const ARTICLES = join("src", "articles");
const CODE = /\.(?:[cm]?[jt]sx?|css|json|svg|txt|png|otf|conf)$/;

let known: string | undefined;

/**
 * Digest of the program: its sources, the versions of what it uses, and of Node with what it knows of languages and
 * time zones. What is made by another program is not taken for what this one makes.
 */
export function codeDigest(): string {
  known ??= digestOfSources();
  return known;
}

function digestOfSources(): string {
  const { node, icu, tz, unicode } = process.versions;
  const digest = createHash("sha256").update(JSON.stringify({ node, icu, tz, unicode }));
  for (const path of SOURCES.flatMap(filesIn)) digest.update(`\n${path}\n`).update(readFileSync(join(ROOT, path)));
  return digest.digest("hex");
}

function filesIn(path: string): string[] {
  if (path.includes(".")) return [path];
  return readdirSync(join(ROOT, path), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return inside === ARTICLES ? [] : filesIn(inside);
      return CODE.test(entry.name) ? [inside] : [];
    });
}

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { fingerprint } from "./one-article-site.ts";

const FIXTURE = "tests/fixtures/every-feature";
const scratch = mkdtempSync(join(tmpdir(), "laiyuan-determinism-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

interface Surroundings {
  /** Where the publication and the output lie. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Loaded before the build. */
  readonly preload?: string;
}

/** Builds the fixture from nothing. @returns the files of the site and its manifest */
function builtIn({ folder, env = {}, preload }: Surroundings) {
  const root = join(scratch, folder);
  cpSync(FIXTURE, root, { recursive: true });
  const output = join(root, "public");
  const where = ["--articles", join(root, "articles"), "--data", join(root, "data"), "--output", output, "--no-cache"];
  const loaded = preload ? ["--import", pathToFileURL(preload).href] : [];
  const command = [...loaded, "scripts/bundled.mjs", "scripts/build.ts", ...where, "--now", "2026-01-01T00:00:00Z"];
  const { status, stderr } = spawnSync(process.execPath, command, {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  assert.equal(status, 0, stderr);
  return { files: fingerprint(output), manifest: readFileSync(`${output}.manifest.json`, "utf8") };
}

/** They differ in everything at once: which of it a difference comes from, its place tells. */
const VANCOUVER: Surroundings = {
  folder: "vancouver",
  env: { TZ: "America/Vancouver", LC_ALL: "zh_CN.UTF-8", LANG: "zh_CN.UTF-8" },
};
const SHANGHAI: Surroundings = {
  folder: "a/b c/资料",
  env: { TZ: "Asia/Shanghai", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
  preload: "tests/build/shuffled-folders.mjs",
};

test("a build in another zone, locale and folder, on a file system that lists files in another order, gives the same bytes and the same manifest", () => {
  assert.deepEqual(builtIn(SHANGHAI), builtIn(VANCOUVER));
});

test("the other order of files is one, so that the test for it means something", () => {
  const script = "import { readdirSync } from 'node:fs'; process.stdout.write(JSON.stringify(readdirSync('src')))";
  const preload = pathToFileURL("tests/build/shuffled-folders.mjs").href;
  const { stdout } = spawnSync(process.execPath, ["--import", preload, "--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  assert.deepEqual(JSON.parse(stdout), readdirSync("src").toReversed());
});

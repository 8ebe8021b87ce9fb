import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { affectedBy, changedFiles, type Repository, readRepository } from "./affected.ts";
import { dependenciesOf, dependentsOf } from "./dependencies.ts";
import { allTestFiles, testFileOf } from "./test-files.ts";

const FILES: Readonly<Record<string, string>> = {
  "src/domain/tone.ts": "export const tone = 1;",
  "src/build/render.ts": 'import { tone } from "../domain/tone.ts";\nnew Eleventy("src/pages");',
  "src/build/worker.ts": "export const worker = 1;",
  "src/build/build.ts": 'import { render } from "./render.ts";\nnew URL("./worker.ts", import.meta.url);',
  "src/pages/home.11ty.tsx": "export default 1;",
  "src/browser/site.css": '@import "./tokens.css";',
  "src/browser/tokens.css": ":root {}",
  "src/desk/links.ts": 'import type { tone } from "../domain/tone.ts";',
  "src/desk/alone.ts": "/** Not as `src/desk/links.ts`. */\nexport const alone = 1;",
  "scripts/build.ts": 'import { build } from "../src/build/build.ts";',
  "tests/domain/tone.test.ts": 'import { tone } from "../../src/domain/tone.ts";',
  "tests/desk/links.test.ts": 'import { links } from "../../src/desk/links.ts";',
  "tests/build/command.test.ts":
    'spawnSync("node", ["scripts/build.ts"]);\nreadFileSync(`tests/fixtures/$' + "{name}`);",
  "tests/browser/look.spec.ts": 'readFileSync("src/browser/site.css");',
  "tests/browser/playwright.config.ts": 'import "../../scripts/build.ts";',
  "tests/architecture/architecture.test.ts": "",
  "tests/fixtures/one.json": "{}",
  "_data/site.json": "{}",
  "README.md": "",
  "package.json": "{}",
};
const REPOSITORY: Repository = {
  paths: Object.keys(FILES),
  sources: Object.entries(FILES).map(([path, text]) => ({ path, text })),
};
const TESTS = Object.keys(FILES).flatMap((path) => testFileOf(path) ?? []);

/** Names of the tests, without those of everything. */
const affected = (...changed: string[]): string[] =>
  affectedBy(changed, REPOSITORY, TESTS)
    .map(({ path }) => path.slice("tests/".length))
    .filter((path) => !path.startsWith("architecture/"));
const ALL = affected("package.json");

test("what imports a changed file is affected, over any number of files, and nothing else", () => {
  assert.deepEqual(affected("src/domain/tone.ts"), [
    "domain/tone.test.ts",
    "build/command.test.ts",
    "browser/look.spec.ts",
  ]);
  assert.deepEqual(affected("src/desk/links.ts"), ["desk/links.test.ts"]);
  assert.deepEqual(affected("tests/desk/links.test.ts"), ["desk/links.test.ts"]);
});

test("what is named and not imported counts: programs, templates, fixtures, styles", () => {
  for (const path of ["src/build/worker.ts", "src/pages/home.11ty.tsx"])
    assert.deepEqual(affected(path), ["build/command.test.ts", "browser/look.spec.ts"], path);
  assert.deepEqual(affected("tests/fixtures/one.json"), ["build/command.test.ts"]);
  assert.deepEqual(affected("tests/fixtures/new.json"), ["build/command.test.ts"]);
  assert.deepEqual(affected("src/browser/tokens.css"), ["browser/look.spec.ts"]);
});

test("code that no test is known to need is every test's; a comment that names it is no need", () => {
  assert.deepEqual(affected("src/desk/alone.ts"), ALL);
  assert.deepEqual(affected("src/desk/new.ts", "README.md"), ALL);
  assert.equal(ALL.length, TESTS.length - 1);
});

test("content and prose are no test's, but the one of all files runs with them", () => {
  assert.deepEqual(affected("README.md"), []);
  assert.equal(affectedBy(["README.md"], REPOSITORY, TESTS).length, 1);
  assert.deepEqual(affectedBy(["_data/site.json", "src/articles/2025/05/a/article.md"], REPOSITORY, TESTS), []);
});

test("over random houses exactly those are found that a walk along the imports reaches", () => {
  const random = seededRandom(24);
  for (let round = 0; round < 200; round += 1) {
    const count = between(random, 2, 12);
    const names = Array.from({ length: count }, (_, at) => `src/domain/f${at}.ts`);
    const edges = names.flatMap((from) => names.filter(() => random() < 0.2).map((to) => [from, to] as const));
    const needs = dependenciesOf(
      names,
      names.map((path) => ({
        path,
        text: edges
          .filter(([from]) => from === path)
          .map(([, to]) => `import "${to.replace("src/domain", ".")}";`)
          .join("\n"),
      })),
    );
    const [start = ""] = names;
    const reached = new Set([start]);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const [from, to] of edges) if (reached.has(to)) reached.add(from);
    }
    assert.deepEqual(dependentsOf([start], needs), reached);
  }
});

test("in this repository every test is affected by the file that it mirrors", () => {
  const { paths, sources } = readRepository();
  const needs = dependenciesOf(paths, sources);
  const pairs = allTestFiles()
    .map(({ path }) => [path, path.replace(/^tests/, "src").replace(/(\.nightly)?\.test\.ts$/, ".ts")] as const)
    .filter(([, mirrored]) => existsSync(mirrored));
  assert.ok(pairs.length > 30);
  for (const [path, mirrored] of pairs) assert.ok(dependentsOf([mirrored], needs).has(path), `${mirrored} → ${path}`);
});

test("what has changed since main is committed, uncommitted or new", () => {
  const folder = mkdtempSync(join(tmpdir(), "laiyuan-changed-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const script = [
    "git init -q -b main && git config user.name a && git config user.email a@example.org",
    "echo 1 > same.ts && echo 1 > moved.ts && echo 1 > edited.ts && git add . && git commit -qm one",
    "git switch -qc work && git mv moved.ts there.ts && git commit -qam two && echo 2 > edited.ts",
  ];
  execFileSync("sh", ["-ec", script.join("\n")], { cwd: folder });
  writeFileSync(join(folder, "文件.ts"), "");
  assert.deepEqual(changedFiles(undefined, folder).sort(), ["edited.ts", "moved.ts", "there.ts", "文件.ts"]);
  assert.deepEqual(changedFiles("HEAD", folder).sort(), ["edited.ts", "文件.ts"]);
});

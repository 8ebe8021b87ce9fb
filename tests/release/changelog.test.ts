import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { cutChangelog, readChangelog } from "../../src/release/changelog.ts";
import { nextVersions, versionIn } from "../../src/release/version.ts";

const BEFORE = `# Changelog

Notable changes.

## [Unreleased]

### Fixed

- A mistake.

## [0.1.0] - 2026-01-01

### Added

- Everything.
`;

test("what is unreleased becomes a release with its day, and there is room for the next", () => {
  const after = cutChangelog(BEFORE, "0.1.1", "2026-02-03");
  assert.equal(after, BEFORE.replace("## [Unreleased]\n", "## [Unreleased]\n\n## [0.1.1] - 2026-02-03\n"));
  const { unreleased, releases } = readChangelog(after);
  assert.equal(unreleased, "");
  assert.deepEqual(releases, [
    { version: "0.1.1", day: "2026-02-03", notes: "### Fixed\n\n- A mistake." },
    { version: "0.1.0", day: "2026-01-01", notes: "### Added\n\n- Everything." },
  ]);
  assert.throws(() => cutChangelog(after, "0.1.2", "2026-02-04"), /什么也没有/);
});

test("a changelog in another form is refused at its line", () => {
  assert.throws(() => readChangelog("# Changelog\n"), /第一个二级标题/);
  assert.throws(() => readChangelog(BEFORE.replace("[Unreleased]", "Unreleased")), /第一个二级标题/);
  assert.throws(() => readChangelog(BEFORE.replace("### Fixed", "### Mended")), /第 7 行/);
  assert.throws(() => readChangelog(BEFORE.replace("[0.1.0] - 2026-01-01", "0.1.0")), /第 11 行/);
});

test("the next version is one step on", () => {
  assert.deepEqual(nextVersions("0.1.9"), ["0.1.10", "0.2.0", "1.0.0"]);
  assert.deepEqual(nextVersions("1.2"), []);
});

test("the changelog of this repository can be cut, and its newest release is the version of the package", () => {
  const { releases } = readChangelog(readFileSync("CHANGELOG.md", "utf8"));
  const version = versionIn(readFileSync("package.json", "utf8"));
  assert.equal(releases[0]?.version ?? "0.1.0", version);
  assert.equal(versionIn(readFileSync("package-lock.json", "utf8")), version);
});

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { runRelease } from "../../src/release/command.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-release-"));
after(() => rmSync(scratch, { recursive: true, force: true }));

const NOON = new Date(2026, 10, 29, 12);
const LOCK = {
  name: "paper",
  version: "0.1.0",
  lockfileVersion: 3,
  packages: { "": { version: "0.1.0" }, a: { version: "0.1.0" } },
};

function git(root: string, ...args: string[]): string {
  return execFileSync("git", ["-C", root, ...args], { encoding: "utf8" }).trim();
}

/** A repository at 0.1.0 with one change to release. */
function repository(): string {
  const root = mkdtempSync(join(scratch, "repository-"));
  const files = {
    "CHANGELOG.md": "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- 订阅。\n",
    "package.json": `${JSON.stringify({ name: "paper", version: "0.1.0", type: "module" }, null, 2)}\n`,
    "package-lock.json": `${JSON.stringify(LOCK, null, 2)}\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  git(root, "init", "--quiet");
  for (const [name, value] of [
    ["user.name", "desk"],
    ["user.email", "desk@paper.example"],
    ["commit.gpgsign", "false"],
  ] as const)
    git(root, "config", name, value);
  git(root, "add", ".");
  git(root, "commit", "--quiet", "--message", "Begin");
  return root;
}

test("a release is one commit with the day and the version everywhere, and a tag that tells what is new", async () => {
  const root = repository();
  assert.equal(await runRelease(["0.2.0"], root, NOON), 0);
  assert.match(
    readFileSync(join(root, "CHANGELOG.md"), "utf8"),
    /^## \[Unreleased\]\n\n## \[0\.2\.0\] - 2026-11-29\n\n### Added\n\n- 订阅。$/m,
  );
  assert.deepEqual(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")), {
    ...LOCK,
    version: "0.2.0",
    packages: { ...LOCK.packages, "": { version: "0.2.0" } },
  });
  assert.deepEqual(git(root, "show", "--format=%s", "--name-only", "HEAD").split(/\n+/), [
    "Release 0.2.0",
    "CHANGELOG.md",
    "package-lock.json",
    "package.json",
  ]);
  assert.equal(git(root, "cat-file", "-t", "v0.2.0"), "tag");
  assert.equal(git(root, "tag", "--list", "--format=%(contents)", "v0.2.0"), "0.2.0\n\n### Added\n\n- 订阅。");
  assert.equal(git(root, "status", "--porcelain"), "");
  assert.equal(await runRelease(["0.3.0"], root, NOON), 1, "nothing new to release");
});

const REFUSED: Readonly<Record<string, (root: string) => string>> = {
  "a tree with changes that are not committed": (root) => {
    writeFileSync(join(root, "note"), "");
    return "0.2.0";
  },
  "a version that has a tag": (root) => {
    git(root, "tag", "v0.2.0");
    return "0.2.0";
  },
  "a version that leaves one out": () => "0.3.0",
  "the version of today": () => "0.1.0",
};
for (const [what, prepare] of Object.entries(REFUSED)) {
  test(`${what} is refused, and nothing is changed`, async () => {
    const root = repository();
    const version = prepare(root);
    const before = [git(root, "rev-parse", "HEAD"), git(root, "status", "--porcelain"), git(root, "tag")];
    assert.equal(await runRelease([version], root, NOON), 1);
    assert.deepEqual([git(root, "rev-parse", "HEAD"), git(root, "status", "--porcelain"), git(root, "tag")], before);
  });
}

test("a dry run changes nothing", async () => {
  const root = repository();
  const head = git(root, "rev-parse", "HEAD");
  assert.equal(await runRelease(["0.2.0", "--dry-run"], root, NOON), 0);
  assert.deepEqual(
    [git(root, "rev-parse", "HEAD"), git(root, "status", "--porcelain"), git(root, "tag")],
    [head, "", ""],
  );
});

test("when the commit or the tag fails, everything is as before", async () => {
  const root = repository();
  const head = git(root, "rev-parse", "HEAD");
  const hook = join(root, ".git/hooks/reference-transaction");
  writeFileSync(hook, "#!/bin/sh\ngrep -q refs/tags/ && exit 1\nexit 0\n");
  chmodSync(hook, 0o755);
  assert.equal(await runRelease(["0.2.0"], root, NOON), 3);
  assert.deepEqual(
    [git(root, "rev-parse", "HEAD"), git(root, "status", "--porcelain"), git(root, "tag")],
    [head, "", ""],
  );
});

test("what is no version is wrong usage", async () => {
  for (const args of [[], ["v0.2.0"], ["0.2"], ["0.2.0", "0.3.0"], ["0.2.0", "--force"]])
    assert.equal(await runRelease(args, scratch, NOON), 2, args.join(" "));
  assert.equal(await runRelease(["--help"], scratch, NOON), 0);
});

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { WINDOW } from "../../src/deployment/decision/observe.ts";
import { expression, lockViolationsOf, updateViolationsOf, violationsOf } from "./workflow-rules.ts";

const FOLDER = ".github/workflows";
const files = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), "utf8")]));
const manifest = readFileSync("package.json", "utf8");

function file(name: string): string {
  return files.get(name) ?? assert.fail(`no ${name}`);
}

/** What the rules say of a workflow after something in it was changed. */
function changed(name: string, from: string, to: string): string[] {
  const text = file(name);
  assert.ok(text.includes(from), `${name} has no ${from}`);
  return violationsOf(
    name,
    text.replace(from, () => to),
    manifest,
  );
}

test("every workflow keeps the rules", () => {
  assert.deepEqual(
    [...files].flatMap(([name, text]) => violationsOf(name, text, manifest)),
    [],
  );
});

test("the workflows fetch as many commits as are looked at", () => {
  const depths = [...`${file("publish.yml")}${file("test.yml")}`.matchAll(/fetch-depth: (\d+)/g)].map(
    ([, depth]) => depth,
  );
  assert.deepEqual(depths, [String(WINDOW), String(WINDOW)]);
});

const dependabot = readFileSync(".github/dependabot.yml", "utf8");
const lock = readFileSync("package-lock.json", "utf8");

test("packages and actions are watched over once a week", () => {
  assert.deepEqual(updateViolationsOf(dependabot), []);
  for (const [from, to, complaint] of [
    ["package-ecosystem: github-actions", "package-ecosystem: docker", /nobody watches over github-actions/],
    ["interval: weekly", "interval: daily", /npm is not weekly/],
    ['    groups:\n      packages:\n        patterns: ["*"]\n', "", /npm is not in one pull request/],
    ["default-days: 7", "default-days: 0", /npm takes what came out this week/],
  ] as const)
    assert.match(updateViolationsOf(dependabot.replace(from, to)).join("\n"), complaint);
});

test("every package is the one that was chosen: of a fixed version, with a digest, from the registry, and none runs when installed", () => {
  assert.deepEqual(lockViolationsOf(lock, manifest), []);
  assert.match(readFileSync(".npmrc", "utf8"), /^ignore-scripts=true$/m);
  for (const [from, to, complaint] of [
    [/"integrity": "sha512-[^"]+"/, '"x": ""', /has no digest/],
    [/"integrity": "sha512-[^"]+"/, '"integrity": "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk="', /has no digest/],
    [/"integrity":/, '"resolved": "https://a.example/x.tgz", "integrity":', /a place of its own/],
  ] as const)
    assert.match(lockViolationsOf(lock.replace(from, to), manifest).join("\n"), complaint);
  for (const version of ["^1.0.0", "latest", "github:a/b", "https://a.example/x.tgz"])
    assert.match(
      lockViolationsOf(lock, manifest.replace(/"sharp": "[^"]+"/, `"sharp": "${version}"`)).join(),
      /sharp .* floats/,
    );
});

const SEEDED: readonly [string, string, string, string, RegExp][] = [
  ["an action by tag", "links.yml", /@[0-9a-f]{40} # v[\d.]+/.exec(file("links.yml"))?.[0] ?? "", "@v7", /not pinned/],
  ["an action without its version", "links.yml", " # v7.0.1", "", /does not say its version/],
  ["a version that is only half there", "links.yml", " # v7.0.1", " # v7", /does not say its version/],
  [
    "the event in a command",
    "publish.yml",
    "npm run --silent deploy",
    `echo ${expression("github.event.head_commit.message")}; npm run --silent deploy`,
    /puts an expression into a command/,
  ],
  [
    "a branch's name in a command",
    "summary.yml",
    'gh pr comment "$NUMBER"',
    `gh pr comment "${expression("github.head_ref")}"`,
    /puts an expression into a command/,
  ],
  ["no permissions at the top", "test.yml", "permissions: {}\n", "", /permissions at the top/],
  [
    "permissions for all jobs",
    "test.yml",
    "permissions: {}\n",
    "permissions:\n  contents: write\n",
    /permissions at the top/,
  ],
  [
    "more than is needed",
    "publish.yml",
    "      contents: read\n      statuses: read",
    "      contents: write\n      statuses: read",
    /may write contents/,
  ],
  [
    "kept credentials",
    "nightly.yml",
    "          persist-credentials: false",
    "          persist-credentials: true",
    /keeps credentials/,
  ],
  [
    "a decision in shell",
    "publish.yml",
    "run: node --experimental-strip-types scripts/deploy.ts plan",
    "run: if true; then node scripts/deploy.ts plan; fi",
    /decides in shell/,
  ],
  [
    "an npm script that is not there",
    "links.yml",
    "npm run --silent links",
    "npm run --silent chains",
    /no npm script chains/,
  ],
  [
    "a file that is not there",
    "nightly.yml",
    "scripts/deploy.ts issue",
    "scripts/tell.ts issue",
    /no file scripts\/tell.ts/,
  ],
  [
    "a deployment that is cancelled",
    "publish.yml",
    "cancel-in-progress: false",
    "cancel-in-progress: true",
    /publish is not one at a time/,
  ],
  ["deployments that replace each other", "publish.yml", "      queue: max\n", "", /publish is not one at a time/],
  [
    "tests of main that are cancelled",
    "test.yml",
    expression("github.event_name == 'pull_request'"),
    "true",
    /tests of main can be cancelled/,
  ],
  ["tests that share a group", "test.yml", "|| github.run_id", "|| github.ref", /tests of main can be cancelled/],
  [
    "a schedule that enters the group unasked",
    "publish.yml",
    "(github.event_name != 'schedule' || needs.plan.outputs.publish == 'true')",
    "true",
    /scheduled run enters the group/,
  ],
  [
    "a plan within the group",
    "publish.yml",
    "  plan:\n",
    "  plan:\n    concurrency: publish\n",
    /plan waits in a group/,
  ],
  [
    "a tool from outside of the lock file",
    "links.yml",
    "run: npm ci\n",
    "run: npx some-tool@latest\n",
    /runs what is not in the lock file/,
  ],
  ["an installation that passes over it", "summary.yml", "run: npm ci\n", "run: npm install\n", /not in the lock file/],
  [
    "a program from the web",
    "nightly.yml",
    "run: npm ci\n",
    "run: curl -fsSL https://a.example/install.sh -o i && sh i\n",
    /not in the lock file/,
  ],
  [
    "a cache of any branch",
    "publish.yml",
    "            kept-main-\n",
    "            kept-\n",
    /restores the cache of another branch: kept-/,
  ],
  [
    "a cache that is saved for all",
    "publish.yml",
    `key: kept-${expression("github.ref_name")}-`,
    "key: kept-",
    /not of its own branch/,
  ],
  [
    "a cache that a pull request writes to",
    "publish.yml",
    "  workflow_dispatch:\n",
    "  pull_request:\n  workflow_dispatch:\n",
    /a pull request can write to/,
  ],
  ["a cache in one step", "publish.yml", "actions/cache/restore@", "actions/cache@", /in one step/],
  ["a job without an end", "links.yml", "    timeout-minutes: 120\n", "", /no time limit/],
  [
    "a trigger that reads strangers' code with our secrets",
    "summary.yml",
    "  pull_request:\n",
    "  pull_request_target:\n",
    /pull_request_target/,
  ],
];

for (const [what, name, from, to, complaint] of SEEDED)
  test(`the rules notice ${what}`, () => {
    assert.match(changed(name, from, to).join("\n"), complaint);
  });

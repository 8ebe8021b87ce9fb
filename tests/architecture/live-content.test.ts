import assert from "node:assert/strict";
import { test } from "node:test";
import type { SourceFile } from "./imports.ts";
import { type Allowed, readsOfLiveContent } from "./live-content.ts";
import { repository } from "./repository.ts";

/** They name it and do not read it. */
const ALLOWED: Allowed = {
  "tests/deployment/": "commits in repositories of their own",
  "tests/editor/tasks.test.ts": "a path as a problem of the check has it",
  "tests/faults/suite.ts": "builds the site of an older suite, whose tests read it",
  "tests/editor/schemas.test.ts": "where the editor believes a file of its own to lie",
  "tests/netlify/command.ts": "takes the options of publication.ts",
  "tests/rehearsal/": "writes them into a repository of its own",
  "tests/runner/": "tells content from code, and puts another publication in the place of ours",
};

test("no test reads the live publication", () => {
  assert.deepEqual(readsOfLiveContent(repository(), ALLOWED), []);
});

const USUAL = file(
  "src/terminal/options.ts",
  'export const USUAL = { data: value("文件夹", "", { default: "_data" }) };',
);
const OPTIONS = [
  USUAL,
  file(
    "src/build/options.ts",
    'import { USUAL } from "../terminal/options.ts";\nexport const BUILD = { data: USUAL.data };',
  ),
  file("src/preview/options.ts", 'const options = { articles: value("文件夹", "", { default: "src/articles" }) };'),
  file("src/preview/dev.ts", 'import { DEV } from "./options.ts";'),
];
const COMMAND = file("src/build/command.ts", 'import { BUILD } from "./options.ts";');
const SCRIPT = file("scripts/build.ts", 'import { runBuild } from "../src/build/command.ts";');

const SEEDED: Readonly<Record<string, { text: string; says: RegExp }>> = {
  "an article read by its path": { text: 'readFileSync("src/articles/2025/05/x/article.md")', says: /names the live/ },
  "the data as a whole": { text: 'readPublication({ articles: mine, data: "_data" }, now)', says: /names the live/ },
  "a path put together from the folder": { text: 'join("src/articles", SEED)', says: /names the live/ },
  "a template": { text: "const seed = `./src/articles/2025`;", says: /names the live/ },
  "a build as a process that is not told what to build": {
    text: 'spawnSync(process.execPath, ["--import", "tsx", "scripts/build.ts", "--output", folder]);',
    says: /starts scripts\/build\.ts and names no publication/,
  },
  "a command called in the test's own process without saying whose": {
    text: 'import { runBuild } from "../../src/build/command.ts";\nawait runBuild(["--output", folder, "--data", data]);',
    says: /starts src\/build\/command\.ts and names no publication/,
  },
  "a command with such a default of its own": {
    text: 'import { runDev } from "../../src/preview/dev.ts";\nawait runDev([]);',
    says: /starts src\/preview\/dev\.ts and names no publication/,
  },
};

for (const [what, { text, says }] of Object.entries(SEEDED)) {
  test(`${what} is found`, () => {
    const found = readsOfLiveContent([...OPTIONS, COMMAND, SCRIPT, file("tests/a/a.test.ts", text)]);
    assert.equal(found.length, 1, found.join("\n"));
    assert.match(found[0] ?? "", says);
  });
}

test("names inside other folders, and commands that are told what to read, pass", () => {
  const sound = [
    file("tests/a/a.test.ts", 'mkdirSync(join(scratch, "src/articles", slug)); put(root + "/_data/site.json");'),
    file("tests/a/b.test.ts", 'run("scripts/build.ts", "--articles", articles, "--data", data);'),
    file("tests/a/c.test.ts", 'import { BUILD } from "../../src/build/options.ts";'),
    file("tests/a/e.test.ts", 'import { flag } from "../../src/terminal/options.ts";'),
    file("tests/a/d.test.ts", 'run("scripts/verify.ts");\n/** Changes what `_data` says. */'),
  ];
  assert.deepEqual(readsOfLiveContent([...OPTIONS, COMMAND, SCRIPT, ...sound]), []);
});

test("a leave that nobody needs any more is found", () => {
  const found = readsOfLiveContent([file("tests/a/a.test.ts", "")], { "tests/a/a.test.ts": "it was there" });
  assert.deepEqual(found, ["tests/a/a.test.ts needs no leave to name the live publication"]);
});

function file(path: string, text: string): SourceFile {
  return { path, text };
}

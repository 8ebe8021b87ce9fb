import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../scripts/bench/random.ts";
import { UsageError } from "../../src/terminal/outcome.ts";
import { givenTo } from "../fixtures/given.ts";
import { filesMeant } from "./choice.ts";
import { TEST, testOptionsOf } from "./options.ts";
import { type Item, partOf } from "./parts.ts";
import { allTestFiles, testFileOf } from "./test-files.ts";

const PATHS = [
  "tests/domain/tone.test.ts",
  "tests/domain/date-stamp.test.ts",
  "tests/upkeep/links/links.test.ts",
  "tests/desk/due.test.ts",
  "tests/partials/line-breaks.test.ts",
  "tests/site/pages.test.ts",
  "tests/browser/search.spec.ts",
  "tests/build/kills.nightly.test.ts",
  "tests/netlify/form.test.ts",
  "tests/fixtures/sample.test.ts",
  "tests/domain/words.ts",
];
const FILES = PATHS.flatMap((path) => testFileOf(path) ?? []);
const none = () => assert.fail("the repository was not asked for");
const meant = (word: string) => filesMeant(word, FILES, none).map(({ path }) => path.slice("tests/".length));

test("a test file is of its group, and what has a command of its own is none", () => {
  assert.deepEqual(
    FILES.map(({ group, nightly }) => `${group}${nightly ? " nightly" : ""}`),
    ["unit", "unit", "unit", "unit", "unit", "site", "browser", "unit nightly"],
  );
});

test("a file, a folder, a room of the code and its files mean their tests", () => {
  assert.deepEqual(meant("tests/domain/tone.test.ts"), ["domain/tone.test.ts"]);
  assert.deepEqual(meant("./tests/domain/"), ["domain/tone.test.ts", "domain/date-stamp.test.ts"]);
  assert.deepEqual(meant("src/domain"), ["domain/tone.test.ts", "domain/date-stamp.test.ts"]);
  assert.deepEqual(meant("domain"), ["domain/tone.test.ts", "domain/date-stamp.test.ts"]);
  assert.deepEqual(meant("src/domain/date-stamp.ts"), ["domain/date-stamp.test.ts"]);
  assert.deepEqual(meant("src/upkeep/links"), ["upkeep/links/links.test.ts"]);
  assert.deepEqual(meant("_includes/partials"), ["partials/line-breaks.test.ts"]);
  assert.deepEqual(meant("search.spec"), ["browser/search.spec.ts"]);
});

test("a room that no tests mirror means the tests that need it", () => {
  const sources = [{ path: "tests/site/pages.test.ts", text: 'readFileSync("_includes/layouts/icon.svg");' }];
  const repository = () => ({ paths: ["_includes/layouts/icon.svg", ...PATHS], sources });
  assert.deepEqual(
    filesMeant("_includes/layouts", FILES, repository).map(({ path }) => path),
    ["tests/site/pages.test.ts"],
  );
});

test("a word that means nothing is told so", () => {
  assert.throws(() => meant("weather"), UsageError);
  assert.throws(() => meant("tests/netlify/form.test.ts"), /test:netlify/);
});

test("options that are wrong are refused in a sentence", () => {
  for (const args of [
    ["--nope"],
    ["--only", "all"],
    ["--part", "3/2"],
    ["--part", "0/2"],
    ["--since", "main"],
    ["--foreign", "--affected"],
    ["--concurrency", "0"],
  ])
    assert.throws(() => testOptionsOf(givenTo(TEST, args)), UsageError, args.join(" "));
  assert.throws(() => givenTo(TEST, ["--help"]), /help was asked for/);
});

/** Seconds by name, as different as they are in truth. */
const secondsOf = (path: string): number => (path.length * 7919) % 60;

test("the parts together are the whole, and nothing is in two of them", () => {
  const items: Item[] = ["check", ...allTestFiles()];
  for (const of of [1, 2, 3, 5, 8]) {
    const parts = Array.from({ length: of }, (_, at) => partOf(items, { number: at + 1, of }, secondsOf));
    assert.equal(parts.flat().length, items.length);
    assert.deepEqual(new Set(parts.flat()), new Set(items));
  }
});

test("parts take about as long as each other, and are the same in whatever order files are found", () => {
  const random = seededRandom(7);
  const items: Item[] = [...allTestFiles()];
  const seconds = (part: readonly Item[]) =>
    part.reduce((sum, item) => sum + (item === "check" ? 0 : secondsOf(item.path)), 0);
  const parts = [1, 2, 3].map((number) => partOf(items, { number, of: 3 }, secondsOf));
  const [shortest = 0, longest = 0] = [Math.min(...parts.map(seconds)), Math.max(...parts.map(seconds))];
  assert.ok(longest - shortest < 60, `${shortest} to ${longest} seconds`);
  const shuffled = items.toSorted(() => random() - 0.5);
  for (const [at, part] of parts.entries())
    assert.deepEqual(new Set(partOf(shuffled, { number: at + 1, of: 3 }, secondsOf)), new Set(part));
});

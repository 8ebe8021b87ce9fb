import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { readPublication } from "../../src/content/read-publication.ts";
import { longTests } from "./nightly.ts";

test("the night runs the files of the night, each proof at length from its seed, and the foreign publication", () => {
  const tests = longTests(77, ["tests/build/kills.nightly.test.ts"]);
  assert.deepEqual(
    tests.map(({ name, args }) => `${name}: ${args.join(" ")}`),
    [
      "files: scripts/test.ts tests/build/kills.nightly.test.ts",
      "apart: scripts/test.ts --only unit --apart",
      "sequences: scripts/fuzz.ts --sequences 400 --seed 77",
      "kills: scripts/fuzz.ts --kills 200 --seed 77",
      "code: scripts/fuzz.ts --code 100 --seed 77",
      "faults: scripts/test-faults.ts",
      "foreign: scripts/test.ts --foreign",
    ],
  );
  for (const { args } of tests) assert.ok(existsSync(args[0] ?? ""));
  assert.deepEqual(longTests(1, [])[0], { name: "files", args: [] });
});

test("the foreign publication is right, and foreign in every respect that a test could lean on", () => {
  const folders = { articles: "tests/fixtures/foreign/articles", data: "tests/fixtures/foreign/data" };
  const now = Date.parse("2025-10-02T12:00:00-04:00");
  const { articles, siteData, breaking, warnings, skipped } = readPublication(folders, now);
  assert.deepEqual(warnings, []);
  assert.equal(siteData.site.name, "湖畔样刊");
  assert.equal(siteData.site.timeZone, "America/Toronto");
  assert.equal(siteData.site.comments.provider, "formspree");
  assert.equal(siteData.site.traditional, undefined);
  assert.equal(siteData.site.cms, undefined);
  assert.notEqual(breaking, undefined);
  assert.ok(articles.every(({ path }) => !path.includes("trump-putin")));
  assert.ok(skipped.some(({ reason }) => reason === "withdrawn"));
  assert.ok(siteData.withdrawals.some(({ picture }) => picture !== undefined));
});

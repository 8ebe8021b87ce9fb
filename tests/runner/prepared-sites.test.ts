import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { sitesOf } from "./prepared-sites.ts";
import { allTestFiles } from "./test-files.ts";

/** How a test asks for a site, itself or through the fixture of its own. */
const ASKS = {
  layout: /builtFolder\("layout"\)|from "\.\/layout\/sites\.ts"/,
  deployments: /builtFolder\("deployments"\)|from "\.\/deployments\/host\.ts"/,
  injection: /testSite\("injection"\)|site: "injection"/,
  "injection-whole": /testSite\("injection-whole"\)|site: "injection-whole"/,
} as const;

for (const site of ["layout", "deployments", "injection", "injection-whole"] as const) {
  test(`the site "${site}" is built before the tests that ask for it`, () => {
    const files = allTestFiles().filter(({ path }) => !path.startsWith("tests/runner/"));
    const asking = files.filter(({ path }) => ASKS[site].test(readFileSync(path, "utf8")));
    const prepared = files.filter((file) => sitesOf(file).includes(site));
    assert.ok(asking.length > 0);
    assert.deepEqual(prepared, asking);
  });
}

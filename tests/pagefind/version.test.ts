import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { PAGEFIND } from "../../src/pagefind/version.ts";

const installed = JSON.parse(readFileSync("node_modules/pagefind/package.json", "utf8"));
const wanted = JSON.parse(readFileSync("package.json", "utf8"));

test("the room that knows Pagefind's private format knows that of the version that is installed", () => {
  for (const version of [wanted.dependencies.pagefind, installed.version])
    assert.equal(
      version,
      PAGEFIND,
      `Pagefind is ${version} now, and src/pagefind/ reads and writes the private format of ${PAGEFIND}: run tests/pagefind and npm run bench:search, mend the room where its files have changed, and only then name the new version in src/pagefind/version.ts`,
    );
});

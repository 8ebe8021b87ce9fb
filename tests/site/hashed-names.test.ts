import assert from "node:assert/strict";
import { test } from "node:test";
import { kindOf, pictureOf } from "../../src/deployment/host/hashed-files.ts";
import { readBuiltSite } from "../../src/deployment/upload-files.ts";
import { builtSite } from "./built-site.ts";

const site = readBuiltSite(builtSite().folder);
const paths = [...site.files.keys()];

test("every file below /assets/ and /pagefind/ has a name that the upload knows as hashed, but for the list of shards", () => {
  const below = paths.filter((path) => /^\/(?:assets|pagefind)\//.test(path) && path !== "/pagefind/shards.json");
  assert.deepEqual(
    below.filter((path) => kindOf(path) === undefined),
    [],
  );
  assert.deepEqual(new Set(below.map(kindOf)), new Set(["code", "picture", "runtime", "shard"]));
  assert.deepEqual(
    paths.filter((path) => !below.includes(path) && kindOf(path) !== undefined),
    [],
  );
});

test("the manifest says of every picture whose it is, and of nothing else", () => {
  const stems = new Set(paths.flatMap((path) => pictureOf(path) ?? []));
  assert.ok(stems.size > 0);
  assert.deepEqual(new Set(site.pictures.keys()), stems);
  for (const article of site.pictures.values()) assert.ok(site.articles.includes(article), article);
});

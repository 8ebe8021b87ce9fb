import assert from "node:assert/strict";
import { test } from "node:test";
import type { Kind } from "../../src/domain/kind.ts";
import type { IndexMode } from "../../src/domain/source.ts";
import { type UsedSource, usePolicyOf } from "../../src/domain/use-policy.ts";

const ORIGINAL = "https://gazette.example/1";
const source = (index: IndexMode, canonical = false, language = "zh"): UsedSource => ({
  name: "公报",
  url: ORIGINAL,
  terms: { index, canonical, language },
});
const FREE = source("index");
const ASKS = source("noindex-news", true);
const UNREGISTERED: UsedSource = { name: "别家", url: "https://other.example/1" };

const TABLE: readonly [name: string, kind: Kind, sources: UsedSource[], robots: IndexMode, canonical?: string][] = [
  ["an original is indexed", "original", [], "index"],
  ["an original that cites a strict source is indexed", "original", [source("noindex")], "index"],
  ["a compilation is its own canonical, whatever its sources ask", "compilation", [ASKS, source("noindex")], "index"],
  ["a translation never points at the foreign original", "translation", [source("noindex", true, "en")], "index"],
  ["a reprint may be indexed where the source allows it", "reprint", [FREE], "index"],
  ["a reprint stays out of the news index by default", "reprint", [source("noindex-news")], "noindex-news"],
  ["a reprint is kept out where the source asks for it", "reprint", [source("noindex")], "noindex"],
  ["an unregistered source gets no more than the default", "reprint", [UNREGISTERED], "noindex-news"],
  ["of several sources the strictest decides", "reprint", [FREE, source("noindex"), UNREGISTERED], "noindex"],
  ["the licence may ask for the original as canonical", "reprint", [ASKS], "noindex-news", ORIGINAL],
  ["two sources cannot both be canonical", "reprint", [ASKS, FREE], "noindex-news"],
  ["a foreign original is never canonical", "reprint", [source("index", true, "en")], "index"],
  ["traditional script is the same language", "reprint", [source("index", true, "zh-Hant")], "index", ORIGINAL],
  ["a page kept out of the index names no other canonical", "reprint", [source("noindex", true)], "noindex"],
  [
    "without an address there is no canonical",
    "reprint",
    [{ name: "公报", terms: { index: "index", canonical: true, language: "zh" } }],
    "index",
  ],
];

for (const [name, kind, sources, robots, canonical] of TABLE) {
  test(name, () => {
    const policy = usePolicyOf(kind, sources);
    assert.deepEqual([policy.robots, policy.canonical], [robots, canonical]);
    assert.match(policy.reason, /^本文.*。$/);
  });
}

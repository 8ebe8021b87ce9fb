import assert from "node:assert/strict";
import { test } from "node:test";
import { SITE } from "../fixtures/articles.ts";
import { minimalPublication } from "../fixtures/minimal-publication.ts";
import { testBadInputs } from "./bad-input.ts";

testBadInputs({
  "a glossary entry with markup": {
    spoil: (p) => p.siteData("glossary.json", { 普京: "<b>普丁</b>" }),
    code: "bad-term",
    says: /普京/,
    variant: (p) => p.siteData("glossary.json", { 普京: "普丁" }),
  },
  "a glossary entry without Han": {
    spoil: (p) => p.siteData("glossary.json", { Putin: "普丁" }),
    code: "bad-term",
    says: /“Putin”/,
    variant: (p) => p.siteData("glossary.json", { "J.D.万斯": "J.D.范斯" }),
  },
  "a glossary that is a list": {
    spoil: (p) => p.siteData("glossary.json", []),
    code: "wrong-type",
    variant: (p) => p.siteData("glossary.json", {}),
  },
  "a word of an article's own that is empty": {
    spoil: (p) => p.record({ traditional: { 标题: "" } }),
    code: "bad-term",
    at: [10, 11],
    variant: (p) => p.record({ traditional: { 标题: "標題" } }),
  },
  "a region that nobody knows": {
    spoil: (p) => p.siteData("site.json", { ...SITE, traditional: { region: "macau" } }),
    code: "bad-value",
    says: /hongkong、taiwan/,
    variant: (p) => p.siteData("site.json", { ...SITE, traditional: { region: "hongkong" } }),
  },
});

test("a word of an article's own that the article does not have is told, and stops nothing", () => {
  const publication = minimalPublication();
  publication.record({ traditional: { 标题: "標題", 范先生: "范先生" } });
  const { warnings } = publication.read();
  assert.deepEqual(
    warnings.map(({ code, message }) => [code, message]),
    [["unused-term", "这一篇里没有“范先生”。"]],
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { minimalPublication } from "../fixtures/minimal-publication.ts";

/** What is said of a source and of a link with an address. */
function saidOf(address: string): string[] {
  const p = minimalPublication();
  p.record({ kind: "compilation", sources: [{ name: "别家", url: address }] });
  p.write("article.md", `正文。\n\n[看](${address})和[再看](${address})。\n`);
  return p.read().warnings.map(({ code, file, line }) => `${code} ${file.replace(/.*\./, "")} ${line}`);
}

test("a host that looks like another one is remarked on where it stands, in the record and once in the text", () => {
  for (const host of [
    "аррӏе.com",
    "pаypal.com",
    "gıthub.com",
    "xn--80ak6aa92e.com",
    "googleノx.com",
    "xn--fiq228c.com",
  ]) {
    const said = saidOf(`https://${host}/a`);
    assert.deepEqual(said, ["lookalike-host json 12", "lookalike-host md 3"], host);
  }
});

test("a host in letters that nobody takes for another passes without a word", () => {
  for (const host of [
    "bücher.example",
    "例子.example",
    "почта.рф",
    "한국.example",
    "ελλάδα.gr",
    "日本ノ例.jp",
    "a.example",
  ])
    assert.deepEqual(saidOf(`https://${host}/a`), [], host);
});

test("a reader's name that poses as the desk is remarked on, the desk's own is not", () => {
  const p = minimalPublication();
  const id = "20250520T180000Z-3fa9c1d20b7e";
  const comment = {
    id,
    article: "20250519-sample",
    date: "2025-05-20T11:00:00-07:00",
    text: "好。",
    origin: "netlify",
  };
  const said = (changes: object) => {
    p.siteData(`comments/2025/05/sample/${id}.json`, { ...comment, ...changes });
    return p.read().warnings.map(({ code }) => code);
  };
  assert.deepEqual(said({ name: "编辑部" }), ["impersonating-name"]);
  assert.deepEqual(said({ name: "编辑部", editor: true, origin: "desk" }), []);
  assert.deepEqual(said({ name: "读者甲" }), []);
});

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { formFault, jsonFault } from "../../../src/build/verify/well-formed.ts";
import { builtFolder } from "../../fixtures/built-sites.ts";

const folder = builtFolder("every-feature");
const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
const filesOf = (kind: RegExp): [string, string][] =>
  names.filter((name) => kind.test(name)).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
const xml = filesOf(/\.(?:xml|svg)$/);
const json = filesOf(/\.json$/);
const faultOf = (name: string, text: string) => formFault(`/${name}`, Buffer.from(text));

/** What no strict reader of XML takes, put before the end of the root element. */
const FAULTS: Readonly<Record<string, string>> = {
  "a control character": "\u0001",
  "a noncharacter": "\uffff",
  "a control character as an entity": "&#1;",
  "an element without an end": "<b>",
  "an end without a beginning": "</b>",
  "a bare ampersand": " & ",
  "an entity of HTML": "&nbsp;",
  "a prefix that is not declared": "<x:y/>",
  "an attribute without quotes": "<b a=b/>",
  "an attribute twice": '<b a="1" a="2"/>',
  "the end of a section of characters": "]]>",
};

test("every feed, map and drawing of a site is well-formed, and each would be found if it were not", () => {
  const kinds = ["feed.xml", "atom.xml", "sitemap.xml", "comments.xml", "icon.svg"];
  assert.deepEqual(
    kinds.filter((kind) => !xml.some(([name]) => name.endsWith(kind))),
    [],
  );
  for (const [name, text] of xml) {
    assert.equal(faultOf(name, text), undefined, name);
    for (const [fault, piece] of Object.entries(FAULTS)) {
      const spoilt = text.replace(/(?=<\/[^<]*>\s*$)/, () => piece);
      assert.ok(spoilt !== text && faultOf(name, spoilt), `${fault} in ${name}`);
    }
  }
});

test("half a character in any file of JSON is found, a whole one in escapes is not", () => {
  assert.ok(json.length > 4);
  for (const [name, text] of json) {
    assert.equal(faultOf(name, text), undefined, name);
    const field = (value: string) => `{"a":[{"${value}":${text}}]}`;
    assert.ok(faultOf(name, field("\\ud800")) && faultOf(name, field("\\uDC00x")), name);
    assert.equal(faultOf(name, field("\\ud842\\udfb7 \\\\ud800")), undefined, name);
  }
  assert.ok(jsonFault('"\\udbff"'));
});

test("bytes that are no UTF-8 are found in whatever is text", () => {
  for (const name of ["a.html", "a.xml", "a.json", "a.txt", "a.csv"])
    assert.equal(formFault(name, Buffer.of(0x61, 0xe5, 0x81)), "不是 UTF-8");
  assert.equal(formFault("a.webp", Buffer.of(0xe5)), undefined);
});

test("a map of 50,000 addresses takes twice as long as one of 25,000", () => {
  const map = (count: number) =>
    Buffer.from(`<urlset>${"<url><loc>https://a.example/停火/</loc></url>".repeat(count)}</urlset>`);
  // The quickest of several: the collector of garbage comes when it likes.
  const took = (bytes: Buffer) => {
    const times = Array.from({ length: 5 }, () => {
      const before = process.cpuUsage();
      assert.equal(formFault("/sitemaps/1.xml", bytes), undefined);
      return process.cpuUsage(before).user;
    });
    return Math.min(...times);
  };
  const [half, whole] = [took(map(25_000)), took(map(50_000))];
  assert.ok(whole < half * 4, `${half} ${whole}`);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { minimalPublication, type Publication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";
import { testBadInputs } from "./bad-input.ts";

const QUOTE = {
  speaker: "市长",
  platform: "x",
  text: "说到做到。",
  url: "https://x.example/1",
  checked: "2025-05-19T00:00:00-07:00",
};
const PLACED = "![](mayor)\n\n正文。\n";

function quotes(p: Publication, changes: Readonly<Record<string, unknown>>, body = PLACED): void {
  p.record({ quotes: { mayor: { ...QUOTE, ...changes } } });
  p.write("article.md", body);
}

testBadInputs({
  "a quotation without an address": {
    spoil: (p) => quotes(p, { url: undefined }),
    code: "missing-field",
    says: /url/,
    variant: (p) => quotes(p, {}),
  },
  "a quotation from the press that names no outlet": {
    spoil: (p) => quotes(p, { platform: "press" }),
    code: "missing-quote-source",
    says: /mayor/,
    variant: (p) => quotes(p, { platform: "press", source: "gazette" }),
  },
  "a quotation from an unknown outlet": {
    spoil: (p) => quotes(p, { source: "gazete" }),
    code: "unknown-source",
    says: /是不是“gazette”/,
    variant: (p) => quotes(p, { source: "公报" }),
  },
  "a quotation reported by a source that may no longer be used": {
    spoil: (p) => {
      p.terms({ status: "stopped" });
      quotes(p, { platform: "press", source: "gazette" });
    },
    code: "stopped-source",
    says: /mayor.*公报/,
    variant: (p) => {
      p.terms({ status: "active" });
      quotes(p, { platform: "press", source: "gazette" });
    },
  },
  "a quotation that was checked on a day that does not exist": {
    spoil: (p) => quotes(p, { checked: "2025-02-31T00:00:00-08:00" }),
    code: "bad-date",
    says: /2025-02-31/,
    variant: (p) => quotes(p, { checked: "2025-02-28T00:00:00-08:00" }),
  },
  "a post that was checked before it was there": {
    spoil: (p) => quotes(p, { posted: "2025-05-20T08:00:00-07:00" }),
    code: "checked-before-posted",
    says: /mayor/,
    variant: (p) => quotes(p, { posted: "2025-05-19T23:00:00-07:00", archived: "https://archive.example/1" }),
  },
  "a quotation that the text never places": {
    spoil: (p) => quotes(p, {}, "正文。\n"),
    code: "quote-not-placed",
    variant: (p) => quotes(p, {}),
  },
  "a quotation that the text places twice": {
    spoil: (p) => quotes(p, {}, `${PLACED}\n![](mayor)\n`),
    code: "quote-placed-twice",
    variant: (p) => quotes(p, {}),
  },
  "a picture and a quotation of the same name": {
    spoil: (p) => {
      putPicture(p);
      p.record({ quotes: { mayor: QUOTE }, pictures: { mayor: pictureRecord() } });
      p.write("article.md", PLACED);
    },
    code: "duplicate-name",
    variant: (p) => {
      putPicture(p);
      p.record({ quotes: { mayor: QUOTE }, pictures: { chart: pictureRecord() } });
      p.write("article.md", `![](chart)\n\n${PLACED}`);
    },
  },
});

const LONG = "“这句话足够长，长到谁都会想知道它究竟是从哪里来的。”";
const REPRINT = { kind: "reprint", sources: [{ source: "gazette", url: "https://gazette.example/1", author: "甲" }] };

test("a long direct quotation without a link in a reprint is a warning, not an error", () => {
  const p = minimalPublication();
  p.record(REPRINT);
  p.write("article.md", `第一段。\n\n他说，${LONG}\n`);
  const { articles, warnings } = p.read();
  assert.equal(articles.length, 1);
  assert.deepEqual(
    warnings.map(({ code, line }) => [code, line]),
    [["unsourced-quote", 3]],
  );
});

for (const [name, body, record] of [
  ["a linked quotation", `[他说](https://x.example/1)，${LONG}\n`, REPRINT],
  ["a quotation with a note", `他说，${LONG}[^1]\n\n[^1]: 出处。\n`, REPRINT],
  ["a short turn of phrase", "他说“非常顺利”。\n", REPRINT],
  ["an article that is not a reprint", `他说，${LONG}\n`, {}],
] as const) {
  test(`${name} gives no warning`, () => {
    const p = minimalPublication();
    p.record(record);
    p.write("article.md", body);
    assert.deepEqual(p.read().warnings, []);
  });
}

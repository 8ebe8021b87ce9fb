import assert from "node:assert/strict";
import { test } from "node:test";
import { picturesOf } from "../../src/domain/article.ts";
import { minimalPublication, pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";

const p = minimalPublication();
putPicture(p);
p.write("article.md", "![](chart)\n\n正文。");

/** What the addresses of the picture's files are made of, with this record. */
function digest(changes: Readonly<Record<string, unknown>>): string | undefined {
  p.record({ pictures: { chart: pictureRecord(changes) } });
  const [picture] = p.read().articles.flatMap(picturesOf);
  return picture?.shown ? picture.digest : undefined;
}

test("whatever of the credit is inside a picture's files changes their addresses, so that no cache keeps the old ones", () => {
  const before = digest({});
  assert.match(before ?? "", /^[0-9a-f]{64}$/);
  assert.equal(digest({ alt: "另一句描述", caption: "说明" }), before);
  const corrected = [
    digest({ credit: { source: "gazette", author: "丁" } }),
    digest({ credit: { name: "另一家", url: "https://other.example" } }),
    digest({ licence: "CC BY-SA 4.0" }),
  ];
  assert.equal(new Set([before, ...corrected]).size, 4);
});

test("another place that matters changes the addresses as well: some of the files are cut around it", () => {
  assert.equal(new Set([digest({}), digest({ focus: "top" }), digest({ focus: { x: 0.5, y: 0.1 } })]).size, 3);
  assert.equal(digest({ focus: "top" }), digest({ focus: { x: 0.5, y: 0 } }));
});

test("of a picture that its description calls a chart all is shown, unless the record says what matters", () => {
  const focus = (changes: Readonly<Record<string, unknown>>) => {
    p.record({ pictures: { chart: pictureRecord(changes) } });
    const [picture] = p.read().articles.flatMap(picturesOf);
    return picture?.shown ? picture.focus : "not shown";
  };
  assert.equal(focus({ alt: "柱状图：港口的货量" }), "whole");
  assert.deepEqual(focus({ alt: "柱状图：港口的货量", focus: "top" }), { x: 0.5, y: 0 });
  assert.equal(focus({ alt: "港口" }), undefined);
});

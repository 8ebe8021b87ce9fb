import assert from "node:assert/strict";
import { test } from "node:test";
import { containsAll, excerpt, mark, readQuery } from "../../src/search/query.ts";

test("punctuation, width and capitals do not matter", () => {
  assert.deepEqual(readQuery("“停火，谈判！” ＮＢＡ").runs, ["停火", "谈判", "nba"]);
  assert.deepEqual(readQuery("  。，").runs, []);
});

test("a text contains a query only when every run stands in it side by side", () => {
  assert.equal(containsAll("开启停火谈判", readQuery("停火谈判")), true);
  assert.equal(containsAll("停火之后的谈判", readQuery("停火谈判")), false);
  assert.equal(containsAll("停火之后的谈判", readQuery("停火 谈判")), true);
  assert.equal(containsAll("在Truth Social上", readQuery("truth")), true);
});

test("an excerpt is cut around the first hit and marks it", () => {
  const text = `${"前".repeat(200)}停火谈判${"后".repeat(200)}`;
  const pieces = excerpt(text, readQuery("停火谈判"));
  assert.deepEqual(
    pieces.filter(({ hit }) => hit).map((piece) => piece.text),
    ["停火谈判"],
  );
  assert.equal(pieces[0]?.text, "…");
  assert.ok(pieces.map((piece) => piece.text).join("").length < 130);
});

test("without a hit an excerpt is the beginning, unmarked", () => {
  assert.deepEqual(excerpt("短文一篇", readQuery("没有")), [{ text: "短文一篇", hit: false }]);
});

test("marking loses no character, whatever the text", () => {
  for (const text of ["停火停火谈判", "ABC停火abc", "İstanbul 停火", "𠮷停火", ""]) {
    for (const typed of ["停火", "停火谈判", "abc", "i", "𠮷"]) {
      assert.equal(
        mark(text, readQuery(typed).runs)
          .map((piece) => piece.text)
          .join(""),
        text,
      );
    }
  }
});

test("the longest run is marked where one is part of another", () => {
  assert.deepEqual(mark("停火谈判", ["停火", "停火谈判"]), [{ text: "停火谈判", hit: true }]);
});

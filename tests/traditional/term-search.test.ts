import assert from "node:assert/strict";
import { test } from "node:test";
import { changedTerms, TermSearch } from "../../src/traditional/term-search.ts";

const found: Readonly<Record<string, readonly [term: string, file: string]>> = {
  "in one piece": ["皇后", "<p>看皇后。</p>"],
  "cut by tags": ["特朗普", '<p>特<b>朗</b><a title="a > 后">普</a></p>'],
  "behind its own beginning": ["里里后", "<p>里里里后</p>"],
  "cut by the end of a line of captions": ["皇后", "WEBVTT\n\n00:00.000 --> 00:01.000\n看皇\n后"],
  "cut by a sign that begins no mark of captions": ["皇后", "WEBVTT\n\n00:00.000 --> 00:01.000\n看皇<后"],
  "by what no way of writing changes": ["“皇后”号", '{"title":"「皇后」"}'],
  "in a character that Unicode has twice": ["豈有此理", "<p>\uf900有此理</p>"],
  "where it has nothing that can be sought": ["〇", "<p>国</p>"],
};

for (const [where, [term, file]] of Object.entries(found))
  test(`a term is found ${where}`, () => assert.ok(new TermSearch(["松树", term]).mayStandIn(file)));

test("a term is not found where no more than its beginning or its end stands, nor where nothing is sought", () => {
  for (const file of ["<p>后皇</p>", "<p>皇<b>帝</b></p>", "<p>后</p><p>看皇</p>", "<p>皇</p><p>看后</p>"])
    assert.ok(!new TermSearch(["皇后"]).mayStandIn(file), file);
  assert.ok(!new TermSearch([]).mayStandIn("<p>皇后</p>"));
});

test("terms have changed that came, went or became something else, whatever their order", () => {
  const before = { 皇后: "皇后", 台风: "颱風", 国: "國" };
  assert.deepEqual(changedTerms(before, { 国: "國", 台风: "台風", 后里: "后里" }), ["皇后", "台风", "后里"]);
  assert.deepEqual(changedTerms(before, { 国: "國", 台风: "颱風", 皇后: "皇后" }), []);
});

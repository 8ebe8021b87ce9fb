import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "../../src/domain/article.ts";
import { sourceLineOf } from "../../src/domain/attribution.ts";
import { articleOn } from "../fixtures/articles.ts";

const SOURCES = [{ name: "公报" }, { name: "先驱报" }];

for (const [line, changes] of [
  ["来源：本站采写（编辑部）", { kind: "original" }],
  ["来源：编辑部综合", { kind: "compilation", sources: SOURCES }],
  ["来源：编辑部编译", { kind: "translation", sources: SOURCES }],
  ["来源：公报、先驱报", { kind: "reprint", sources: SOURCES }],
] as const satisfies readonly (readonly [string, Partial<Article>])[]) {
  test(`the source line of an article that is ${changes.kind} is ${line}`, () => {
    assert.equal(sourceLineOf(articleOn(0, changes)), line);
  });
}

test("without a desk the authors sign", () => {
  const { desk: _, ...article } = articleOn(0, {
    authors: [{ name: "甲" }, { name: "乙" }],
    kind: "translation",
    sources: SOURCES,
  });
  assert.equal(sourceLineOf(article), "来源：甲、乙编译");
});

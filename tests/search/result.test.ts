import assert from "node:assert/strict";
import { test } from "node:test";
import type { Piece } from "../../src/search/excerpt.ts";
import { readQueries } from "../../src/search/query.ts";
import { examine, isRelated, resultOf } from "../../src/search/result.ts";
import type { Fragment } from "../../src/search/shard.ts";

const TITLE = "双方停火。";

/** What the index has of an article. */
function fragment(content: string, changes: Partial<Fragment> = {}): Fragment {
  return {
    url: "/2025/05/a/",
    content: `${TITLE} ${content}`,
    meta: { n: "5", date: "2025-05-19" },
    filters: {},
    ...changes,
  };
}

const first = (typed: string) => readQueries(typed)[0] ?? { parts: [] };
const resultFor = (typed: string, found = fragment("导语。谈判停火。")) => resultOf(examine(found, first(typed)));
/** A text with its hits in brackets. */
const shown = (pieces: readonly Piece[]) => pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("");

test("a result shows the title without its full stop, and an excerpt of what follows", () => {
  const { title, excerpt } = resultFor("停火");
  assert.equal(shown(title), "双方[停火]");
  assert.equal(shown(excerpt), "导语。谈判[停火]。");
});

test("a hit in the title alone leaves the beginning of the text as excerpt", () => {
  const { title, excerpt } = resultFor("双方");
  assert.deepEqual([shown(title), shown(excerpt)], ["[双方]停火", "导语。谈判停火。"]);
});

test("where not even a part is there, those of its pairs are marked that are", () => {
  const { title, excerpt } = resultFor("停火谈叛", fragment(`${"很长的导语。".repeat(40)}又停火了。`));
  assert.equal(shown(title), "双方[停火]");
  assert.match(shown(excerpt), /又\[停火\]了。$/);
});

test("without a match the parts that are there are marked", () => {
  assert.equal(shown(resultFor('"停火" "协议"').excerpt), "导语。谈判[停火]。");
});

test("folding moves no mark", () => {
  const found = fragment("用 ５Ｇ　网络。");
  assert.equal(shown(resultFor("5G网络", found).excerpt), "用 [５Ｇ　网络]。");
});

test("an article whose title is all there is has an empty excerpt", () => {
  assert.equal(shown(resultFor("停火", fragment("")).excerpt), "");
});

test("a result carries what the index knows of the article", () => {
  const filters = { section: ["要闻"], kind: ["综合"], source: ["公报", "先驱报"] };
  const meta = { n: "5", date: "2025-05-19", image: "/2025/05/a/chart.png", alt: "图", credit: "公报", cut: "whole" };
  const { url, date, section, kind, sources, image } = resultFor("停火", fragment("", { filters, meta }));
  assert.deepEqual(
    [url, date, section, kind, sources],
    ["/2025/05/a/", "2025-05-19", "要闻", "综合", ["公报", "先驱报"]],
  );
  assert.deepEqual(image, { src: "/2025/05/a/chart.png", alt: "图", credit: "公报", cut: "whole" });
  assert.equal(resultFor("停火").image, undefined);
});

for (const typed of ["停火", "停火，谈判", '"New York" 停火', "5G 网络", "COVID-19疫情"]) {
  test(`the words that ${typed} hands to the article mean the same there`, () => {
    const meant = readQueries(resultFor(typed).words).map((query) => JSON.stringify(query));
    assert.ok(meant.includes(JSON.stringify(first(typed))), meant.join());
  });
}

for (const [typed, content, related] of [
  ["停火谈判", "停火了，谈判。", true],
  ["协议谈判", "都没有。", false],
  ["停火谈判协议", "停火了。", false],
  ["增长3.5%", "增长率3.5%。", true],
  ["的", "了", false],
] as const) {
  test(`a text of ${content} is ${related ? "" : "not "}related to ${typed}`, () => {
    assert.equal(isRelated(examine({ ...fragment(content), content }, first(typed))), related);
  });
}

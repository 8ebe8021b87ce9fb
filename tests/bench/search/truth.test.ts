import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SearchQuery } from "../../../scripts/bench/search/query.ts";
import { textOf } from "../../../scripts/bench/search/texts.ts";
import { taiwanWord, traditional } from "../../../scripts/bench/search/traditional.ts";
import { Truths } from "../../../scripts/bench/search/truth.ts";

/** What is right for a query in articles of these pieces; articles are numbered as written. */
function right(query: SearchQuery, ...articles: string[][]): number[] {
  return numbers(truths(articles).of(query).right);
}

function disputed(query: SearchQuery, ...articles: string[][]): number[] {
  return numbers(truths(articles).of(query).disputed);
}

const truths = (articles: readonly string[][]) =>
  new Truths(articles.map((pieces, index) => ({ path: String(index), title: pieces[0] ?? "", pieces })));
const numbers = (paths: ReadonlySet<string>) => [...paths].map(Number);

describe("what a query ought to find", () => {
  it("is the word that was typed in letters; another one of the same letters is neither right nor wrong (m)", () => {
    const query = { family: "m", typed: "sheji", words: ["射击"], alike: ["设计"] } as const;
    const articles = [["射击"], ["设计"], ["设计与射击"], ["别的"]];
    assert.deepEqual([right(query, ...articles), disputed(query, ...articles)], [[0, 2], [1]]);
  });

  it("is where the words stand side by side, in any piece, but not across two pieces or a mark (a, b, c, i, j)", () => {
    for (const family of ["a", "b", "c", "i", "j"] as const) {
      const found = right(
        { family, typed: "中国" },
        ["访中国人"],
        ["标题", "在中国"],
        ["其中，国家"],
        ["空中", "国家"],
      );
      assert.deepEqual(found, [0, 1]);
    }
  });

  it("is what was published on a day, whatever mentions it (n)", () => {
    const texts = ["2025-05-19", "2025-05-20"].map((day, index) => ({
      path: `${index}`,
      title: "",
      day,
      pieces: [day],
    }));
    const { right, disputed } = new Truths(texts).of({ family: "n", typed: "2025年5月19日", day: "2025-05-19" });
    assert.deepEqual([[...right], [...disputed]], [["0"], ["1"]]);
  });

  it("does not depend on width or case, and never cuts a number (d)", () => {
    const query = { family: "d", typed: "5G网络" } as const;
    assert.deepEqual(right(query, ["用５ｇ网络"], ["用15G网络"], ["用5G的网络"]), [0]);
    assert.deepEqual(right({ family: "d", typed: "iPhone 17" }, ["买iPhone 17的人"], ["买iPhone 170"]), [0]);
  });

  it("is what the simplified words find, for traditional input (e)", () => {
    const typed = traditional("发展计划", "tw");
    assert.equal(typed, "發展計劃");
    const query = { family: "e", typed, simplified: "发展计划" } as const;
    assert.deepEqual(right(query, ["有发展计划"], ["有发展的计划"]), [0]);
  });

  it("accepts the word and the characters, where Taiwan has another word (e)", () => {
    assert.equal(taiwanWord("软件"), "軟體");
    assert.equal(taiwanWord("发展"), undefined);
    const query = { family: "e", typed: "軟體", simplified: "软件", wording: true } as const;
    assert.deepEqual(right(query, ["新软件"], ["软体动物"], ["软的"]), [0, 1]);
  });

  it("takes a word that both scripts write alike for what was typed, where an article has it (e)", () => {
    const query = { family: "e", typed: "影片", simplified: "视频", wording: true } as const;
    assert.deepEqual(right(query, ["新影片"], ["新视频"]), [0]);
    assert.deepEqual(right(query, ["新图"], ["新视频"]), [1]);
  });

  it("takes dates in digits and in Chinese numerals for the same (f)", () => {
    const month = { family: "f", typed: "五月" } as const;
    assert.deepEqual(
      right(month, ["在5月"], ["在五月"], ["在15月"], ["在十五月"], ["五个月"], ["2025年5月19日"]),
      [0, 1, 5],
    );
    const day = { family: "f", typed: "2025年11月20日" } as const;
    assert.deepEqual(
      right(day, ["二〇二五年十一月二十日"], ["二〇二五年十一月二十一日"], ["二〇二五年一月二十日"]),
      [0],
    );
    assert.deepEqual(right({ family: "f", typed: "一月" }, ["十一月"], ["一月"]), [1]);
  });

  it("cuts neither decimals nor thousands (f)", () => {
    assert.deepEqual(right({ family: "f", typed: "5%" }, ["增长5%"], ["增长12.5%"], ["增长15%"]), [0]);
    assert.deepEqual(right({ family: "f", typed: "200人" }, ["有200人"], ["有3,200人"]), [0]);
  });

  it("overlooks punctuation in query and text, but joins no numbers (g)", () => {
    const query = { family: "g", typed: "通话：俄方" } as const;
    assert.deepEqual(
      right(query, ["通话:俄方"], ["通话俄方"], ["通话，“俄方”"], ["通话了俄方"], ["通话", "俄方"]),
      [0, 1, 2],
    );
    assert.deepEqual(right({ family: "g", typed: "５月" }, ["增长3%，5月"], ["35月"]), [0]);
  });

  it("leaves parts that stand apart undecided, unless nothing has them side by side (g)", () => {
    const query = { family: "g", typed: "经济　增长" } as const;
    const apart = ["增长的经济"];
    assert.deepEqual(right(query, ["经济增长"], apart, ["经济"]), [0]);
    assert.deepEqual(disputed(query, ["经济增长"], apart, ["经济"]), [1]);
    assert.deepEqual(right(query, apart, ["经济"]), [0]);
    assert.deepEqual(disputed(query, apart, ["经济"]), []);
  });

  it("is every article with the character (h)", () => {
    assert.deepEqual(right({ family: "h", typed: "水" }, ["流水"], ["火"]), [0]);
  });
});

describe("the text of an article", () => {
  it("is headline, lede, paragraphs, captions and credits without markup", () => {
    const { path, pieces } = textOf(
      {
        folder: "2025/05/story-1",
        slug: "story-1",
        record: {
          id: "20250519-story-1",
          title: "标题",
          lede: "导语",
          published: "2025-05-19T09:00:00-07:00",
          kind: "original",
          section: "world",
          pictures: { pic1: { caption: "说明", credit: "source-01", unavailable: "没有" } },
        },
        markdown: "有**重点**，完。\n\n## 小标题\n\n![](pic1)\n",
      },
      () => "某报",
    );
    assert.equal(path, "/2025/05/story-1/");
    assert.deepEqual(pieces, ["标题", "导语", "有重点，完。", "小标题", "说明", "某报"]);
  });
});

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Asked, Outcome } from "../../../scripts/bench/search/ask.ts";
import { familyFigures, figuresOf, scoreOf, spread } from "../../../scripts/bench/search/metrics.ts";
import { BENCH_SEARCH, searchBenchOptionsOf } from "../../../scripts/bench/search/options.ts";
import type { AskedQuery } from "../../../scripts/bench/search/queries.ts";
import type { Family } from "../../../scripts/bench/search/query.ts";
import { searchReport } from "../../../scripts/bench/search/report.ts";
import { searchReportText } from "../../../scripts/bench/search/report-text.ts";
import { UsageError } from "../../../src/terminal/outcome.ts";
import { givenTo } from "../../fixtures/given.ts";

const asked = (exact: readonly string[], bytes = 1000): Asked => ({
  answer: { exact, related: [] },
  transfer: { requests: 1, bytes, byKind: { index: bytes } },
});

interface Case {
  readonly family?: Family;
  readonly right: readonly string[];
  readonly disputed?: readonly string[];
  readonly known?: string;
  readonly titled?: readonly string[];
}

function query({ family = "a", right, disputed = [], known, titled }: Case): AskedQuery {
  const truth = { right: new Set(right), disputed: new Set(disputed), ...(titled && { titled: new Set(titled) }) };
  return { family, typed: "中国", truth, ...(known !== undefined && { known }) };
}

const score = (given: Case, exact: readonly string[]) => scoreOf({ query: query(given), first: asked(exact) });
const paths = (count: number) => Array.from({ length: count }, (_, index) => `r${index}`);

describe("the score of a query", () => {
  it("is perfect when all that is right is shown and nothing else", () => {
    const { recall, precision, wronglyEmpty } = score({ right: ["x", "y"] }, ["y", "x"]);
    assert.deepEqual([recall, precision, wronglyEmpty], [1, 1, false]);
  });

  it("takes precision from the first ten, or from fewer when fewer are shown", () => {
    assert.equal(score({ right: ["x"] }, ["x", "no", "no2", "no3"]).precision, 0.25);
    const long = [...paths(10), "no"];
    assert.equal(score({ right: paths(10) }, long).precision, 1);
  });

  it("asks for no more than can be shown", () => {
    const { recall, missed } = score({ right: paths(500) }, paths(60));
    assert.deepEqual([recall, missed], [1, []]);
    assert.equal(score({ right: paths(500) }, paths(30)).recall, 0.5);
  });

  it("is nought when nothing is shown though something is right, and perfect when nothing is", () => {
    assert.deepEqual(score({ right: ["x"] }, []), {
      recall: 0,
      precision: 0,
      wronglyEmpty: true,
      missed: ["x"],
      wrong: [],
    });
    const { recall, precision, wronglyEmpty } = score({ right: [] }, []);
    assert.deepEqual([recall, precision, wronglyEmpty], [1, 1, false]);
    assert.equal(score({ right: [] }, ["no"]).precision, 0);
  });

  it("leaves out what is disputed", () => {
    const { recall, precision, wrong } = score({ right: ["x"], disputed: ["d"] }, ["x", "d", "no"]);
    assert.deepEqual([recall, precision, wrong], [1, 0.5, ["no"]]);
  });

  it("asks for no right one in the place of a disputed one where the page is full", () => {
    const disputed = paths(70).slice(40, 50);
    const right = paths(70).filter((path) => !disputed.includes(path));
    assert.equal(score({ right, disputed }, paths(60)).recall, 1);
    assert.equal(score({ right, disputed }, paths(50)).recall, 40 / 60);
    assert.equal(score({ right, disputed }, [...paths(59), "no"]).recall, 49 / 50);
    assert.equal(score({ right: ["x"], disputed: paths(60) }, paths(60)).recall, 0);
  });

  it("counts what is related for what was not typed as it stands, and the offer for a day", () => {
    const first = { ...asked(["x"]), answer: { exact: ["x"], related: ["y"], offered: ["z"] } };
    const recall = (family: Family, right: string) =>
      scoreOf({ query: query({ family, right: [right] }), first }).recall;
    assert.deepEqual([recall("k", "y"), recall("p", "y"), recall("a", "y")], [1, 1, 0]);
    assert.deepEqual([recall("n", "z"), recall("n", "x"), recall("a", "z")], [1, 0, 0]);
  });

  it("knows the place of the article that was looked for", () => {
    assert.equal(score({ right: ["x", "y"], known: "y" }, ["x", "y"]).reciprocalRank, 0.5);
    assert.equal(score({ right: ["x", "y"], known: "y" }, ["x"]).reciprocalRank, 0);
    // Where another headline says the same, it was as likely looked for.
    assert.equal(score({ right: ["x", "y", "z"], known: "y", titled: ["x", "y"] }, ["x", "y"]).reciprocalRank, 1);
    assert.equal(
      score({ right: ["x", "y", "z"], known: "y", titled: ["x", "y"] }, ["z", "x", "y"]).reciprocalRank,
      0.5,
    );
    assert.equal(score({ right: ["x"] }, ["x"]).reciprocalRank, undefined);
  });

  it("counts a query without an answer as empty", () => {
    assert.equal(scoreOf({ query: query({ right: ["x"] }) }).wronglyEmpty, true);
  });
});

describe("figures of many queries", () => {
  const good = { query: query({ right: ["x"] }), first: asked(["x"], 2000), later: asked(["x"], 10) };

  it("are means, medians and high percentiles that were measured", () => {
    const bad = { query: query({ family: "b", right: ["x"] }), first: asked([], 4000), later: asked(["x"], 30) };
    const all = figuresOf("全部", [good, bad]);
    assert.deepEqual([all.recall, all.precision, all.wronglyEmpty, all.unsteady], [0.5, 0.5, 1, 1]);
    assert.deepEqual([all.firstBytes.max, all.laterBytes.p50, all.laterBytes.p95], [4000, 10, 30]);
    assert.deepEqual(
      familyFigures([good, bad]).map(({ name, recall }) => [name, recall]),
      [
        ["a 二字词", 1],
        ["b 三四字名称", 0],
      ],
    );
    assert.deepEqual(spread([3, 1, 2]), { p50: 2, p95: 3, max: 3 });
    assert.deepEqual(spread(Array.from({ length: 100 }, (_, index) => index + 1)), { p50: 50, p95: 95, max: 100 });
  });

  it("tell how many traditional queries show what the simplified ones show", () => {
    const outcomes: Outcome[] = [
      { ...good, sameAsSimplified: true },
      { ...good, sameAsSimplified: false },
    ];
    assert.equal(figuresOf("e", outcomes).sameAsSimplified, 0.5);
    assert.equal(figuresOf("a", [good]).sameAsSimplified, undefined);
  });
});

describe("what was promised of search", () => {
  const settings = { articles: 1, length: 530, floors: true, strictTimes: false };
  const perfect: Outcome = {
    query: query({ family: "c", right: ["x"], known: "x" }),
    first: asked(["x"], 100_000),
    later: asked(["x"], 40_000),
    sameAsSimplified: true,
  };
  const below = (change: Partial<Outcome>, more: Partial<typeof settings> = {}) =>
    searchReport([{ ...perfect, ...change }], { ...settings, ...more }).below.join("\n");

  it("is kept by a perfect search", () => {
    assert.equal(below({}), "");
  });

  const seeded: Readonly<Record<string, [Outcome, RegExp]>> = {
    "a missed article": [
      { ...perfect, query: query({ right: ["x", "y"] }) },
      /全部查询：召回率 0\.500，不到 0\.99\na 二字词：召回率/,
    ],
    "a false one": [{ ...perfect, first: asked(["x", "no"], 100_000) }, /全部查询：前十准确率 0\.500/],
    "a known article too far down": [{ ...perfect, first: asked(["no", "x"], 100_000) }, /MRR 0\.500，不到 0\.9/],
    "an empty answer": [{ ...perfect, first: asked([], 100_000) }, /有结果却显示为空：1 次/],
    "no answer at all": [{ query: query({ right: ["x"] }), first: asked(["x"]) }, /没有回答：1 次/],
    "traditional input that finds other articles": [
      { ...perfect, sameAsSimplified: false },
      /繁体输入：与简体结果相同的比例 0\.000/,
    ],
    "a first search that fetches too much": [
      { ...perfect, first: asked(["x"], 110_001) },
      /首次搜索 p95：110\.0 KB，超过 110 KB/,
    ],
    "later searches that fetch too much": [
      { ...perfect, later: asked(["x"], 140_000) },
      /再次搜索中位数：140\.0 KB.*\n再次搜索 p95/,
    ],
  };
  for (const [name, [outcome, says]] of Object.entries(seeded)) {
    it(`is broken by ${name}`, () => {
      assert.match(searchReport([outcome], settings).below.join("\n"), says);
    });
  }

  it("has floors of their own for what was meant, which are none of the exact families' figures", () => {
    const missed: Outcome = { ...perfect, query: query({ family: "k", right: ["y"] }) };
    const report = searchReport([perfect, missed], settings);
    assert.deepEqual([report.all.queries, report.all.recall], [1, 1]);
    assert.deepEqual(report.below, ["k 连写的词：召回率 0.000，不到 0.95"]);
  });

  it("is broken by slow answers only when times are strict", () => {
    const slow = { slow: { first: { seen: 2999, whole: 9000 }, later: { seen: 1001, whole: 9000 } } };
    assert.equal(below(slow), "");
    assert.match(below(slow, { strictTimes: true }), /慢线路再次用时 p95：1001\.0 毫秒/);
    assert.equal(below(slow, { strictTimes: true, floors: false }), "");
  });

  it("is reported with what was missed and what was wrong", () => {
    const texts = ["x", "no"].map((path) => ({ path, title: "", pieces: [`在${path}中国家`] }));
    const outcome = { ...perfect, query: query({ right: ["x"] }), first: asked(["no"]) };
    const text = searchReportText(searchReport([outcome], settings), texts, true);
    assert.match(text, /a “中国”：应有 1，显示 1，召回 0\.00，前十准 0\.00/);
    assert.match(text, /漏 x …在x中国家…/);
    assert.match(text, /错 no …在no中国家…/);
    assert.match(text, /✗ 全部查询：召回率/);
  });
});

const optionsOf = (...args: string[]) => searchBenchOptionsOf(givenTo(BENCH_SEARCH, args).values);

describe("options of the search benchmark", () => {
  it("have defaults, and a preset for many long articles", () => {
    const options = optionsOf();
    assert.deepEqual([options.articles, options.length, options.queries, options.floors], [10_000, 530, 60, true]);
    const scale = optionsOf("--scale", "--queries", "5");
    assert.deepEqual([scale.articles, scale.length, scale.queries, scale.floors], [30_000, 2000, 5, false]);
  });

  it("refuse what cannot be measured", () => {
    const options = optionsOf("--family", "a,f");
    assert.deepEqual(options.families, ["a", "f"]);
    for (const args of [["--articles", "0"], ["--family", "z"], ["--fast"]])
      assert.throws(() => optionsOf(...args), UsageError);
  });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import type { SourceCitation } from "../../src/domain/source.ts";
import { identityOf, independenceOf, independentOf } from "../../src/domain/source-chain.ts";

const AGENCY: SourceCitation = { key: "agency", name: "通讯社" };
const paper = (name: string, ...via: readonly SourceCitation[]): SourceCitation => ({
  name,
  url: `https://${name}.example/`,
  ...(via.length > 0 && { via }),
});

test("four papers that cite one agency, and the agency itself, are one independent source", () => {
  const sources = [...["甲", "乙", "丙", "丁"].map((name) => paper(name, AGENCY)), AGENCY];
  assert.equal(independenceOf(sources), "5 个来源的消息都出自通讯社，独立来源只有 1 个。");
});

test("a paper that speaks for itself beside two that cite one agency makes two", () => {
  assert.equal(
    independenceOf([paper("甲", AGENCY), paper("乙", AGENCY, paper("丙")), paper("丁")]),
    "3 个来源里，独立的有 2 个：通讯社、丁。",
  );
});

test("of sources that all speak for themselves nothing is said, however often one is cited", () => {
  assert.equal(independenceOf([paper("甲"), paper("乙"), paper("甲")]), undefined);
  assert.equal(independenceOf([paper("甲", AGENCY)]), undefined);
  assert.equal(independenceOf([]), undefined);
});

test("order and repetition change no count; another chain from the same origin adds nothing, a new origin one", () => {
  const random = seededRandom(20261130);
  for (let round = 0; round < 200; round += 1) {
    const some = () => paper(pick(random, ["甲", "乙", "丙", "丁", "戊"]));
    const sources = Array.from({ length: between(random, 1, 8) }, (_, at) =>
      random() < 0.5 ? some() : paper(`报${at}`, some(), ...(random() < 0.5 ? [AGENCY] : [])),
    );
    const count = independentOf(sources).length;
    assert.equal(independentOf([...sources, ...sources].reverse()).length, count);
    const [first] = independentOf(sources);
    assert.ok(first);
    assert.equal(independentOf([...sources, paper("新", first)]).length, count);
    assert.equal(independentOf([...sources, paper("新")]).length, count + 1);
    assert.ok(count <= new Set(sources.map(identityOf)).size);
  }
});

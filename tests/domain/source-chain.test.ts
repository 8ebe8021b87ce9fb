import assert from "node:assert/strict";
import { test } from "node:test";
import { between, pick, seededRandom } from "../../scripts/bench/random.ts";
import type { SourceCitation } from "../../src/domain/source.ts";
import { circularSource, identityOf, independenceOf, independentOf } from "../../src/domain/source-chain.ts";

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

test("who has it from another of the sources has it from whom that one has it, unless that one tells different things", () => {
  const [one, two, three] = [paper("甲"), paper("乙", paper("甲")), paper("丙", paper("乙"))];
  assert.equal(independenceOf([three, two, one]), "3 个来源的消息都出自甲，独立来源只有 1 个。");
  assert.deepEqual(
    independentOf([three, two, paper("乙", paper("丁")), one]).map(({ name }) => name),
    ["乙", "甲", "丁"],
  );
});

test("a chain that leads back to where it began is found at whichever source, and none of chains that begin somewhere", () => {
  const random = seededRandom(37);
  const names = ["甲", "乙", "丙", "丁", "戊", "己"];
  for (let round = 0; round < 200; round += 1) {
    // Whoever stands later has it from those before.
    const straight = names.map((name, at) => {
      const before = names.slice(0, at).filter(() => random() < 0.5);
      return paper(name, ...before.map((one) => paper(one)));
    });
    assert.equal(circularSource(straight), undefined);
    assert.ok(independentOf(straight).every(({ name }) => !straight.find((one) => one.name === name)?.via));
    const [from, to] = [between(random, 0, 5), between(random, 0, 5)];
    const [a = "", b = ""] = [names[Math.min(from, to)], names[Math.max(from, to)]];
    const circle = a === b ? [paper(a, paper(a))] : [paper(b, paper(a)), paper(a, paper(b))];
    const others = straight.filter(({ name }) => name !== a && name !== b);
    const circular = circularSource([...others, ...circle]);
    assert.ok(circular);
    assert.ok(independentOf([...others, ...circle]).length > 0);
  }
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

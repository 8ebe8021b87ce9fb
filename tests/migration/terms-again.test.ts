import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { between, type Random, seededRandom } from "../../scripts/bench/random.ts";
import { snapshot } from "./moved-world.ts";
import { newsroomExport, type SampleItem } from "./newsroom-export.ts";
import { oldPaper } from "./old-paper.ts";

const FIRST: Term = ["category", "term-0", "分类0"];

type Term = readonly [taxonomy: string, slug: string, name: string];

/** They shorten to the same, are another's key or differ in case. */
const NAMES = [
  ...[
    "Free Pascal Units",
    "Free Pascal",
    "free pascal notes",
    "多伦多本地新闻与社区活动预告",
    "多伦多本地新闻与社区活动",
  ],
  ...["news", "News", "term-1", "term-2", "Term-3"],
];

/** More of them than a menu has. */
function termsOf(random: Random): Term[] {
  return Array.from({ length: between(random, 3, 45) }, (_, at): Term => {
    const name = NAMES[between(random, 0, 2 * NAMES.length)] ?? `分类${between(random, 1, 40)}`;
    return [random() < 0.7 ? "category" : "post_tag", `term-${at}`, name];
  });
}

function itemsOf(random: Random, terms: readonly Term[], from: number, count: number): SampleItem[] {
  return Array.from({ length: count }, (_, at) => ({
    id: from + at,
    content: "港口恢复作业，首批货柜离港。",
    terms: Array.from({ length: between(random, 1, 4) }, () => terms[between(random, 0, terms.length - 1)] ?? FIRST),
  }));
}

test("a category stays where it went, run after run, whatever it was shortened to, however it is called here, and however much the old site has grown", async () => {
  for (let seed = 0; seed < 3; seed += 1) {
    const random = seededRandom(seed);
    const terms = termsOf(random);
    const items = itemsOf(random, terms, 100, 25);
    const paper = oldPaper({ "a.xml": newsroomExport(items) });
    const run = () => paper.moved(...paper.paths, "--write");
    const files = () => [snapshot(paper.articles), snapshot(paper.data)];
    await run();
    const done = files();
    await run();
    assert.deepEqual(files(), done, `seed ${seed}: a second run wrote something`);

    const path = join(paper.data, "sections.json");
    const sections: Record<string, { name: string }> = JSON.parse(readFileSync(path, "utf8"));
    for (const [at, key] of Object.keys(sections).entries()) sections[key] = { ...sections[key], name: `改名${at}` };
    writeFileSync(path, JSON.stringify(sections, null, 2));
    const renamed = files();
    await run();
    assert.deepEqual(files(), renamed, `seed ${seed}: other names here moved an article`);

    const grown = oldPaper({
      "a.xml": newsroomExport([...items, ...itemsOf(random, [...terms, ...termsOf(random)], 300, 15)]),
    });
    const { placed } = await paper.moved(...grown.paths, "--write");
    assert.deepEqual([placed.created, placed.updated], [15, 0], `seed ${seed}`);
  }
});

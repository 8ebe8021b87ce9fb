import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { withTraditional } from "../../scripts/bench/corpus-changes.ts";
import { writeCorpus } from "../../scripts/bench/corpus-files.ts";
import { changesBetween, differencesOf } from "../../scripts/bench/day/changes.ts";
import { COMMITS, timeOf } from "../../scripts/bench/day/commits.ts";
import { WorkingCopy } from "../../scripts/bench/day/working-copy.ts";
import { readPublication } from "../../src/content/read-publication.ts";

const COUNT = 40;

describe("the day of commits of the benchmark", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "laiyuan-day-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("is twenty commits and more, after each of which the publication is sound", async () => {
    const copy = new WorkingCopy(
      join(folder, "day"),
      withTraditional(writeCorpus(join(folder, "corpus"), COUNT)),
      COUNT,
    );
    const clock = COMMITS.findIndex(({ title }) => title.includes("nothing but the clock"));
    const published: number[] = [];
    for (const [nth, commit] of COMMITS.entries()) {
      await commit.apply(copy, timeOf(nth + 1));
      // What is wrong stays wrong: reading it around the clock's own commit, at the change of the zone and at the end will do.
      if (![clock - 1, clock, COMMITS.length - 2, COMMITS.length - 1].includes(nth)) continue;
      const { articles, siteData } = readPublication(copy, timeOf(nth + 1));
      assert.ok(siteData.site.traditional);
      published.push(articles.length);
    }
    assert.ok(COMMITS.length >= 20, `${COMMITS.length}`);
    // One new, one withdrawn; then the scheduled one, and none by what follows.
    assert.deepEqual(published, [COUNT, COUNT + 1, COUNT + 1, COUNT + 1]);
  });
});

describe("what a build of the day has changed", () => {
  it("is what is new, gone, or of other bytes", () => {
    const sites = [
      { "/same.html": "1", "/other/index.html": "1", "/gone.html": "1", "/feed.xml": "1" },
      { "/same.html": "1", "/other/index.html": "2", "/new.html": "1", "/feed.xml": "2" },
    ].map((files) => new Map(Object.entries(files)));
    assert.deepEqual(changesBetween(sites[0] ?? new Map(), sites[1] ?? new Map()), { pages: 3, otherFiles: 1 });
  });

  it("is seen in the bytes themselves", (t) => {
    const folder = mkdtempSync(join(tmpdir(), "laiyuan-differences-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const files = { one: { a: "1", b: "1", c: "1" }, other: { a: "1", b: "2", d: "1" } };
    for (const [side, texts] of Object.entries(files)) {
      mkdirSync(join(folder, side));
      for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, side, name), text);
    }
    assert.deepEqual(differencesOf(join(folder, "one"), join(folder, "other")), ["/b", "/c", "/d"]);
  });
});

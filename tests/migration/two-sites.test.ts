import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { z } from "zod";
import { between, seededRandom } from "../../scripts/bench/random.ts";
import { snapshot } from "./moved-world.ts";
import { newsroomExport, type SampleItem } from "./newsroom-export.ts";
import { oldPaper } from "./old-paper.ts";

const Record = z.object({ aliases: z.array(z.string()).default([]) }).loose();

test("two old sites moved into one publication share no old address, whatever numbers and names both had, and neither run again changes anything", async () => {
  for (let seed = 0; seed < 2; seed += 1) {
    const random = seededRandom(seed);
    const items = (): SampleItem[] =>
      Array.from({ length: 12 }, () => between(random, 1, 30))
        .filter((id, at, all) => all.indexOf(id) === at)
        .map((id) => ({ id, slug: `%e6%97%a7-${id}`, title: `第${id}篇`, content: "港口恢复作业，首批货柜离港。" }));
    const other = newsroomExport(items()).replaceAll("old-news.example", "other-news.example");
    const paper = oldPaper({ "a.xml": newsroomExport(items()), "b.xml": other });
    const moveBoth = async () => {
      for (const path of paper.paths) await paper.moved(path, "--write");
    };
    await moveBoth();
    const done = snapshot(paper.articles);
    const records = [...done.keys()].filter((path) => path.endsWith("article.json"));
    const aliases = records.flatMap(
      (path) => Record.parse(JSON.parse(readFileSync(join(paper.articles, path), "utf8"))).aliases,
    );
    assert.ok(aliases.length > 10);
    assert.deepEqual(aliases.toSorted(), [...new Set(aliases)].toSorted(), `seed ${seed}`);
    await moveBoth();
    assert.deepEqual(snapshot(paper.articles), done, `seed ${seed}`);
  }
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { runCheck } from "../../src/check/command.ts";
import { commandRun } from "../fixtures/command-run.ts";
import { FOLDER, minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";
import { moveIn, OLD, oldRecord } from "../fixtures/old-articles.ts";
import { verdictsOf } from "../gate/verdicts.ts";

const check = ({ articles, data }: Publication, ...args: string[]) =>
  commandRun((streams) => runCheck(["--articles", articles, "--data", data, ...args], streams, {}));
const OTHER = "2025/05/other";

/** Two old articles, one of which lacks two things, and a new one. */
function moved(): Publication {
  const p = minimalPublication();
  moveIn(p, [7, 8]);
  p.record(oldRecord({ desk: undefined, kind: "unknown" }, ["byline", "kind"]));
  p.record(oldRecord({ id: "20250519-known", archive: { ...OLD, post: 8 } }), "2025/05/known");
  p.record({ id: "20250520-other" }, OTHER);
  p.write("article.md", "另外一件事情。\n", OTHER);
  p.write("article.md", "还有一件事情。\n", "2025/05/known");
  return p;
}

test("what old articles lack is one line, and reminds nobody of each", async () => {
  const { status, stdout } = await check(moved());
  assert.equal(status, 0);
  assert.equal(
    stdout,
    "旧站 old.example 移入 2 篇，1 篇有没有查明的：体裁 1 篇，署名 1 篇；逐篇列出用 npm run check -- --debt all。\n" +
      "✓ 检查了 3 篇文章：0 处错误，0 处提醒。\n",
  );
});

test("whoever wants to pay it is told of each article and its record, all or those that lack one thing", async () => {
  const p = moved();
  for (const debt of ["all", "byline", "署名"])
    assert.match(
      (await check(p, "--debt", debt)).stdout,
      /2025\/05\/sample\/article\.json {2}缺体裁、署名 {2}标题\n一共 1 篇/,
      debt,
    );
  assert.match((await check(p, "--debt", "alt")).stdout, /^一共 0 篇缺图片描述/);
  assert.equal((await check(p, "--debt", "everything")).status, 2);
  const { debt } = JSON.parse((await check(p, "--json", "--debt", "kind")).stdout);
  assert.deepEqual(debt, {
    sites: [{ site: OLD.site, articles: 2, owing: 1, lacking: { kind: 1, byline: 1 } }],
    articles: [{ path: `/${FOLDER}/`, unknown: ["kind", "byline"] }],
  });
});

test("how an old text is written stops nobody, and is told where somebody asks", async () => {
  const p = moved();
  p.write("article.md", "甲说：“好。乙说,好。\n");
  const { status, stdout } = await check(p);
  assert.equal(status, 0);
  assert.doesNotMatch(stdout, /unpaired-quotes/);
  assert.match(stdout, /旧站文章的写法有 2 处提醒/);
  const asked = await check(p, FOLDER.slice(0, 7), "--json");
  assert.deepEqual(
    JSON.parse(asked.stdout).findings.map(({ code, severity }: Record<string, unknown>) => `${code} ${severity}`),
    ["unpaired-quotes warning", "half-width-punctuation warning"],
  );
  p.write("article.md", "甲说：“好。\n", OTHER);
  assert.equal((await check(p)).status, 1);
  // It does not stop a build either.
  p.write("article.md", "另外一件事情。\n", OTHER);
  assert.deepEqual(await verdictsOf(p), { check: [], build: [] });
});

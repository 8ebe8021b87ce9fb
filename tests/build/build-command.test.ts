import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { manifestOf, writeManifest } from "../../src/build/manifest.ts";
import { openStage } from "../../src/build/stage.ts";
import { fingerprint, oneArticleSite } from "./one-article-site.ts";

test("a build of any folder writes a whole site and tells a machine what it did", () => {
  const site = oneArticleSite();
  const { status, stdout } = site.build("--json");
  assert.equal(status, 0);
  const report: { ok: boolean; articles: number; pages: number; searchable: number; steps: { step: string }[] } =
    JSON.parse(stdout);
  assert.equal(report.ok, true);
  assert.equal(report.articles, 1);
  assert.equal(report.searchable, 1);
  assert.deepEqual(
    report.steps.map(({ step }) => step),
    ["检查", "样式与脚本", "图片", "生成页面", "转址", "网页后台", "搜索索引", "核对", "发布到文件夹"],
  );
  const html = Object.keys(fingerprint(site.output) ?? {}).filter((file) => file.endsWith(".html"));
  assert.ok(html.includes("2025/05/trump-putin-ceasefire-call/index.html"));
  assert.deepEqual(readdirSync(site.scratch).sort(), ["articles", "data", "public", "public.manifest.json"]);
});

test("a second build takes the search index from the cache, and --no-cache leaves the cache alone", () => {
  const site = oneArticleSite();
  const shards = (...args: string[]): unknown => JSON.parse(site.build("--json", ...args).stdout).shards;
  assert.deepEqual(shards("--no-cache"), { built: 1, cached: 0 });
  assert.deepEqual(readdirSync(site.cache), []);
  assert.deepEqual(shards(), { built: 1, cached: 0 });
  const first = fingerprint(site.output);
  assert.deepEqual(shards(), { built: 0, cached: 1 });
  assert.deepEqual(fingerprint(site.output), first);
  assert.deepEqual(shards("--no-cache"), { built: 1, cached: 0 });
  assert.deepEqual(fingerprint(site.output), first);
});

test("a mistake stops the build with its place and remedy, and the old site stays as it was", () => {
  const site = oneArticleSite();
  assert.equal(site.build("--no-search").status, 0);
  const before = fingerprint(site.output);
  const path = join(site.article, "article.json");
  const good = readFileSync(path, "utf8");
  writeFileSync(
    path,
    good.replace('"kind": "compilation"', '"kind": "rumour"').replace('"section": "world"', '"section": "nowhere"'),
  );
  const { status, stderr, stdout } = site.build();
  assert.equal(status, 1);
  assert.match(
    stderr,
    /article\.json:\d+:\d+ {2}bad-value\n {2}“kind”只能是 original、compilation、translation、reprint，现在是 "rumour"。\n {2}→ /,
  );
  assert.match(stderr, /已有的网站没有改动/);
  assert.doesNotMatch(stderr + stdout, /\n\s+at /);
  assert.deepEqual(fingerprint(site.output), before);
  const { problems }: { problems: { code: string; remedy: string }[] } = JSON.parse(site.build("--json").stdout);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["bad-value"],
  );
  assert.ok(problems[0]?.remedy);
});

test("a draft and an article of tomorrow leave no trace, and the machine learns when the next one is due", () => {
  const site = oneArticleSite();
  const { status, stdout } = site.build("--json", "--no-search", "--now", "2025-05-18T00:00:00-07:00");
  assert.equal(status, 0);
  const report: { articles: number; nextDue: { at: string; paths: string[] } | null } = JSON.parse(stdout);
  assert.equal(report.articles, 0);
  assert.deepEqual(report.nextDue, {
    at: "2025-05-19T00:00:00-07:00",
    paths: ["/2025/05/trump-putin-ceasefire-call/"],
  });
  const path = join(site.article, "article.json");
  writeFileSync(path, readFileSync(path, "utf8").replace('"kind":', '"status": "draft",\n  "kind":'));
  assert.equal(site.build("--no-search").status, 0);
  const files = Object.keys(fingerprint(site.output) ?? {});
  const traces = files.filter((file) => readFileSync(join(site.output, file), "utf8").includes("风向突变"));
  assert.deepEqual(traces, []);
});

test("the same input gives the same bytes", () => {
  const site = oneArticleSite();
  site.build("--no-search");
  const first = fingerprint(site.output);
  rmSync(site.output, { recursive: true });
  site.build("--no-search");
  assert.deepEqual(fingerprint(site.output), first);
});

test("an output folder that cannot be made is named, without a stack trace", () => {
  const site = oneArticleSite();
  writeFileSync(join(site.scratch, "file"), "");
  const { status, stderr } = site.build("--output", join(site.scratch, "file", "public"));
  assert.equal(status, 3);
  assert.match(stderr, /不能写到 .*file/);
  assert.doesNotMatch(stderr, /\n\s+at /);
});

test("wrong usage is told apart from wrong articles", () => {
  const site = oneArticleSite();
  assert.equal(site.build("--nonsense").status, 2);
  assert.equal(site.build("--now", "yesterday").status, 2);
  const help = site.build("--help");
  assert.equal(help.status, 0);
  assert.match(help.stdout, /--articles/);
});

test("an endpoint that the Content-Security-Policy would block is refused", () => {
  const site = oneArticleSite();
  const path = join(site.data, "site.json");
  const facts: object = JSON.parse(readFileSync(path, "utf8"));
  writeFileSync(
    path,
    JSON.stringify({ ...facts, comments: { provider: "generic", action: "https://forms.example/c" } }),
  );
  const { status, stderr } = site.build("--no-search");
  assert.equal(status, 1);
  assert.match(stderr, /endpoint-not-allowed/);
  assert.match(stderr, /https:\/\/forms\.example/);
});

test("a search indexer that fails, stops or lies fails the build and leaves the old site", () => {
  const site = oneArticleSite();
  assert.equal(site.build("--no-search").status, 0);
  const before = fingerprint(site.output);
  for (const stub of ["/bin/false", "/bin/true", "/bin/cat", "/no/such/program"]) {
    const { status, stderr } = site.buildWith({ PAGEFIND_BINARY_PATH: stub });
    assert.equal(status, 3, stub);
    assert.match(stderr, /✗ .*Pagefind.*\n {2}已有的网站没有改动/);
    assert.doesNotMatch(stderr, /\n\s+at /);
    assert.deepEqual(fingerprint(site.output), before);
  }
});

test("what a killed build left is cleared away, and an old site set aside is put back", () => {
  const site = oneArticleSite();
  // The workplace of a build that was killed when it had put the old site aside.
  const { folder, manifest } = openStage(site.output);
  mkdirSync(join(dirname(folder), "old"));
  writeFileSync(join(dirname(folder), "old", "index.html"), "old");
  writeManifest(manifestOf(site.output), [{ path: "/index.html", size: 3, sha256: "" }]);
  writeFileSync(manifest, "");
  writeFileSync(join(site.article, "article.md"), "");
  assert.equal(site.build("--no-search").status, 1);
  assert.equal(readFileSync(join(site.output, "index.html"), "utf8"), "old", "also by a build that fails");
  writeFileSync(join(site.article, "article.md"), "![](me0qy)\n\n![](ueuci)\n\n![](2afan)\n\n![](vnigw)\n\n正文。\n");
  assert.equal(site.build("--no-search").status, 0);
  assert.deepEqual(readdirSync(site.scratch).sort(), ["articles", "data", "public", "public.manifest.json"]);
});

test("two builds at once take turns, and each leaves a whole site", async () => {
  const site = oneArticleSite();
  const builds = [site.start("--no-search"), site.start("--no-search")];
  const ended = builds.map((build) => new Promise<unknown>((resolve) => build.once("close", resolve)));
  assert.deepEqual(await Promise.all(ended), [0, 0]);
  const both = fingerprint(site.output);
  assert.equal(site.build("--no-search").status, 0);
  assert.deepEqual(fingerprint(site.output), both);
  assert.deepEqual(readdirSync(site.scratch).sort(), ["articles", "data", "public", "public.manifest.json"]);
});

test("of many reminders the first are told, and how many more there are", () => {
  const site = oneArticleSite();
  const path = join(site.article, "article.json");
  const record: object = JSON.parse(readFileSync(path, "utf8"));
  const unused = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`没有的词${index}号`, "沒有的詞"]));
  writeFileSync(path, JSON.stringify({ ...record, traditional: unused }));
  const { status, stdout } = site.build("--no-search");
  assert.equal(status, 0);
  assert.equal(stdout.match(/unused-term/g)?.length, 20);
  assert.match(stdout, /\n还有 5 处提醒，用 npm run check 看全部。\n完成：1 篇文章/);
});

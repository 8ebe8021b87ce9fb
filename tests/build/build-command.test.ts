import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { manifestOf, writeManifest } from "../../src/build/manifest.ts";
import { openStage } from "../../src/build/stage.ts";
import { pictureRecord, putPicture } from "../fixtures/minimal-publication.ts";
import { fingerprint, oneArticleSite } from "./one-article-site.ts";

const end = (process: ChildProcess) => new Promise<unknown>((resolve) => process.once("close", resolve));

test("the program builds a whole site of any folder, with editor, Traditional edition and search, and tells a machine what it did", async () => {
  const site = oneArticleSite();
  site.site({ cms: {}, traditional: { region: "taiwan" } });
  putPicture(site.publication);
  site.publication.record({ pictures: { chart: pictureRecord() } });
  site.publication.write("article.md", "![](chart)\n\n正文。\n");
  const program = site.start("--json");
  const ended = end(program);
  const stdout = program.stdout ? await text(program.stdout) : "";
  assert.equal(await ended, 0);
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
  for (const page of ["2025/05/sample/index.html", "hant/2025/05/sample/index.html", "admin/index.html"])
    assert.ok(html.includes(page), page);
  assert.deepEqual(readdirSync(site.scratch).sort(), ["articles", "data", "public", "public.manifest.json"]);
});

test("a second build takes the search index from the cache, and --no-cache leaves the cache alone", async () => {
  const site = oneArticleSite();
  const shards = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await site.build("--json", ...args)).stdout).shards;
  assert.deepEqual(await shards("--no-cache"), { built: 1, cached: 0 });
  assert.deepEqual(readdirSync(site.cache), []);
  assert.deepEqual(await shards(), { built: 1, cached: 0 });
  const first = fingerprint(site.output);
  assert.deepEqual(await shards(), { built: 0, cached: 1 });
  assert.deepEqual(fingerprint(site.output), first);
  assert.deepEqual(await shards("--no-cache"), { built: 1, cached: 0 });
  assert.deepEqual(fingerprint(site.output), first);
});

test("a mistake stops the build with its place and remedy, and the old site stays as it was", async () => {
  const site = oneArticleSite();
  assert.equal((await site.build("--no-search")).status, 0);
  const before = fingerprint(site.output);
  site.publication.record({ kind: "rumour", section: "nowhere" });
  const { status, stderr, stdout } = await site.build();
  assert.equal(status, 1);
  assert.match(
    stderr,
    /article\.json:\d+:\d+ {2}bad-value\n {2}“kind”只能是 original、compilation、translation、reprint、unknown，现在是 "rumour"。\n {2}→ /,
  );
  assert.match(stderr, /已有的网站没有改动/);
  assert.doesNotMatch(stderr + stdout, /\n\s+at /);
  assert.deepEqual(fingerprint(site.output), before);
  const report = `${site.output}.report.json`;
  const json = await site.build("--json", "--report", report);
  const { problems }: { problems: { code: string; remedy: string }[] } = JSON.parse(json.stdout);
  assert.deepEqual(
    problems.map(({ code }) => code),
    ["bad-value", "unknown-section"],
  );
  assert.equal(readFileSync(report, "utf8"), json.stdout);
  assert.ok(problems[0]?.remedy);
});

test("a draft and an article of tomorrow leave no trace, and the machine learns when the next one is due", async () => {
  const site = oneArticleSite();
  site.publication.record({ title: "风向突变" });
  const { status, stdout } = await site.build("--json", "--no-search", "--now", "2025-05-18T00:00:00-07:00");
  assert.equal(status, 0);
  const report: { articles: number; nextDue: { at: string; paths: string[] } | null } = JSON.parse(stdout);
  assert.equal(report.articles, 0);
  assert.deepEqual(report.nextDue, { at: "2025-05-19T09:30:00-07:00", paths: ["/2025/05/sample/"] });
  const traces = () =>
    Object.keys(fingerprint(site.output) ?? {}).filter((file) =>
      readFileSync(join(site.output, file), "utf8").includes("风向突变"),
    );
  assert.deepEqual(traces(), []);
  site.publication.record({ title: "风向突变", status: "draft" });
  assert.equal((await site.build("--no-search")).status, 0);
  assert.deepEqual(traces(), []);
  site.publication.record({ title: "风向突变" });
  assert.equal((await site.build("--no-search")).status, 0);
  assert.ok(traces().includes("index.html"));
});

test("the same input gives the same bytes", async () => {
  const site = oneArticleSite();
  await site.build("--no-search");
  const first = fingerprint(site.output);
  assert.ok(first);
  rmSync(site.output, { recursive: true });
  await site.build("--no-search");
  assert.deepEqual(fingerprint(site.output), first);
});

test("an output folder that cannot be made is named, without a stack trace", async () => {
  const site = oneArticleSite();
  writeFileSync(join(site.scratch, "file"), "");
  const { status, stderr } = await site.build("--output", join(site.scratch, "file", "public"));
  assert.equal(status, 3);
  assert.match(stderr, /不能写到 .*file/);
  assert.doesNotMatch(stderr, /\n\s+at /);
});

test("wrong usage is told apart from wrong articles", async () => {
  const site = oneArticleSite();
  assert.equal((await site.build("--nonsense")).status, 2);
  assert.equal((await site.build("--now", "yesterday")).status, 2);
  const help = await site.build("--help");
  assert.equal(help.status, 0);
  assert.match(help.stdout, /--articles/);
});

test("an endpoint that the Content-Security-Policy would block is refused", async () => {
  const site = oneArticleSite();
  site.site({ comments: { provider: "generic", action: "https://forms.example/c" } });
  const { status, stderr } = await site.build("--no-search");
  assert.equal(status, 1);
  assert.match(stderr, /endpoint-not-allowed/);
  assert.match(stderr, /https:\/\/forms\.example/);
});

test("a search indexer that fails, stops or lies fails the build and leaves the old site", async () => {
  const site = oneArticleSite();
  assert.equal((await site.build("--no-search")).status, 0);
  const before = fingerprint(site.output);
  for (const stub of ["/bin/false", "/bin/true", "/bin/cat", "/no/such/program"]) {
    process.env.PAGEFIND_BINARY_PATH = stub;
    const { status, stderr } = await site.build();
    delete process.env.PAGEFIND_BINARY_PATH;
    assert.equal(status, 3, stub);
    assert.match(stderr, /✗ .*Pagefind.*\n {2}已有的网站没有改动/);
    assert.doesNotMatch(stderr, /\n\s+at /);
    assert.deepEqual(fingerprint(site.output), before);
  }
});

test("what a killed build left is cleared away, and an old site set aside is put back", async () => {
  const site = oneArticleSite();
  // The workplace of a build that was killed when it had put the old site aside.
  const { folder, manifest } = openStage(site.output);
  mkdirSync(join(dirname(folder), "old"));
  writeFileSync(join(dirname(folder), "old", "index.html"), "old");
  writeManifest(manifestOf(site.output), [{ path: "/index.html", size: 3, sha256: "" }]);
  writeFileSync(manifest, "");
  site.publication.write("article.md", "");
  assert.equal((await site.build("--no-search")).status, 1);
  assert.equal(readFileSync(join(site.output, "index.html"), "utf8"), "old", "also by a build that fails");
  site.publication.write("article.md", "正文。\n");
  assert.equal((await site.build("--no-search")).status, 0);
  assert.deepEqual(readdirSync(site.scratch).sort(), ["articles", "data", "public", "public.manifest.json"]);
});

test("two builds at once take turns, and each leaves a whole site", async () => {
  const site = oneArticleSite();
  const builds = [site.start("--no-search"), site.start("--no-search")];
  assert.deepEqual(await Promise.all(builds.map(end)), [0, 0]);
  const both = fingerprint(site.output);
  assert.equal((await site.build("--no-search")).status, 0);
  assert.deepEqual(fingerprint(site.output), both);
  assert.deepEqual(readdirSync(site.scratch).sort(), ["articles", "data", "public", "public.manifest.json"]);
});

test("of many reminders the first are told, and how many more there are", async () => {
  const site = oneArticleSite();
  site.site({ traditional: { region: "taiwan" } });
  const unused = Object.fromEntries(Array.from({ length: 25 }, (_, index) => [`没有的词${index}号`, "沒有的詞"]));
  site.publication.record({ traditional: unused });
  const { status, stdout } = await site.build("--no-search");
  assert.equal(status, 0);
  assert.equal(stdout.match(/unused-term/g)?.length, 20);
  assert.match(stdout, /\n还有 5 处提醒，用 npm run check 看全部。\n完成：1 篇文章/);
});

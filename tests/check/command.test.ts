import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import iconv from "iconv-lite";
import { runCheck } from "../../src/check/command.ts";
import { commandRun, type Ended } from "../fixtures/command-run.ts";
import { FOLDER, minimalPublication, type Publication } from "../fixtures/minimal-publication.ts";

/** As if GitHub Actions did not run the tests, where annotations are wanted. */
function check({ articles, data }: Publication, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return commandRun((streams) => runCheck(["--articles", articles, "--data", data, ...args], streams, env));
}

/** In a process of its own, to which nobody answers. */
function checkUnattended({ articles, data }: Publication, args: readonly string[]) {
  const command = ["scripts/bundled.mjs", "scripts/check.ts", "--articles", articles, "--data", data, ...args];
  return spawnSync(process.execPath, command, { encoding: "utf8", input: "" });
}

const bodyOf = ({ articles }: Publication, folder = FOLDER) =>
  readFileSync(join(articles, folder, "article.md"), "utf8");

test("a publication with nothing wrong passes, one with warnings as well, and one with an error does not", async () => {
  const p = minimalPublication();
  const { status, stdout } = await check(p, []);
  assert.deepEqual([status, stdout], [0, "✓ 检查了 1 篇文章：0 处错误，0 处提醒。\n"]);
  p.write("article.md", "甲说,乙说,丙说。\n\n丁说,好。\n");
  const warned = await check(p, []);
  assert.equal(warned.status, 0);
  assert.match(warned.stdout, /article\.md:1:3 {2}half-width-punctuation {2}提醒\n.*一共 3 处，在第 1、3 行。\n {2}→ /);
  p.write("article.md", "甲说：“好。\n");
  const failed = await check(p, []);
  assert.equal(failed.status, 1);
  assert.match(failed.stdout, /article\.md:1:4 {2}unpaired-quotes {2}错误/);
});

test("what stops a build is told with the copy of all articles, in one run", async () => {
  const p = minimalPublication();
  p.record({ id: "20250520-other", section: "unknown", title: "甲,乙" }, "2025/05/other");
  p.write("article.md", "正文,好。\n", "2025/05/other");
  p.write("article.md", "正文--好。\n");
  const { status, stdout } = await check(p, []);
  assert.equal(status, 1);
  for (const code of ["unknown-section", "half-width-punctuation", "dash"]) assert.match(stdout, new RegExp(code));
  assert.match((await check(p, ["--json"])).stdout, /"ok":false/);
});

test("paths choose what is told: a folder, a file, a year, an address", async () => {
  const p = minimalPublication();
  p.record({ id: "20240520-other", published: "2024-05-20T09:00:00-07:00" }, "2024/05/other");
  p.write("article.md", "正文--好。\n", "2024/05/other");
  p.write("article.md", "正文...\n");
  for (const path of [
    "2024",
    "/2024/05/other/",
    join(p.articles, "2024/05/other"),
    join(p.articles, "2024/05/other/article.md"),
  ]) {
    const { stdout } = await check(p, [path]);
    assert.match(stdout, /dash/, path);
    assert.doesNotMatch(stdout, /ellipsis/, path);
  }
});

test("wrong usage is told from a check that could not be made", async () => {
  const p = minimalPublication();
  for (const args of [["--unknown"], ["no/such/path"], ["--yes"]])
    assert.equal((await check(p, args)).status, 2, args.join(" "));
  for (const args of [["--fix"], ["--fix", "--json"]]) assert.equal(checkUnattended(p, args).status, 2, args.join(" "));
  const outside = await check(p, ["--changed"]);
  assert.equal(outside.status, 3);
  assert.match(outside.stderr, /git/);
});

test("the house weighs the rules of copy, and no others", async () => {
  const p = minimalPublication();
  p.write("article.md", "川普说--好...\n");
  p.siteData("copy-rules.json", { dash: "error", ellipsis: "off" });
  p.siteData("names.json", [{ name: "特朗普", variants: ["川普"] }]);
  const { status, stdout } = await check(p, []);
  assert.equal(status, 1);
  assert.match(stdout, /dash {2}错误[\s\S]*name-variant {2}提醒/);
  assert.doesNotMatch(stdout, /ellipsis/);
  p.siteData("copy-rules.json", { "missing-credit": "off" });
  assert.match((await check(p, [])).stdout, /copy-rules\.json:1:2 {2}unknown-key/);
});

test("machines get every place, and in GitHub Actions annotations by themselves", async () => {
  const p = minimalPublication();
  p.write("article.md", "甲,乙,丙。\n");
  const { ok, articles, findings } = JSON.parse((await check(p, ["--json"])).stdout);
  assert.deepEqual([ok, articles, findings.length], [true, 1, 1]);
  const { code, severity, places, fixable, remedy } = findings[0];
  assert.deepEqual([code, severity, fixable], ["half-width-punctuation", "warning", 2]);
  assert.deepEqual(places, [
    [1, 2],
    [1, 4],
  ]);
  assert.match(remedy, /全角/);
  assert.match(
    (await check(p, [], { GITHUB_ACTIONS: "true" })).stdout,
    /^::warning file=.*article\.md,line=1,col=2,title=half/m,
  );
});

test("--fix shows what it would do, does it when told so, and finds nothing more to do", async () => {
  const p = minimalPublication();
  const text = "\uFEFF甲说,乙说。\r\n\r\n“丙,丁”,好。\r\n";
  p.write("article.md", text);
  const dry = await check(p, ["--fix", "--dry-run"]);
  assert.match(dry.stdout, /^-甲说,乙说。$[\s\S]*^\+甲说，乙说。$/m);
  assert.equal(bodyOf(p), text);
  const done = await check(p, ["--fix", "--yes", "--json"]);
  const { changed, findings } = JSON.parse(done.stdout);
  assert.equal(changed.length, 1);
  assert.deepEqual([findings.length, findings[0].fixable], [1, 0]);
  assert.equal(bodyOf(p), "\uFEFF甲说，乙说。\r\n\r\n“丙,丁”，好。\r\n");
  assert.deepEqual(JSON.parse((await check(p, ["--fix", "--yes", "--json"])).stdout).changed, []);
  assert.deepEqual(readdirSync(join(p.articles, FOLDER)).sort(), ["article.json", "article.md"]);
});

test("--fix keeps to the paths that were named", async () => {
  const p = minimalPublication();
  p.record({ id: "20250520-other" }, "2025/05/other");
  p.write("article.md", "甲,乙。", "2025/05/other");
  p.write("article.md", "甲,乙。");
  assert.equal((await check(p, ["--fix", "--yes", "/2025/05/other/"])).status, 0);
  assert.deepEqual([bodyOf(p, "2025/05/other"), bodyOf(p)], ["甲，乙。", "甲,乙。"]);
});

test("another encoding is named, and converted only when asked for; the original is kept outside", async () => {
  const p = minimalPublication();
  const cache = join(p.data, "..", "cache");
  const bytes = iconv.encode("本站的正文,写在这里。\n", "gb18030");
  p.write("article.md", bytes);
  const named = await check(p, ["--fix", "--yes"]);
  assert.equal(named.status, 1);
  assert.match(named.stdout, /not-utf8 {2}错误\n.*GB18030（GBK）/);
  assert.deepEqual(readFileSync(join(p.articles, FOLDER, "article.md")), bytes);
  const converted = await check(p, ["--fix", "--convert", "--yes", "--cache", cache]);
  assert.equal(converted.status, 0, converted.stdout);
  assert.equal(bodyOf(p), "本站的正文，写在这里。\n");
  const [original = ""] = readdirSync(join(cache, "originals")).filter((name) => !name.endsWith(".json"));
  assert.deepEqual(readFileSync(join(cache, "originals", original)), bytes);
});

test("--changed looks at what git sees changed or new, and at nothing else", async () => {
  const p = minimalPublication();
  const git = (...args: string[]) =>
    assert.equal(
      spawnSync("git", ["-C", join(p.articles, ".."), "-c", "user.name=a", "-c", "user.email=a@example.com", ...args])
        .status,
      0,
    );
  for (const name of ["broken", "gone", "staged"]) {
    p.record({ id: `20250520-${name}` }, `2025/05/${name}`);
    p.write("article.md", "正文。\n", `2025/05/${name}`);
  }
  p.write("article.md", "<script>...", "2025/05/broken");
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "x", "--no-gpg-sign");
  const clean = await check(p, ["--changed"]);
  assert.match(clean.stdout, /没有与其他文章比较[\s\S]*检查了 0 篇文章/);
  p.write("article.md", "正文--好。\n");
  p.write("article.md", "正文...\n", "2025/05/staged");
  p.record({ id: "20250520-new", section: "none" }, "2025/05/new");
  p.write("article.md", "停火的的正文。\n", "2025/05/new");
  git("add", join(p.articles, "2025/05/staged"));
  git("rm", "-rq", join(p.articles, "2025/05/gone"));
  const { status, stdout } = await check(p, ["--changed"]);
  assert.equal(status, 1);
  assert.match(stdout, /检查了 3 篇文章/);
  for (const code of ["dash", "ellipsis", "repeated-words", "unknown-section"]) assert.match(stdout, new RegExp(code));
  assert.doesNotMatch(stdout, /broken|gone/);
  assert.match((await check(p, [])).stdout, /broken/);
});

test("a folder where the text should be is an error, not a crash", async () => {
  const p = minimalPublication();
  mkdirSync(join(p.articles, "2025/05/odd/article.md"), { recursive: true });
  p.record({ id: "20250520-odd" }, "2025/05/odd");
  const { status, stdout } = await check(p, []);
  assert.equal(status, 1);
  assert.match(stdout, /unreadable-file/);
  assert.ok(existsSync(join(p.articles, "2025/05/odd")));
});

test("a check of one place says that errors elsewhere stop the build, and passes", async () => {
  const p = minimalPublication();
  p.record({ id: "20250520-second", status: "draft", section: "nowhere" }, "2025/05/second");
  p.write("article.md", "第二篇。\n", "2025/05/second");
  p.record({ section: "nowhere", tags: ["gossip"] });
  const { status, stdout } = await check(p, ["2025/05/second"]);
  assert.equal(status, 0);
  assert.match(stdout, /second\/article\.json:8:14 {2}unknown-section {2}草稿，发布前要改\n/);
  assert.match(stdout, /\n别处还有 2 处错误，改好以前网站不能生成；.*\n✓ 检查了 2 篇文章：0 处错误，1 处提醒。\n$/);
});

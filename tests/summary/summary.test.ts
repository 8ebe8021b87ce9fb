import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runSummary } from "../../src/summary/command.ts";
import { MOST_CHARACTERS, summaryMarkdown } from "../../src/summary/markdown.ts";
import { commandRun } from "../fixtures/command-run.ts";
import { minimalPublication, type Publication, pictureRecord } from "../fixtures/minimal-publication.ts";

// Git with nothing of the machine's own settings, and never in the repository whose hook may be running this test.
for (const name of Object.keys(process.env)) if (name.startsWith("GIT_")) delete process.env[name];
Object.assign(process.env, { GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" });

function git({ articles }: Publication, ...args: string[]): void {
  const who = ["-c", "user.name=甲", "-c", "user.email=a@paper.example"];
  execFileSync("git", ["-C", join(articles, ".."), ...who, ...args], { stdio: "ignore" });
}

const second = { id: "20250520-second", published: "2025-05-20T09:30:00-07:00" };

/** A publication of three articles, committed on main; the working tree is on a branch. */
function repository(): Publication {
  const p = minimalPublication();
  p.record(second, "2025/05/second");
  p.write("article.md", "第二篇。\n", "2025/05/second");
  p.record({ id: "20250522-fourth" }, "2025/05/fourth");
  p.write("article.md", "第四篇。\n", "2025/05/fourth");
  git(p, "init", "--initial-branch=main");
  git(p, "add", "--all");
  git(p, "commit", "--message", "稿件");
  git(p, "switch", "--create", "draft");
  return p;
}

function summary({ articles, data }: Publication, ...args: string[]) {
  return commandRun((streams) => runSummary(["--articles", articles, "--data", data, ...args], streams));
}

test("what is new, changed, deleted and withdrawn is told with sources, credits, warnings and links", async () => {
  const p = repository();
  p.record({ title: "改过的标题", tags: ["topic"] });
  p.write("article.md", "正文改长了。\n");
  rmSync(join(p.articles, "2025/05/second"), { recursive: true });
  const quoted = "他说，“这句话足够长，长到谁都会想知道它究竟是从哪里来的。”\n\n![](chart)\n";
  p.record(
    {
      id: "20250521-third",
      title: "第三篇 @someone",
      status: "draft",
      kind: "reprint",
      sources: [{ source: "gazette", url: "https://gazette.example/1", author: "甲" }],
      pictures: { chart: { ...pictureRecord(), file: undefined, unavailable: "没有授权" } },
    },
    "2025/05/third",
  );
  p.write("article.md", quoted, "2025/05/third");
  p.siteData("withdrawals.json", [
    {
      path: "/2025/05/fourth/",
      id: "20250522-fourth",
      date: "2025-06-01T00:00:00-07:00",
      reason: "权利人|要求",
      requestedBy: "公报",
    },
  ]);
  git(p, "add", "--all");
  git(p, "commit", "--message", "改稿");
  const { status, stdout, stderr } = await summary(p, "--preview", "https://preview.example/");
  assert.equal(status, 0, stderr);
  const shown = stdout.replaceAll("&#8288;", "").replaceAll("\\", "");
  assert.match(shown, /新增 1 篇，修改 1 篇，删除 1 篇，撤下 1 项/);
  assert.match(shown, /撤下 \/2025\/05\/fourth\/：权利人\|要求/);
  assert.match(
    shown,
    /### 修改：改过的标题\n\n- \[\/2025\/05\/sample\/\]\(<https:\/\/preview.example\/2025\/05\/sample\/>\)/,
  );
  assert.match(shown, /正文 2 字改成 5 字（\+3）\n- 改了：title、tags/);
  assert.match(shown, /### 删除：标题\n\n- \/2025\/05\/second\//);
  assert.match(shown, /### 新增：第三篇 @someone\n\n.*转载，草稿，发布 2025-05-19/);
  assert.match(shown, /来源：公报 https:\/\/gazette.example\/1\n- 图片出处：chart：公报/);
  assert.match(shown, /⚠️ `unsourced-quote` .*third\/article.md:1/);
  assert.doesNotMatch(stdout, /@someone/);
});

test("files that git does not know yet count, what others did on the main branch does not", async () => {
  const p = repository();
  git(p, "switch", "main");
  p.write("article.md", "别人改的。\n");
  git(p, "commit", "--all", "--message", "别人");
  git(p, "switch", "draft");
  p.record({ id: "20250521-third" }, "2025/05/third");
  p.write("article.md", "第三篇。\n", "2025/05/third");
  const { articles: folder, data } = p;
  const program = ["scripts/bundled.mjs", "scripts/summary.ts", "--articles", folder, "--data", data, "--json"];
  const { stdout } = spawnSync(process.execPath, program, { encoding: "utf8" });
  const { articles }: { articles: { what: string; path: string }[] } = JSON.parse(stdout);
  assert.deepEqual(
    articles.map(({ what, path }) => [what, path]),
    [["new", "/2025/05/third/"]],
  );
});

test("an article that is wrong is told with its errors, and a link among its files is not followed", async () => {
  const p = repository();
  p.write("article.json", "{ 坏的");
  rmSync(join(p.articles, "2025/05/second/article.md"));
  symlinkSync(join(p.data, "site.json"), join(p.articles, "2025/05/second/article.md"));
  const { status, stdout } = await summary(p, "--json");
  assert.equal(status, 0);
  const report: { articles: { path: string; characters: number; problems: { code: string }[] }[] } = JSON.parse(stdout);
  assert.deepEqual(
    report.articles.map(({ path, characters, problems }) => [path, characters, problems.map(({ code }) => code)]),
    [
      ["/2025/05/sample/", 2, ["json-syntax"]],
      ["/2025/05/second/", 0, ["symlink"]],
    ],
  );
  assert.match((await summary(p)).stdout, /网站不能生成/);
});

test("a summary fits a comment of GitHub, and says how many articles it leaves out", () => {
  const articles = Array.from({ length: 500 }, (_, index) => ({
    what: "new" as const,
    path: `/2025/05/a-${index}/`,
    title: "@#<>|".repeat(40),
    draft: false,
    sources: ["x".repeat(300)],
    credits: [],
    characters: 1,
    fields: [],
    files: [],
    problems: [],
  }));
  const text = summaryMarkdown({ articles, withdrawn: [], errors: [], warnings: [] }, undefined);
  const listed = text.match(/^### /gm)?.length ?? 0;
  assert.ok(text.length <= MOST_CHARACTERS + 500 && listed > 20);
  assert.match(text, new RegExp(`还有 ${500 - listed} 篇写不下`));
});

test("wrong usage is told apart from a base that there is not", async () => {
  const p = repository();
  assert.equal((await summary(p, "--preview", "javascript:alert(1)")).status, 2);
  assert.equal((await summary(p, "--nonsense")).status, 2);
  for (const base of ["no-such-branch", "--output=x"]) {
    const { status, stderr } = await summary(p, `--base=${base}`);
    assert.equal(status, 3);
    assert.match(stderr, /git 里没有/);
    assert.doesNotMatch(stderr, /\n\s+at /);
  }
});

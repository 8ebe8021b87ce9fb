import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, before, test } from "node:test";
import { runAssemble } from "../../../src/deployment/decision/assemble-command.ts";
import { runPlan } from "../../../src/deployment/decision/plan-command.ts";
import { runTestsCommand } from "../../../src/deployment/decision/tests-command.ts";
import type { Deployment } from "../../../src/deployment/deployment.ts";
import { identify } from "../../../src/deployment/git.ts";
import { FakeGitHub } from "./fake-github.ts";
import { ScratchRepository } from "./scratch-repository.ts";

const repository = new ScratchRepository();
const gitHub = new FakeGitHub();
const deployments: Deployment[] = [];
/** What each deployment says of itself. */
const records = new Map<string, string>();
const openHost = () => ({ deployments: async () => deployments, read: async (id: string) => records.get(id) });
let env: NodeJS.ProcessEnv = {};

/** A publication of one page and articles by name, whose check refuses what `needs` more than the program has. */
const PROGRAM = `
  const { readFileSync, writeFileSync } = require("node:fs");
  const { needs, articles } = JSON.parse(readFileSync("_data/site.json", "utf8"));
  const has = ["breaking", "VERSION"];
  if (process.env.NETLIFY_AUTH_TOKEN || process.env.GITHUB_TOKEN) process.exit(3);
  if (needs === "too much") throw new Error("out of memory");
  if (!has.includes(needs)) {
    console.log(JSON.stringify({ ok: false }));
    process.exit(1);
  }
  if (process.argv[2] !== "build") process.exit();
  if (articles.length === 0 && !process.argv.includes("--allow-fewer-pages")) {
    console.log(JSON.stringify({ ok: false, loss: true }));
    process.exit(1);
  }
  writeFileSync("_site", needs);
  const files = articles.map((name) => ({ path: "/2026/11/" + name + "/index.html" }));
  writeFileSync("_site.manifest.json", JSON.stringify({ files }));
`;
const program = (version: string) => PROGRAM.replace("VERSION", version);
const site = (needs: string, articles: readonly string[] = ["a"]) => JSON.stringify({ needs, articles });

before(async () => {
  // npm itself would take most of the time.
  writeFileSync(
    join(repository.root, "npm"),
    '#!/bin/sh\n[ "$1" = ci ] && exit\nshift 2\nexec node program.cjs "$@"\n',
    {
      mode: 0o755,
    },
  );
  env = {
    ...process.env,
    PATH: `${repository.root}${delimiter}${process.env.PATH}`,
    ...(await gitHub.listen()),
    NETLIFY_AUTH_TOKEN: "secret",
    NETLIFY_SITE_ID: "site",
    GITHUB_EVENT_NAME: "push",
  };
});
after(() => {
  process.chdir("/");
  gitHub.close();
  repository.remove();
});

/** A run of a workflow: its checkout, a command, what it handed over. */
async function run(command: (env: NodeJS.ProcessEnv) => Promise<number>): Promise<Record<string, string>> {
  const folder = repository.bareCheckout(200);
  process.chdir(folder);
  writeFileSync(join(repository.root, "outputs"), "");
  const GITHUB_SHA = repository.git("rev-parse", "main").trim();
  const exit = await command({ ...env, GITHUB_SHA, GITHUB_OUTPUT: join(repository.root, "outputs") });
  assert.equal(exit, 0);
  const lines = readFileSync(join(repository.root, "outputs"), "utf8").split("\n").filter(Boolean);
  return Object.fromEntries(lines.map((line) => line.split("=")));
}

const begin = () => run((own) => runTestsCommand(["--begin"], own));
const result = (word: string) => run((own) => runTestsCommand(["--result", word], own));
const plan = (...args: string[]) => run((own) => runPlan(args, openHost, own));

/** A whole deployment: what was accepted is public afterwards. @returns what the page says, or nothing */
async function publish(...args: string[]): Promise<string | undefined> {
  const outputs = await run((own) => runAssemble(args, openHost, own));
  const { publish: yes, code = "", content = "", "as-of": asOf } = outputs;
  if (yes !== "true") return undefined;
  for (const [index, one] of deployments.entries()) deployments[index] = { ...one, live: false };
  const id = `d${deployments.length}`;
  deployments.unshift({ id, code, content, createdAt: Date.now(), asOf: Number(asOf), live: true });
  const { files } = JSON.parse(readFileSync("_site.manifest.json", "utf8"));
  const articles = files.map(({ path }: { path: string }) => path.replace("index.html", ""));
  records.set(id, JSON.stringify({ format: 1, code, content, articles }));
  return readFileSync("_site", "utf8");
}

test("content, code and both together go out as their tests and checks allow, each once", async () => {
  repository.commit({
    "package.json": "{}",
    "package-lock.json": "{}",
    ".gitignore": "/_site\n/node_modules\n",
    "program.cjs": program("one"),
    "src/articles/2026/11/a/article.json": '{"published":"2026-11-25T06:00:00Z"}',
    "_data/site.json": site("one"),
  });
  assert.deepEqual(await plan(), { publish: "false" });
  assert.deepEqual(await begin(), { tests: "true" });
  assert.deepEqual(await begin(), { tests: "false" }, "tests that have begun are not begun again");
  await result("success");
  assert.equal(await publish(), "one");
  assert.deepEqual(await plan(), { publish: "false" });

  // Broken code on main holds up no banner, and does not go out.
  const broken = repository.commit({ "program.cjs": program("broken") });
  assert.deepEqual(await begin(), { tests: "true" });
  await result("failure");
  const banner = repository.commit({ "_data/site.json": site("breaking") });
  assert.deepEqual(await begin(), { tests: "false" }, "content alone needs no tests");
  assert.equal(await publish(), "breaking");
  assert.equal(deployments[0]?.content, banner);
  assert.notEqual(deployments[0]?.code, broken);

  // What needs its code waits for the tests of its code; what is faulty waits for whoever mends it.
  const mixed = repository.commit({ "program.cjs": program("two"), "_data/site.json": site("two") });
  assert.deepEqual(await begin(), { tests: "true" });
  const faulty = repository.commit({ "_data/site.json": site("nothing of this world") });
  assert.equal(await publish(), undefined);
  const known = identify(repository.folder, [deployments[0]?.code ?? ""])[0]?.code.slice(0, 16);
  assert.deepEqual(gitHub.marksOf(mixed), ["laiyuan/tests pending", `laiyuan/refused/${known} pending`]);
  assert.deepEqual(gitHub.marksOf(faulty), [`laiyuan/refused/${known} pending`]);
  assert.deepEqual(await plan(), { publish: "false" }, "nothing is tried twice");
  gitHub.statuses.push({ sha: mixed, state: "success", context: "laiyuan/tests", description: "" });
  assert.equal(await publish(), "two");
  assert.equal(deployments[0]?.content, mixed);
  assert.equal(gitHub.marksOf(faulty).length, 2);
  assert.deepEqual(await plan(), { publish: "false" });

  // An article whose time has come since the last build lets the same version go out again, once.
  const scheduled = { published: "2026-11-25T06:00:00Z", publishAt: new Date(Date.now() - 1000).toISOString() };
  repository.commit({
    "src/articles/2026/11/b/article.json": JSON.stringify(scheduled),
    "_data/site.json": site("two"),
  });
  assert.equal(await publish(), "two");
  assert.deepEqual(await plan(), { publish: "false" });
  const [newest] = deployments;
  assert.ok(newest);
  deployments.splice(0, 1, { ...newest, asOf: Date.parse(scheduled.publishAt) - 1 });
  assert.deepEqual(await plan(), { publish: "true", code: newest.code, content: newest.content });

  // A program that falls over has refused nothing, though Node ends it with the same number: what else there is goes out.
  const heavy = repository.commit({ "_data/site.json": site("too much") });
  assert.equal(await publish(), "two");
  process.chdir(repository.bareCheckout(200));
  assert.equal(await runAssemble([], openHost, { ...env, GITHUB_SHA: heavy }), 3);
  assert.deepEqual(gitHub.marksOf(heavy), []);
  repository.commit({ "_data/site.json": site("two") });
});

test("a pull request is tested when its merge changes code, and told apart from one that changes both", async () => {
  const base = repository.git("rev-parse", "main").trim();
  const merged = async (files: Record<string, string>): Promise<[string | undefined, boolean]> => {
    repository.git("checkout", "--quiet", "-B", "topic", base);
    repository.commit(files);
    repository.git("checkout", "--quiet", "-B", "main", base);
    repository.git("merge", "--quiet", "--no-ff", "--message=merge", "topic");
    const summary = join(repository.root, "summary");
    writeFileSync(summary, "");
    const pull = { GITHUB_EVENT_NAME: "pull_request", GITHUB_STEP_SUMMARY: summary, GITHUB_TOKEN: "" };
    const { tests } = await run((own) => runTestsCommand(["--begin"], { ...own, ...pull }));
    return [tests, readFileSync(summary, "utf8").includes("同时改了代码和内容")];
  };
  assert.deepEqual(await merged({ "_data/site.json": site("breaking") }), ["false", false]);
  assert.deepEqual(await merged({ "README.md": "read me" }), ["true", false]);
  assert.deepEqual(await merged({ "README.md": "me", "_data/site.json": site("one") }), ["true", true]);
  repository.git("checkout", "--quiet", "-B", "main", base);
});

test("without a host there is nothing to publish to, and a fault of GitHub is no answer", async () => {
  const { NETLIFY_SITE_ID: _, ...nowhere } = env;
  assert.deepEqual(await run((own) => runPlan([], openHost, { ...nowhere, GITHUB_OUTPUT: own.GITHUB_OUTPUT })), {
    publish: "false",
  });
  gitHub.failures.push(403);
  assert.equal(await runPlan([], openHost, env), 3);
  assert.equal(await runPlan(["--nonsense"], openHost, env), 2);
});

test("what would make articles disappear is tried and told once, until it is mended or somebody says that it is meant", async () => {
  const BOX = "--allow-fewer-pages";
  const code = () => identify(repository.folder, [deployments[0]?.code ?? ""])[0]?.code.slice(0, 16);
  repository.commit({ "_data/site.json": site("two", ["a", "b", "c"]) });
  assert.equal(await publish(), "two");
  for (const articles of [["a"], []]) {
    const lossy = repository.commit({ "_data/site.json": site("two", articles) });
    const report = join(repository.root, "report.json");
    const { publish: yes, refused } = await run((own) => runAssemble(["--report", report], openHost, own));
    assert.deepEqual([yes, refused], ["false", lossy]);
    assert.equal(JSON.parse(readFileSync(report, "utf8")).ok, false, "what the desk is told");
    assert.deepEqual(gitHub.marksOf(lossy), [`laiyuan/fewer-pages/${code()} failure`]);
    assert.deepEqual(await plan(), { publish: "false" }, "the schedule does not try it again");
    assert.equal((await plan(BOX)).content, lossy);
  }
  const mended = repository.commit({ "_data/site.json": site("two", ["a", "b", "c", "d"]) });
  assert.equal(await publish(), "two");
  assert.equal(deployments[0]?.content, mended);
  for (const articles of [["a"], []]) {
    const meant = repository.commit({ "_data/site.json": site("two", articles) });
    assert.equal(await publish(), undefined);
    assert.equal(await publish(BOX), "two");
    assert.equal(deployments[0]?.content, meant);
    assert.deepEqual(await plan(), { publish: "false" });
    const [live] = deployments;
    assert.ok(live);
    deployments.splice(0, 1, { ...live, asOf: 0 });
    assert.equal((await plan()).publish, "true", "an article that becomes due goes out with it");
    deployments.splice(0, 1, live);
  }
});

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { runPropose } from "../../src/deployment/propose-command.ts";
import { FakeRepository } from "./fake-repository.ts";

const scratch = mkdtempSync(join(tmpdir(), "laiyuan-propose-"));
const here = process.cwd();
const BRANCH = "laiyuan/originals";
let gitHub = new FakeRepository();
let env: Record<string, string> = {};

before(() => process.chdir(scratch));
after(() => {
  process.chdir(here);
  rmSync(scratch, { recursive: true, force: true });
});
afterEach(() => gitHub.close());

/** A night: the main branch is checked out, and the command adds a line to the file. */
async function night(line: string, exit = 1): Promise<number> {
  mkdirSync("_data", { recursive: true });
  for (const [name, text] of Object.entries(gitHub.filesOf("main"))) writeFileSync(join("_data", name), text);
  const script = `require("node:fs").appendFileSync("_data/seen.json", ${JSON.stringify(line)}); console.log("说明：${line}"); process.exit(process.env.GITHUB_TOKEN ? 3 : ${exit})`;
  const place = ["--branch", BRANCH, "--title", "近况", "--file", "_data/seen.json"];
  return await runPropose([...place, "--", process.execPath, "--eval", script, "--", "x"], env);
}

async function repository(): Promise<void> {
  gitHub = new FakeRepository();
  env = await gitHub.listen();
  gitHub.commit("main", { "seen.json": "0", "site.json": "{}" });
}

test("nights that find something keep one request of one commit, each going on from the night before, and leave main alone", async () => {
  await repository();
  const main = gitHub.filesOf("main");
  assert.equal(await night("1"), 0);
  assert.equal(await night("2"), 0);
  assert.equal(await night("3", 0), 0);
  assert.deepEqual(gitHub.pulls, [
    { number: 1, head: BRANCH, base: "main", title: "近况", body: "没有要编辑看的改动，只是记录。", state: "open" },
  ]);
  assert.deepEqual(gitHub.filesOf(BRANCH), { "seen.json": "0123", "site.json": "{}" });
  assert.equal(gitHub.ahead(BRANCH, "main"), 1);
  assert.deepEqual(gitHub.filesOf("main"), main);
  assert.ok(
    gitHub.writes.every((one) => !/heads\/main|merge/.test(one)),
    gitHub.writes.join("\n"),
  );
});

test("a night that finds nothing new writes no commit, and what main has already is proposed no more", async () => {
  await repository();
  await night("", 0);
  assert.deepEqual([gitHub.pulls, gitHub.writes], [[], []]);
  await night("1");
  const commits = gitHub.writes.filter((one) => one.includes("/git/")).length;
  await night("", 1);
  assert.equal(gitHub.writes.filter((one) => one.includes("/git/")).length, commits);
  gitHub.commit("main", { "seen.json": "01", "site.json": "{}" });
  await night("", 0);
  assert.equal(gitHub.pulls[0]?.state, "closed");
  await night("2");
  assert.deepEqual(
    gitHub.pulls.map(({ state }) => state),
    ["closed", "open"],
  );
  assert.equal(gitHub.filesOf(BRANCH)["seen.json"], "012");
});

test("what somebody has changed on main is not brought back by an open request", async () => {
  await repository();
  await night("1");
  gitHub.commit("main", { "seen.json": "dealt with;", "site.json": "{}" });
  await night("2");
  assert.equal(gitHub.filesOf(BRANCH)["seen.json"], "dealt with;2");
  assert.equal(gitHub.pulls.length, 1);
});

test("a command that breaks down proposes nothing, and wrong usage and a missing repository are told apart", async () => {
  await repository();
  assert.equal(await night("1", 3), 3);
  assert.deepEqual(gitHub.writes, []);
  assert.equal(await runPropose(["--branch", "x"], env), 2);
  const whole = ["--branch", "x", "--title", "x", "--file", "_data/x"];
  assert.equal(await runPropose(whole, env), 2);
  assert.equal(await runPropose([...whole, "--", "true"], {}), 3);
});

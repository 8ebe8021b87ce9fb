import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { runIssue } from "../../src/deployment/issue-command.ts";
import { FakeGitHub } from "./decision/fake-github.ts";

const gitHub = new FakeGitHub();
let env: Record<string, string> = {};
before(async () => {
  env = { ...(await gitHub.listen()), GITHUB_SERVER_URL: "https://example.org", GITHUB_RUN_ID: "7" };
});
after(() => gitHub.close());

const run = (script: string) => runIssue(["--title", "链接", "--", process.execPath, "--eval", script], env);
const results = (needs: unknown) =>
  runIssue(["--title", "夜间", "--results"], { ...env, RESULTS: JSON.stringify(needs) });
const issue = (title: string) => gitHub.issues.findLast((one) => one.title === title);

test("one issue is opened, kept up to date, and closed", async () => {
  assert.equal(await run("process.exit(0)"), 0);
  assert.equal(issue("链接"), undefined);
  assert.equal(await run("console.log('一处失效'); process.exit(1)"), 0);
  assert.equal(await run("console.log('两处失效'); process.exit(1)"), 0);
  assert.deepEqual(gitHub.issues, [{ number: 1, title: "链接", body: "两处失效\n", state: "open" }]);
  assert.equal(await run("process.exit(0)"), 0);
  assert.equal(issue("链接")?.state, "closed");
});

test("a command that breaks down changes no issue, and does not see the token", async () => {
  const before = gitHub.issues.length;
  assert.equal(await run("process.exit(3)"), 3);
  assert.equal(await run("process.exit(process.env.GITHUB_TOKEN ? 1 : 0)"), 0);
  assert.equal(gitHub.issues.length, before);
});

test("of a night's jobs, those that did not succeed are named", async () => {
  await results({ nodes: { result: "failure" }, foreign: { result: "success" }, budgets: { result: "cancelled" } });
  assert.equal(
    issue("夜间")?.body,
    "- nodes：failure\n- budgets：cancelled\n\nhttps://example.org/paper/news/actions/runs/7\n",
  );
  await results({ nodes: { result: "success" } });
  assert.equal(issue("夜间")?.state, "closed");
});

test("wrong usage and a missing repository are told apart", async () => {
  assert.equal(await runIssue(["--title", "链接"], env), 2);
  assert.equal(await runIssue(["--results"], env), 2);
  assert.equal(await runIssue(["--title", "链接", "--results", "--", "true"], env), 2);
  assert.equal(await runIssue(["--title", "链接", "--results"], {}), 3);
});
